"""One ranking from two: what the lexical and the dense branch found, put on one scale.

Pure functions over {key: score}. A key that a branch did not return counts 0 there.
"""

from collections.abc import Mapping

Scores = Mapping[int, float]

# Share of the dense branch, with the shipped encoder: hit@1 / hit@5.
#
#                            0.7            0.75           0.8            0.85           0.9
#     gold/dev               0.600 / 0.876  0.610 / 0.886  0.629 / 0.895  0.648 / 0.886  0.638 / 0.886
#     sample                 0.641 / 0.897  0.655 / 0.897  0.662 / 0.893  0.655 / 0.890  0.652 / 0.893
#     702 on administrations 0.774 / 0.957  0.781 / 0.962  0.786 / 0.966  0.786 / 0.967  0.781 / 0.969
#
# With an early checkpoint of another encoder, on piaf_dev, quebec_covid and afriqa_fr, reciprocal rank fusion
# gave 0.711 at best where convex combination gave 0.729; min-max for both branches is 0.002 to 0.006 lower
# than this one: the last candidate's BM25 is no zero.
DENSE_WEIGHT = 0.8
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
