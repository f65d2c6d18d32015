"""How sure we are that the best passage answers: a first, simple rule."""

import math

THRESHOLD = 0.5
"""Below it the documents are said not to answer: more likely wrong than right."""

_BIAS = -2.5
_COVERAGE = 4.0
_COSINE = 3.0


def confidence(coverage: float, cosine: float | None) -> float:
    """Logistic of how much of the question the passage covers and of how close their vectors are.

    `coverage` is in [0, 1] (`QuestionTerms.coverage`), `cosine` in [-1, 1], None when the dense
    branch did not return the passage (taken as 0). The constants are round guesses, chosen so that
    a passage with nearly all the question's rare words answers whatever its vector, and a passage
    with none of them never does; rounded so that it does not depend on the last bits of a float.
    """
    score = _BIAS + _COVERAGE * coverage + _COSINE * max(cosine or 0.0, 0.0)
    return round(1 / (1 + math.exp(-score)), 4)
