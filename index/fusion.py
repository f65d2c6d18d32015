"""One ranking from two: what the lexical and the dense branch found, put on one scale.

Pure functions over {key: score}. A key that a branch did not return has that branch's lowest value, 0.
"""

from collections.abc import Mapping

Scores = Mapping[int, float]

# Share of the dense branch.
DENSE_WEIGHT = 0.5
# Rank constant of reciprocal rank fusion (Cormack et al., 2009).
RRF_CONSTANT = 60


def fuse(lexical: Scores, dense: Scores) -> dict[int, float]:
    """The fusion used by search, in [0, 1]."""
    return convex(lexical, dense, DENSE_WEIGHT)


def convex(lexical: Scores, dense: Scores, weight: float) -> dict[int, float]:
    """(1 − weight) × lexical + weight × dense, each min-max normalised (Bruch et al., 2023).

    A branch that found nothing leaves the other alone, on its own full scale.
    """
    if not lexical:
        return min_max(dense)
    if not dense:
        return min_max(lexical)
    left, right = min_max(lexical), min_max(dense)
    keys = dict.fromkeys([*left, *right])
    return {key: (1 - weight) * left.get(key, 0.0) + weight * right.get(key, 0.0) for key in keys}


def rrf(lexical: Scores, dense: Scores, constant: int = RRF_CONSTANT) -> dict[int, float]:
    """Sum over branches of 1 / (constant + rank), ranks from 1, equal scores sharing the better rank."""
    fused: dict[int, float] = {}
    for branch in (lexical, dense):
        for key, rank in _ranks(branch).items():
            fused[key] = fused.get(key, 0.0) + 1 / (constant + rank)
    return fused


def min_max(scores: Scores) -> dict[int, float]:
    """Scores stretched over [0, 1]; when all are equal (or there is one), each is as good as the best: 1."""
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    if low == high:
        return dict.fromkeys(scores, 1.0)
    return {key: (score - low) / (high - low) for key, score in scores.items()}


def _ranks(scores: Scores) -> dict[int, int]:
    ranks: dict[float, int] = {}
    for position, score in enumerate(sorted(scores.values(), reverse=True), start=1):
        ranks.setdefault(score, position)
    return {key: ranks[score] for key, score in scores.items()}
