from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("bm25s", reason="the extra `training` is not installed")

from index.training.mining import FILE
from index.training.pairs import READERS
from index.training.reader import groups, recipe
from index.training.reader.groups import GroupSampler, Question, Reading


@pytest.fixture(scope="module")
def mined(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder whose hard negatives of a pair are the next two pairs of its source."""
    folder = tmp_path_factory.mktemp("mined")
    negatives = {}
    for name in recipe.SOURCES:
        count = len(list(READERS[name](data)))
        negatives[name] = {i: [(i + 1) % count, (i + 2) % count] for i in range(count)}
    (folder / FILE).write_text(json.dumps(negatives), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def sampler(data: Path, mined: Path) -> GroupSampler:
    return GroupSampler(data, mined)


def test_a_group_depends_on_its_number_alone(sampler: GroupSampler, data: Path, mined: Path) -> None:
    again = GroupSampler(data, mined)
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
        assert answer
        if group.right.question.startswith("Qui est au numéro"):
            assert answer.startswith("numéro")
            for wrong in group.wrong:
                whole = f"{answer}." in wrong.passage
                assert wrong.question != group.right.question or not whole
    assert placed > 50


def test_an_altered_question_asks_for_what_the_passage_lacks() -> None:
    passage = "En 2019, la ville a ouvert douze crèches. Elle en comptait neuf."
    question = Question("Combien de crèches en 2019 ?", passage, "douze", "Ville", (), (), (), True)
    right = Reading(question.text, passage)
    altered = groups._altered(question, right, True, groups.generator(1))
    assert altered is not None
    assert altered.passage == passage
    assert altered.question != question.text
    year = altered.question.removeprefix("Combien de crèches en ").removesuffix(" ?")
    assert year.isdigit()
    assert year not in passage


def test_without_its_sentence_a_passage_no_longer_answers() -> None:
    passage = "La ville a ouvert douze crèches. " + "Elle comptait neuf écoles et un lycée. " * 3
    question = Question("Combien de crèches ?", passage, "douze", "", (), (), (), True)
    reading = groups._unanswering(question, Reading(question.text, passage), False, groups.generator(1))
    assert reading is not None
    assert "douze" not in reading.passage


def test_a_question_written_to_miss_is_asked_of_the_right_passage() -> None:
    passage = "La ville a ouvert douze crèches."
    misses = ("Combien de crèches ont fermé ?", "Qui a ouvert les crèches ?")
    question = Question("Combien de crèches ?", passage, "douze", "", (), (), misses, True)
    reading = groups._missed(question, Reading(question.text, passage), False, groups.generator(1))
    assert reading is not None
    assert reading.question in misses
    assert (reading.passage, reading.span) == (passage, None)


def test_an_answer_may_lie_over_several_sentences() -> None:
    rest = "Elle comptait neuf écoles et un lycée. " * 3
    passage = f"{rest}La ville a ouvert douze crèches. Puis elle en a fermé deux. {rest}"
    answer = "douze crèches. Puis elle en a fermé deux"
    question = Question("Que sont devenues les crèches ?", passage, answer, "", (), (), (), True)
    asked = groups._reading(question.text, passage, answer, "", groups.generator(1))
    assert asked.span is not None
    assert asked.passage[slice(*asked.span)] == answer
    missing = groups._unanswering(question, asked, False, groups.generator(1))
    assert missing is not None
    assert "crèches" not in missing.passage
    assert "fermé" not in missing.passage
