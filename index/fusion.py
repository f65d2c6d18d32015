"""One ranking from two: what the lexical and the dense branch found, put on one scale.

Pure functions over {key: score}. A key that a branch did not return counts 0 there.
"""

from collections.abc import Mapping

Scores = Mapping[int, float]

# Share of the dense branch. Mean nDCG@10 on quebec_covid, piaf_dev and afriqa_fr, by share and for RRF, with
# the English default weights and with an early checkpoint of a French encoder:
#
#              0      0.2    0.3    0.4    0.5    1      RRF 10  RRF 60
#     English  0.692  0.700  0.699  0.691  0.663  0.472  0.651   0.631
#     French   0.692  0.715  0.725  0.729  0.728  0.653  0.719   0.711
#
# 0.3 is near the top for both, and on gold/dev (hit@5 0.733 and 0.800; 0.714 without the dense branch).
# With cdtn_recherche as a fourth set the French row is:
#     French   0.644  0.656  0.661  0.656  0.651  0.570  0.645   0.637
# At 0.2 and 0.3, min-max for both branches is 0.002 to 0.006 lower: the last candidate's BM25 is no zero.
DENSE_WEIGHT = 0.5
# Rank constant of reciprocal rank fusion (Cormack et al., 2009).
RRF_CONSTANT = 60


def fuse(lexical: Scores, dense: Scores) -> dict[int, float]:
    """The fusion used by search, in [0, 1]."""
    return convex(lexical, dense, DENSE_WEIGHT)


def convex(lexical: Scores, dense: Scores, weight: float) -> dict[int, float]:
    """(1 − weight) × share of the best BM25 + weight × min-max of the cosines (Bruch et al., 2023).

    A branch that found nothing leaves the other alone, on its own full scale.
    """
    if not lexical:
        return min_max(dense)
    if not dense:
        return share_of_best(lexical)
    left, right = share_of_best(lexical), min_max(dense)
    keys = dict.fromkeys([*left, *right])
    return {key: (1 - weight) * left.get(key, 0.0) + weight * right.get(key, 0.0) for key in keys}


def rrf(lexical: Scores, dense: Scores, constant: int = RRF_CONSTANT) -> dict[int, float]:
    """Sum over branches of 1 / (constant + rank), ranks from 1, equal scores sharing the better rank."""
    fused: dict[int, float] = {}
    for branch in (lexical, dense):
        for key, rank in _ranks(branch).items():
            fused[key] = fused.get(key, 0.0) + 1 / (constant + rank)
    return fused


def share_of_best(scores: Scores) -> dict[int, float]:
    """Scores above 0 divided by the best: for BM25, whose zero means no word in common."""
    best = max(scores.values(), default=1.0)
    return {key: score / best for key, score in scores.items()}


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
