"""From results to figures: means, means by question type, and what needs the whole set."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np
from sklearn.metrics import roc_auc_score

from eval.metrics import METRICS
from eval.trust import Bin, Point, coverage_curve, reliability
from eval.types import GoldResult


@dataclass(frozen=True, slots=True)
class Scores:
    """Figures of one run; `per_question` is what a paired comparison needs."""

    means: dict[str, float]
    by_type: dict[str, dict[str, float]]
    """Those without an answer are a type of their own, `unanswerable`."""
    questions: dict[str, int]
    """How many questions of each type."""
    per_question: dict[str, dict[str, float]]
    reliability: tuple[Bin, ...]
    coverage: tuple[Point, ...]


def score(results: Sequence[GoldResult]) -> Scores:
    per_question = {r.question.id: _of_question(r) for r in results}
    types = {r.question.id: r.question.type if r.question.answerable else "unanswerable" for r in results}
    counts = dict(sorted(Counter(types.values()).items()))
    means = _means(list(per_question.values()))
    auroc = confidence_auroc(results)
    if auroc is not None:
        means["auroc"] = auroc
    for name, times in (
        ("search_ms", [r.search_ms for r in results]),
        ("ask_ms", [r.ask_ms for r in results]),
    ):
        means[f"{name}_p50"] = float(np.percentile(times, 50))
        means[f"{name}_p99"] = float(np.percentile(times, 99))
    return Scores(
        means=means,
        by_type={
            kind: _means([row for name, row in per_question.items() if types[name] == kind])
            for kind in counts
        },
        questions=counts,
        per_question=per_question,
        reliability=reliability(results),
        coverage=coverage_curve(results),
    )


def confidence_auroc(results: Sequence[GoldResult]) -> float | None:
    """Probability that an answerable question is trusted more than one that is not.

    None when the set has only one of the two kinds.
    """
    labels = [r.question.answerable for r in results]
    if len(set(labels)) < 2:
        return None
    return float(roc_auc_score(labels, [r.confidence for r in results]))


def _of_question(result: GoldResult) -> dict[str, float]:
    scored = {m.name: m.score(result) for m in METRICS}
    return {name: value for name, value in scored.items() if value is not None}


def _means(rows: Sequence[dict[str, float]]) -> dict[str, float]:
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: fmean(row[name] for row in rows if name in row) for name in names}
