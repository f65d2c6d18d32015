"""The bias and slope of confidence, fitted: `python -m eval.calibration --set GOLD.jsonl BASE …`.

Every answerable question is asked twice, of the documents as they are and without the passages that hold its
evidence; a question without an answer once. Together, the cases without it count for as many as people are
likely to ask. The fit is judged on questions left out of it (ten folds), never on those it saw.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from eval.gold_set import read_gold, texts_of
from eval.matching import found_at, overlap, place
from eval.types import GoldQuestion
from index.folder import DataFolder
from index.models import load_encoder, load_reader
from index.searcher import Searcher
from service import asking
from service.answering.confidence import reading
from service.settings import load_settings

FOLDS = 10
ABSENT = 0.2
"""Share of what people ask that the documents do not answer, as in the gold sets; of the cases it is half."""
FALSE_REFUSALS = 0.06
"""Share of answerable questions that may be declined when the share of refusals is read off."""
BINS = 5
REGULARISATION = 10.0
ITERATIONS = 10_000


@dataclass(frozen=True, slots=True)
class Case:
    question: str
    """Its id: a question's cases are never on both sides of a split."""
    reading: float
    """See `service.answering.confidence.reading`."""
    present: bool
    """Whether the documents asked hold the answer."""
    right: bool
    """Whether the first passage answers."""


def cases(searcher: Searcher, questions: Sequence[GoldQuestion]) -> Iterator[Case]:
    for question in questions:
        hits = asking.find(searcher, question.question, history=question.context).hits
        found = [place(hit) for hit in hits]
        right = question.answerable and found_at(question, found[:1], every=False) == 1
        yield Case(question.id, reading(hits), question.answerable, right)
        if question.answerable:
            holds = [any(overlap(passage, wanted) for wanted in question.evidence) for passage in found]
            rest = [hit for hit, drop in zip(hits, holds, strict=True) if not drop]
            yield Case(question.id, reading(rest), present=False, right=False)


def fit(seen: Sequence[Case]) -> tuple[float, float]:
    """Slope and bias (Platt 1999): confidence is the share of right first passages."""
    scale = LogisticRegression(C=REGULARISATION, max_iter=ITERATIONS)
    scale.fit(_readings(seen)[:, None], [case.right for case in seen], _weights(seen))
    return float(scale.coef_[0, 0]), float(scale.intercept_[0])


def _weights(seen: Sequence[Case]) -> NDArray[np.float64]:
    present = np.array([case.present for case in seen])
    share = float(present.mean())
    weights: NDArray[np.float64] = np.where(
        present, (1 - ABSENT) / share, ABSENT / max(1 - share, 1 / len(seen))
    )
    return weights


def _readings(seen: Sequence[Case]) -> NDArray[np.float64]:
    return np.array([case.reading for case in seen])


def report(seen: Sequence[Case]) -> Iterator[str]:
    """Cross-validated figures, then slope and bias fitted on everything."""
    sure = np.empty(len(seen))
    for learnt, left_out in GroupKFold(FOLDS).split(seen, groups=[case.question for case in seen]):
        slope, bias = fit([seen[i] for i in learnt])
        sure[left_out] = 1 / (1 + np.exp(-(slope * _readings([seen[i] for i in left_out]) + bias)))
    present = np.array([case.present for case in seen])
    right = np.array([case.right for case in seen])
    weights = _weights(seen)
    yield f"{len(seen)} cases: {present.mean():.3f} with the answer, {right.mean():.3f} right first"
    yield f"AUROC, answer there or not: {roc_auc_score(present, sure):.3f}"
    limit = float(np.quantile(sure[present], FALSE_REFUSALS))
    refused = (sure[~present] < limit).mean()
    yield f"refused at {FALSE_REFUSALS:.0%} false refusals: {refused:.3f} (below {limit:.3f})"
    for low in np.arange(BINS) / BINS:
        inside = (sure >= low) & (sure < low + 1 / BINS)
        if inside.any():
            said, share = (np.average(of[inside], weights=weights[inside]) for of in (sure, right))
            yield f"confidence {said:.2f}: right {share:.2f}, {inside.sum()} cases"
    slope, bias = fit(seen)
    yield f"BIAS = {bias:.2f}"
    yield f"SLOPE = {slope:.2f}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.calibration", description=__doc__)
    parser.add_argument("--set", nargs=2, action="append", required=True, metavar=("GOLD", "BASE"))
    parser.add_argument("--encoder", help="folder or model name; the default encoder when not given")
    arguments = parser.parse_args()
    encoder = load_encoder(load_settings(encoder=arguments.encoder).encoder)
    seen: list[Case] = []
    for gold, base in arguments.set:
        with Searcher(DataFolder(Path(base)), encoder, load_reader()) as searcher:
            seen += cases(searcher, read_gold(Path(gold), texts_of(searcher.store)))
    for line in report(seen):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
