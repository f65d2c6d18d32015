import math

import pytest

from service.answering.terms import QuestionTerms, weigh


def test_weight_is_the_bm25_inverse_document_frequency() -> None:
    terms = weigh(["rare", "common", "absent"], [frozenset({"common"}), frozenset({"common", "rare"})])

    assert terms.weights == {
        "rare": pytest.approx(math.log(1 + 1.5 / 1.5)),
        "common": pytest.approx(math.log(1 + 0.5 / 2.5)),
        "absent": pytest.approx(math.log(1 + 2.5 / 0.5)),
    }


def test_a_repeated_term_counts_once() -> None:
    assert list(weigh(["a", "b", "a"], []).weights) == ["a", "b"]


def test_coverage_is_a_share_of_weight() -> None:
    terms = QuestionTerms({"a": 3.0, "b": 1.0})

    assert terms.coverage(["a", "a", "z"]) == 0.75
    assert terms.coverage({"a", "b"}) == 1.0
    assert QuestionTerms({}).coverage(["a"]) == 0.0
