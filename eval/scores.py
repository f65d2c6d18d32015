"""From results to figures: means, means by question type, and what needs the whole set."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np
from sklearn.metrics import roc_auc_score

from eval.metrics import METRICS
from eval.types import GoldResult


@dataclass(frozen=True, slots=True)
class Scores:
    """Figures of one run; `per_question` is what a paired comparison needs."""

    means: dict[str, float]
    by_type: dict[str, dict[str, float]]
    per_question: dict[str, dict[str, float]]


def score(results: Sequence[GoldResult]) -> Scores:
    per_question = {r.question.id: _of_question(r) for r in results}
    types: dict[str, list[str]] = defaultdict(list)
    for result in results:
        kind = result.question.type if result.question.answerable else "unanswerable"
        types[kind].append(result.question.id)
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
    by_type = {kind: _means([per_question[i] for i in ids]) for kind, ids in sorted(types.items())}
    return Scores(means, by_type, per_question)


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
