"""How sure we are that the best passage answers: a first, simple rule."""

import math

THRESHOLD = 0.5
"""Below it the documents are said not to answer: more likely wrong than right."""

_BIAS = -4.0
_KNOWN = 2.0
_COVERAGE = 1.0
_COSINE = 7.0


def confidence(known: float, coverage: float, cosine: float | None) -> float:
    """Logistic of how much of the question the documents know at all, and of how well the best passage fits.

    `known` is the share of the question's terms that some candidate has, `coverage` that of the
    question's weight in the best passage (both in [0, 1], see `QuestionTerms`), `cosine` the dense branch's
    score of it in [-1, 1], None when it has none (taken as 0). Rounded, so that it does not depend on the
    last bits of a float.

    Round constants, for the shipped encoder: they decline 6 % of the sample set's answerable questions
    (`false_refusal` of `sourcier-eval run eval/gold/sample.jsonl`) and most questions about other subjects.
    They cannot tell a question that the documents nearly answer, nor are they calibrated.
    """
    score = _BIAS + _KNOWN * known + _COVERAGE * coverage + _COSINE * max(cosine or 0.0, 0.0)
    return round(1 / (1 + math.exp(-score)), 4)
