import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.trust import BINS, at_coverage, coverage_curve, reliability
from eval.types import Evidence, Found, GoldQuestion, GoldResult

EVIDENCE = Evidence("a", 0, 100)
RIGHT, WRONG = Found("a", 0, 100), Found("b", 0, 100)


def result(confidence: float, *, right: bool, answered: bool = True, answerable: bool = True) -> GoldResult:
    first = RIGHT if right else WRONG
    return GoldResult(
        question=GoldQuestion("q", "?", answerable, "fact", (), (), (EVIDENCE,) if answerable else ()),
        hits=(first,),
        shown=(first,),
        answered=answered,
        confidence=confidence,
        citation=first if answered else None,
        highlights=(),
        search_ms=1.0,
        ask_ms=1.0,
    )


RESULTS = st.lists(
    st.builds(result, st.floats(0, 1).map(lambda sure: round(sure, 4)), right=st.booleans()), min_size=1
)


def test_a_bar_tells_what_was_announced_and_what_came_true() -> None:
    sure, doubtful = reliability(
        [result(0.95, right=True), result(0.91, right=False), result(0.04, right=True, answered=False)]
    )[::-1]

    assert (sure.low, sure.high, sure.questions) == (0.9, 1.0, 2)
    assert sure.confidence == pytest.approx(0.93)
    assert sure.right == 0.5
    assert doubtful.right == 1.0  # the first near miss counts as the first citation does


def test_a_confidence_of_one_is_in_the_last_bar() -> None:
    assert [bar.high for bar in reliability([result(1.0, right=True)])] == [1.0]


def test_what_is_shown_without_an_answer_is_never_right() -> None:
    (bar,) = reliability([result(0.5, right=True, answerable=False)])

    assert bar.right == 0.0


def test_the_curve_gives_up_the_least_sure_first() -> None:
    curve = coverage_curve(
        [
            result(0.2, right=False),
            result(0.9, right=True),
            result(0.5, right=True),
            result(0.5, right=False),
        ]
    )

    assert [(point.confidence, point.coverage) for point in curve] == [(0.9, 0.25), (0.5, 0.75), (0.2, 1.0)]
    assert [point.right for point in curve] == pytest.approx([1.0, 2 / 3, 0.5])
    assert at_coverage(curve, 0.3) == curve[1]


@given(RESULTS)
def test_bars_and_curve_hold_every_question(results: list[GoldResult]) -> None:
    bars, curve = reliability(results), coverage_curve(results)

    assert sum(bar.questions for bar in bars) == len(results)
    assert len(bars) <= BINS
    # The mean of three 0.7 is a hair less than 0.7.
    assert all(bar.low - 1e-9 <= bar.confidence <= bar.high + 1e-9 for bar in bars)
    right = sum(bar.right * bar.questions for bar in bars) / len(results)
    assert curve[-1].coverage == 1.0
    assert curve[-1].right == pytest.approx(right)
    shares = [point.coverage for point in curve]
    assert shares == sorted(shares)
    assert at_coverage(curve, 1.0) == curve[-1]


@given(RESULTS, st.randoms())
def test_the_order_of_questions_changes_nothing(results: list[GoldResult], random: object) -> None:
    shuffled = list(results)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert coverage_curve(shuffled) == coverage_curve(results)
