"""What is measured on a gold set: one metric a file, one line here each.

A metric scores one question, or returns None where it does not apply. Means are taken over every
question it applies to: one that the system left unanswered scores zero and stays in the mean.
"""

from typing import Protocol

from eval.metrics.highlight import HighlightRight
from eval.metrics.hit import Hit
from eval.metrics.length import HitLength
from eval.metrics.refusal import FalseRefusal, Refused
from eval.metrics.right_first import RightFirst
from eval.metrics.shown import Shown
from eval.types import GoldResult


class Metric(Protocol):
    @property
    def name(self) -> str: ...

    def score(self, result: GoldResult) -> float | None: ...


METRICS: tuple[Metric, ...] = (
    Hit(1),
    Hit(3),
    Hit(5),
    Hit(10),
    Hit(1, every=False),
    Hit(5, every=False),
    Shown(5),
    RightFirst(),
    HighlightRight(),
    Refused(),
    FalseRefusal(),
    HitLength(5),
)
