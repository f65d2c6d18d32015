from __future__ import annotations

import random

import pytest

from index.training.cloze import clozes

SENTENCE = "Depuis la réforme de 2019, le conseil régional de Bretagne verse chaque année 45 millions d'euros"


@pytest.mark.parametrize("seed", range(20))
def test_the_answer_is_taken_out_of_the_sentence(seed: int) -> None:
    made = list(clozes(f"{SENTENCE} aux écoles de musique.", random.Random(seed)))
    assert made
    for cloze in made:
        assert cloze.answer in SENTENCE
        assert cloze.question.endswith(" ?")
        asked = cloze.question.split()
        assert set(asked) & set(SENTENCE.split())


def test_an_amount_is_asked_for_as_one() -> None:
    amounts = [
        cloze
        for seed in range(20)
        for cloze in clozes(SENTENCE, random.Random(seed))
        if "euros" in cloze.answer
    ]
    assert {cloze.answer for cloze in amounts} == {"45 millions d'euros"}
    assert all("45" not in cloze.question for cloze in amounts)


def test_a_short_sentence_asks_nothing() -> None:
    assert not list(clozes("Il a 12 ans.", random.Random(1)))
