"""The weights of confidence, fitted: `python -m eval.calibration --set GOLD.jsonl BASE …`.

Every answerable question is asked twice, of the documents as they are and without the passages that hold its
evidence; a question without an answer once. The label is whether the first passage answers. The fit is judged
on questions left out of it (ten folds), never on those it saw.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from eval.cli.run import texts_of
from eval.gold_set import read_gold
from eval.matching import found_at, overlap
from eval.types import Found, GoldQuestion
from index.folder import DataFolder
from index.models import load_encoder
from index.searcher import Searcher
from index.types import Hit, Query
from service import asking
from service.answering.confidence import Evidence, evidence
from service.answering.terms import weigh
from service.settings import load_settings

FOLDS = 10
FALSE_REFUSALS = 0.06
"""Share of answerable questions that may be declined when the share of refusals is read off."""
BINS = 5


def samples(searcher: Searcher, questions: Sequence[GoldQuestion]) -> Iterator[tuple[Evidence, bool, str]]:
    """(evidence, whether the first passage answers, question id)."""
    for question in questions:
        understood = asking.read(searcher, question.question, question.context)
        hits = searcher.search(Query(understood.text), asking.CANDIDATES)
        found = [_found(hit) for hit in hits]
        yield _evidence(understood.text, hits), found_at(question, found[:1], every=False) == 1, question.id
        if question.answerable:
            holds = [any(overlap(place, wanted) for wanted in question.evidence) for place in found]
            rest = [hit for hit, drop in zip(hits, holds, strict=True) if not drop]
            yield _evidence(understood.text, rest), False, question.id


def _evidence(text: str, hits: Sequence[Hit]) -> Evidence:
    terms = weigh(asking.terms(text), [frozenset(asking.terms(hit.passage.indexed)) for hit in hits])
    return evidence(text, hits, terms, asking.terms)


def _found(hit: Hit) -> Found:
    return Found(hit.document.sources[0], hit.passage.start, hit.passage.end)


def report(rows: NDArray[np.float64], labels: NDArray[np.bool_], groups: Sequence[str]) -> Iterator[str]:
    """Cross-validated figures, then the weights fitted on everything."""
    model = LogisticRegression(C=10.0, max_iter=10_000)
    sure = cross_val_predict(
        model, rows, labels, groups=groups, cv=GroupKFold(FOLDS), method="predict_proba"
    )[:, 1]
    limit = float(np.quantile(sure[labels], FALSE_REFUSALS))
    yield f"{len(labels)} cases, {labels.mean():.3f} answered; AUROC {roc_auc_score(labels, sure):.3f}"
    refused = (sure[~labels] < limit).mean()
    yield f"refused at {FALSE_REFUSALS:.0%} false refusals: {refused:.3f} (below {limit:.3f})"
    for low in np.arange(BINS) / BINS:
        inside = (sure >= low) & (sure < low + 1 / BINS)
        if inside.any():
            answered = labels[inside].mean()
            yield f"confidence {sure[inside].mean():.2f}: {answered:.2f} answered, {inside.sum()} cases"
    model.fit(rows, labels)
    yield f"BIAS = {model.intercept_[0]:.2f}"
    for field, weight in zip(fields(Evidence), model.coef_[0], strict=True):
        yield f"    {field.name}={weight:.2f},"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.calibration", description=__doc__)
    parser.add_argument("--set", nargs=2, action="append", required=True, metavar=("GOLD", "BASE"))
    parser.add_argument("--encoder", help="folder or model name; the default encoder when not given")
    arguments = parser.parse_args()
    encoder = load_encoder(load_settings(encoder=arguments.encoder).encoder)
    cases: list[tuple[Evidence, bool, str]] = []
    for gold, base in arguments.set:
        with Searcher(DataFolder(Path(base)), encoder) as searcher:
            cases += samples(searcher, read_gold(Path(gold), texts_of(searcher.store)))
    rows = np.array([astuple(found) for found, _, _ in cases])
    for line in report(rows, np.array([right for _, right, _ in cases]), [group for _, _, group in cases]):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
