from dataclasses import replace

import pytest

from index.types import Hit, Reading, Scores, Span
from service.answering.short_answer import SURE, short_answer
from service.types import Quote
from tests.service.builders import hit, passage

FIRST = "Le budget est voté."
SECOND = "Il s'élève à 12 millions d'euros."
TEXT = f"{FIRST} {SECOND}"
START = len(FIRST) + 1
ASKED = "Quel est le budget ?"
WHOLE = (Quote(0, len(TEXT), TEXT),)


def found(words: str, probability: float = 1.0, relevance: float | None = 1.0, text: str = TEXT) -> Hit:
    read = passage(text, units=[(0, len(FIRST)), (START, len(text))])
    reading = Reading(0.0, (0.0, 1.0), Span(1, words, probability))
    return replace(hit(read), scores=Scores(rerank=relevance), reading=reading)


def test_the_words_of_the_document_are_pointed_at() -> None:
    start = TEXT.index("12")
    assert short_answer(found("12 millions d'euros"), WHOLE, ASKED) == Quote(
        start, start + 19, "12 millions d'euros"
    )


def test_places_count_from_the_document_s_start() -> None:
    before = "Avant. "
    stored = passage(
        before + TEXT,
        len(before),
        units=[(len(before), len(before) + len(FIRST)), (len(before) + START, len(before) + len(TEXT))],
    )
    reading = Reading(0.0, (0.0, 1.0), Span(1, "12 millions", 1.0))
    sure = replace(hit(stored), scores=Scores(rerank=1.0), reading=reading)
    whole = (Quote(len(before), len(before + TEXT), TEXT),)
    answer = short_answer(sure, whole, ASKED)
    assert answer is not None
    assert (before + TEXT)[answer.start : answer.end] == answer.text == "12 millions"


@pytest.mark.parametrize(
    ("probability", "relevance"), [(SURE - 0.01, 1.0), (1.0, SURE - 0.01), (0.6, 0.6), (1.0, None)]
)
def test_nothing_is_said_without_being_sure(probability: float, relevance: float | None) -> None:
    assert short_answer(found("12 millions", probability, relevance), WHOLE, ASKED) is None


def test_nothing_is_said_outside_of_the_marks() -> None:
    assert short_answer(found("12 millions"), (Quote(0, len(FIRST), FIRST),), ASKED) is None


def test_words_that_stand_twice_or_not_at_all_are_not_pointed_at() -> None:
    assert short_answer(found("Montant : 12"), WHOLE, ASKED) is None
    twice = f"{TEXT[:-1]}, soit 12 millions."
    assert short_answer(found("12 millions", text=twice), (Quote(0, len(twice), twice),), ASKED) is None


def test_a_passage_that_was_not_read_has_none() -> None:
    assert short_answer(replace(found("12"), reading=None), WHOLE, ASKED) is None


def test_a_duration_is_no_price() -> None:
    text = f"{FIRST} Le badge sert 4 ans."
    whole = (Quote(0, len(text), text),)
    assert short_answer(found("4 ans", text=text), whole, "Combien de temps sert le badge ?") is not None
    assert short_answer(found("4 ans", text=text), whole, "Combien coûte le badge ?") is None
