"""Does confidence mean what it says, and how often is the first passage right when only the surest are kept?

Both are told over every question, those without an answer included: whatever is shown for them is wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean

from eval.matching import found_at
from eval.types import GoldResult

BINS = 10
"""Tenths, as reliability diagrams are mostly drawn (Guo et al., 2017)."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions of like confidence: one bar of a reliability diagram."""

    low: float
    """Inclusive; `high` is exclusive, but for 1."""
    high: float
    questions: int
    confidence: float
    """Mean."""
    right: float
    """Share whose first passage answers: what the mean confidence should be."""


@dataclass(frozen=True, slots=True)
class Point:
    """What answering only from some confidence on would give."""

    confidence: float
    """The least that is answered."""
    coverage: float
    """Share of all questions that are answered then."""
    right: float
    """Share of these whose first passage answers: 1 less the risk."""


def first_is_right(result: GoldResult) -> bool:
    """Whether the first citation or, when it declined, the first near miss finds one of the evidences."""
    question = result.question
    return question.answerable and found_at(question, result.shown[:1], every=False) == 1


def reliability(results: Sequence[GoldResult]) -> tuple[Bin, ...]:
    """Non-empty bins of equal width, lowest first."""
    bins: dict[int, list[GoldResult]] = {}
    for result in results:
        bins.setdefault(min(int(result.confidence * BINS), BINS - 1), []).append(result)
    return tuple(
        Bin(
            low=number / BINS,
            high=(number + 1) / BINS,
            questions=len(inside),
            confidence=fmean(result.confidence for result in inside),
            right=fmean(first_is_right(result) for result in inside),
        )
        for number, inside in sorted(bins.items())
    )


def coverage_curve(results: Sequence[GoldResult]) -> tuple[Point, ...]:
    """One point for each distinct confidence, the surest first; the last one covers everything.

    The coverage–risk curve of El-Yaniv & Wiener (JMLR 2010), with the share right in place of the risk.
    """
    points: list[Point] = []
    answered = right = 0
    ranked = sorted(results, key=lambda result: -result.confidence)
    for confidence, equals in groupby(ranked, key=lambda result: result.confidence):
        for result in equals:
            answered += 1
            right += first_is_right(result)
        points.append(Point(confidence, answered / len(results), right / answered))
    return tuple(points)


def at_coverage(curve: Sequence[Point], coverage: float) -> Point:
    """The surest point of a curve that covers at least this share of the questions."""
    return next(point for point in curve if point.coverage >= coverage)
