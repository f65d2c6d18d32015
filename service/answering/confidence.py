"""How sure we are that the best passage answers: calibrated on questions with and without their passage."""

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from index.types import Hit
from service.answering.agreement import missing_names, missing_numbers
from service.answering.highlights import Analyse
from service.answering.terms import QuestionTerms

THRESHOLD = 0.5
"""Below it the documents are said not to answer: more likely wrong than right."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against the best passage; every field is a finite number near [0, 1]."""

    known: float
    """Share of the question's terms that some candidate has."""
    coverage: float
    """Share of the question's weight, by rarity, found in the passage under its title and headings."""
    likeness: float
    """Cosine of the passage, with its closest sentence counted in."""
    sentence: float
    """Cosine of its closest sentence alone."""
    standing: float
    """How far its cosine stands out among the candidates': 0 at their mean, 1 at five standard deviations."""
    margin: float
    """How far its score is above the next passage's."""
    numbers: float
    """Share of the question's numbers that it lacks."""
    names: float
    """Share of the question's names that it lacks."""


NO_EVIDENCE = Evidence(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0)
_STANDING_SCALE = 5.0

BIAS = -4.0
WEIGHTS = Evidence(
    known=2.0, coverage=1.0, likeness=7.0, sentence=0.0, standing=0.0, margin=0.0, numbers=0.0, names=0.0
)


def evidence(question: str, hits: Sequence[Hit], terms: QuestionTerms, analyse: Analyse) -> Evidence:
    """Of the first of `hits`; `terms` are the question's, weighed over all of them."""
    if not hits:
        return NO_EVIDENCE
    first = hits[0]
    read = "\n".join((first.document.title, *first.passage.section, first.passage.indexed))
    return Evidence(
        known=terms.known,
        coverage=terms.coverage(frozenset(analyse(read))),
        likeness=max(first.scores.dense or 0.0, 0.0),
        sentence=max(first.units, default=0.0),
        standing=_standing([hit.scores.dense for hit in hits]),
        margin=first.score - hits[1].score if len(hits) > 1 else 1.0,
        numbers=missing_numbers(question, read),
        names=missing_names(question, read, analyse),
    )


def confidence(found: Evidence) -> float:
    """Logistic of the weighted evidence, rounded so that it does not depend on the last bits of a float."""
    pairs = zip(astuple(WEIGHTS), astuple(found), strict=True)
    score = BIAS + sum(weight * value for weight, value in pairs)
    return round(1 / (1 + math.exp(-score)), 4)


def _standing(cosines: Sequence[float | None]) -> float:
    known = [cosine for cosine in cosines if cosine is not None]
    if len(known) < 2 or cosines[0] is None:
        return 0.0
    mean = sum(known) / len(known)
    deviation = math.sqrt(sum((cosine - mean) ** 2 for cosine in known) / len(known))
    return (cosines[0] - mean) / deviation / _STANDING_SCALE if deviation else 0.0
