import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.types import Hit
from service.answering.confidence import EXTREME, THRESHOLD, confidence, reading
from tests.service.builders import hit, passage


def read(relevance: float | None) -> Hit:
    return hit(passage("budget"), relevance=relevance)


@given(st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_confidence_is_a_probability_and_follows_the_reader(one: float, other: float) -> None:
    low, high = (confidence([read(relevance)]) for relevance in sorted((one, other)))
    assert 0.0 < low <= high < 1.0


def test_confidence_tells_apart_what_the_reader_does() -> None:
    sure = [confidence([read(relevance)]) for relevance in (-EXTREME, -3.0, 0.0, 3.0, EXTREME)]
    assert sure == sorted(set(sure))
    assert sure[0] < THRESHOLD < 0.8 < sure[-1]


@pytest.mark.parametrize(
    ("relevance", "odds"), [(0.5, 0.5), (-3.25, -3.25), (20.0, EXTREME), (-20.0, -EXTREME), (None, 0.0)]
)
def test_a_reading_alone_is_bounded(relevance: float | None, odds: float) -> None:
    assert reading([read(relevance)]) == odds


@pytest.mark.parametrize(
    ("relevances", "odds"),
    [((1.0, 0.5), 1.0), ((1.0, -2.0, 3.0), 2.0), ((1.0, None), 1.0), ((0.0, 20.0), EXTREME / 2)],
)
def test_the_likeliest_passage_counts_as_much_as_the_first(
    relevances: tuple[float | None, ...], odds: float
) -> None:
    assert reading([read(relevance) for relevance in relevances]) == odds


def test_without_a_passage_there_is_nothing_to_be_sure_of() -> None:
    assert confidence([]) == confidence([read(-EXTREME)])


def test_keywords_that_the_documents_do_not_know_take_confidence_away() -> None:
    shares = [confidence([read(2.0)], unknown) for unknown in (0.0, 0.5, 1.0)]
    assert shares == sorted(set(shares), reverse=True)
    assert shares[0] > THRESHOLD > shares[-1]
