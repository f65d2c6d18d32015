import math
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.rerank import OWN_WORDS_WEIGHT, READ_AGAIN, TEMPERATURE, rerank
from index.types import Hit, Query, Reading, ReadingText, Span
from tests.fakes import FakeReader
from tests.service.builders import hit, passage


def found(*texts: str) -> list[Hit]:
    return [replace(hit(passage(text)), score=1 - i / 100) for i, text in enumerate(texts)]


def test_what_is_read_to_answer_comes_first() -> None:
    hits = found("non, rien", "non plus", "oui, cela", "oui, trop loin pour être lu")
    ordered = rerank(Query("quoi ?"), hits, FakeReader("oui"))
    assert [h.passage.text for h in ordered] == [hits[i].passage.text for i in (2, 0, 1, 3)]
    assert [h.scores.rerank for h in ordered] == [0.9241, 0.0759, 0.0759, None]
    assert ordered[0].reading == Reading(5.0, (1.0,))
    assert ordered[3].reading is None


class ExactReader:
    """Reads every passage the same way, to the last bit."""

    candidates = 3

    def __init__(self, relevance: float) -> None:
        self.reading = Reading(relevance, (1 / 3,), Span(0, "oui", 2 / 3))

    def read(self, question: str, passages: Sequence[ReadingText]) -> list[Reading]:
        return [self.reading] * len(passages)


@given(st.floats(-50, 50))
def test_a_hit_keeps_the_reading_rounded_beside_its_probability(relevance: float) -> None:
    (read,) = rerank(Query("quoi ?"), found("oui"), ExactReader(relevance))
    assert read.reading == Reading(round(relevance, 4), (0.3333,), Span(0, "oui", 0.6667))
    assert read.scores.rerank == pytest.approx(1 / (1 + math.exp(-relevance / TEMPERATURE)), abs=6e-5)


def test_scores_stay_in_order_and_between_0_and_1() -> None:
    ordered = rerank(Query("quoi ?"), found("oui", "non", "oui", "non", "oui"), FakeReader("oui"))
    scores = [h.score for h in ordered]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_equal_scores_keep_their_order() -> None:
    hits = [hit(passage(text)) for text in ("oui b", "oui a")]
    assert [h.passage.text for h in rerank(Query("quoi ?"), hits, FakeReader("oui"))] == ["oui b", "oui a"]


def dated(*dates: str | None) -> list[Hit]:
    hits = found(*(f"oui {date}" for date in dates))
    return [replace(h, document=replace(h.document, date=date)) for h, date in zip(hits, dates, strict=True)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("combien de jours ?", ["oui 2025-02", "oui 2021", "oui None"]),
        ("combien de jours en 2021 ?", ["oui None", "oui 2021", "oui 2025-02"]),
    ],
)
def test_of_two_that_answer_the_more_recent_comes_first(question: str, expected: list[str]) -> None:
    ordered = rerank(Query(question), dated(None, "2021", "2025-02"), FakeReader("oui"))
    assert [h.passage.text for h in ordered] == expected


def test_what_does_not_answer_is_not_lifted_by_its_date() -> None:
    hits = dated("2021", "2025-02")
    scores = [h.score for h in rerank(Query("combien de jours ?"), hits, FakeReader("rien"))]
    assert scores == [h.score for h in rerank(Query("combien de jours en 2021 ?"), hits, FakeReader("rien"))]


def test_units_are_shown_where_they_are_in_the_text() -> None:
    reader = FakeReader("oui")
    text = "Une phrase.\nUne autre."
    stored = replace(passage(text, units=[(0, 11), (12, 22)]), section=("Partie", "Sous-partie"))
    rerank(Query("quoi ?"), [hit(stored)], reader)
    (shown,) = reader.shown
    assert shown.text == f"Titre\nPartie > Sous-partie\n{text}"
    assert [shown.text[a:b] for a, b in shown.units] == ["Une phrase.", "Une autre."]


@pytest.mark.parametrize("hits", [[], found("oui")])
def test_fewer_hits_than_candidates(hits: list[Hit]) -> None:
    assert len(rerank(Query("quoi ?"), hits, FakeReader("oui"))) == len(hits)


class PlacingReader:
    """Places the answer in the first unit, or in the last when asked « et … » alone."""

    candidates = 10

    def read(self, question: str, passages: Sequence[ReadingText]) -> list[Reading]:
        places = (0.0, 1.0) if question.startswith("Et") else (1.0, 0.0)
        return [Reading(1.0, places, Span(0, "oui", 0.5)) for _ in passages]


def test_a_follow_ups_own_words_tell_where_the_answer_is() -> None:
    text = "Une phrase.\nUne autre."
    hits = [hit(passage(text, units=[(0, 11), (12, 22)])) for _ in range(READ_AGAIN + 1)]
    asked = Query("combien de pages Et de notes ?", asked="Et de notes ?")
    *first, after = rerank(asked, hits, PlacingReader())
    mixed = (round(1 - OWN_WORDS_WEIGHT, 4), OWN_WORDS_WEIGHT)
    assert [h.reading for h in first] == [Reading(1.0, mixed, Span(0, "oui", 0.5))] * READ_AGAIN
    assert after.reading == Reading(1.0, (1.0, 0.0), Span(0, "oui", 0.5))
    alone = rerank(Query("combien de pages ?"), hits, PlacingReader())
    assert {h.reading for h in alone} == {after.reading}
