from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("bm25s", reason="the extra `training` is not installed")

from index.training.reader import groups, recipe
from index.training.reader.groups import GroupSampler, Question, Reading


@pytest.fixture(scope="module")
def sampler(data: Path) -> GroupSampler:
    return GroupSampler(data)


def test_a_group_depends_on_its_number_alone(sampler: GroupSampler, data: Path) -> None:
    again = GroupSampler(data)
    assert [sampler(number) for number in range(40)] == [again(number) for number in range(40)]


def test_the_right_passage_holds_the_answer_and_the_wrong_ones_do_not(sampler: GroupSampler) -> None:
    placed = 0
    for number in range(200):
        group = sampler(number)
        assert len(group.wrong) == recipe.WRONG_PASSAGES
        if group.right.span is None:
            continue
        placed += 1
        answer = group.right.passage[slice(*group.right.span)]
        assert answer.startswith("numéro")
        for wrong in group.wrong:
            assert wrong.question != group.right.question or answer not in wrong.passage
    assert placed > 100


def test_articles_held_out_are_not_learnt_from(data: Path) -> None:
    learnt = {question.title for question in groups.piaf_questions(data)}
    kept = {f"sujet {i}" for i in range(10)} - learnt
    assert learnt
    assert all(groups.held_out(title) for title in kept)
    assert not any(groups.held_out(title) for title in learnt)


def test_an_altered_question_asks_for_what_the_passage_lacks() -> None:
    passage = "En 2019, la ville a ouvert douze crèches. Elle en comptait neuf."
    question = Question("Combien de crèches en 2019 ?", passage, "douze", "Ville", (), ())
    right = Reading(question.text, passage)
    altered = groups._altered(question, right, "Ville", groups.generator(1))
    assert altered is not None
    assert altered.passage == passage
    assert altered.question != question.text
    year = altered.question.removeprefix("Combien de crèches en ").removesuffix(" ?")
    assert year.isdigit()
    assert year not in passage


def test_without_its_sentence_a_passage_no_longer_answers() -> None:
    passage = "La ville a ouvert douze crèches. " + "Elle comptait neuf écoles et un lycée. " * 3
    question = Question("Combien de crèches ?", passage, "douze", "", (), ())
    reading = groups._unanswering(question, Reading(question.text, passage), "", groups.generator(1))
    assert reading is not None
    assert "douze" not in reading.passage
