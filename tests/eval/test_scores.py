from dataclasses import replace

import pytest

from eval.scores import score
from eval.types import Evidence, Found, GoldQuestion, GoldResult

EVIDENCE = Evidence("a", 0, 100)
RIGHT, WRONG = Found("a", 0, 100), Found("b", 0, 300)


def result(name: str, *hits: Found, answered: bool, confidence: float, answerable: bool = True) -> GoldResult:
    return GoldResult(
        question=GoldQuestion(name, "?", answerable, "fact", (), (), (EVIDENCE,) if answerable else ()),
        hits=hits,
        shown=hits,
        answered=answered,
        confidence=confidence,
        citation=hits[0] if answered and hits else None,
        highlights=(hits[0],) if answered and hits else (),
        search_ms=1.0,
        ask_ms=2.0,
    )


RESULTS = [
    result("first", RIGHT, WRONG, answered=True, confidence=0.9),
    result("second", WRONG, RIGHT, answered=True, confidence=0.4),
    result("silent", answered=False, confidence=0.1),
    result("none", WRONG, answered=False, confidence=0.2, answerable=False),
]


def test_means_over_the_questions_a_metric_applies_to() -> None:
    means = score(RESULTS).means
    assert means["hit@1"] == pytest.approx(1 / 3)  # the unanswered question scores zero and stays
    assert means["hit@3"] == pytest.approx(2 / 3)
    assert means["right_first"] == pytest.approx(1 / 3)
    assert means["highlight"] == pytest.approx(1 / 3)
    assert means["refused"] == 1.0
    assert means["false_refusal"] == pytest.approx(1 / 3)
    assert means["length@5"] == pytest.approx((200 + 200 + 300) / 3)
    assert means["search_ms_p50"] == 1.0


def test_auroc_counts_pairs_in_the_right_order() -> None:
    assert score(RESULTS).means["auroc"] == pytest.approx(2 / 3)
    assert "auroc" not in score(RESULTS[:3]).means


def test_questions_without_an_answer_are_a_type_of_their_own() -> None:
    by_type = score(RESULTS).by_type
    assert by_type["fact"]["hit@1"] == pytest.approx(1 / 3)
    assert by_type["unanswerable"] == {"refused": 1.0, "length@5": 300.0}
    assert score(RESULTS).questions == {"fact": 3, "unanswerable": 1}


def test_what_is_shown_is_measured_apart_from_what_is_found() -> None:
    found = replace(RESULTS[1], shown=(WRONG,))
    assert score([found]).means["hit@5"] == 1.0
    assert score([found]).means["shown@5"] == 0.0
