"""Is the difference between two runs on the same questions more than luck?"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import permutation_test

RESAMPLES = 9_999
"""Enough to tell p = 0.05 from 0.04 (standard error 0.002); the seed is fixed so that it repeats."""


@dataclass(frozen=True, slots=True)
class Comparison:
    metric: str
    questions: int
    first: float
    second: float
    p_value: float
    """Two-sided, by Fisher's paired randomisation (Smucker, Allan & Carterette, CIKM 2007)."""
    won: tuple[str, ...]
    """Questions on which the second run does better."""
    lost: tuple[str, ...]


def compare(metric: str, first: Mapping[str, float], second: Mapping[str, float]) -> Comparison | None:
    """Compare two runs on the questions both scored; None when there is none."""
    ids = sorted(first.keys() & second.keys())
    if not ids:
        return None
    a = np.array([first[i] for i in ids])
    b = np.array([second[i] for i in ids])
    return Comparison(
        metric=metric,
        questions=len(ids),
        first=float(a.mean()),
        second=float(b.mean()),
        p_value=_p_value(b - a),
        won=tuple(i for i, x, y in zip(ids, a, b, strict=True) if y > x),
        lost=tuple(i for i, x, y in zip(ids, a, b, strict=True) if y < x),
    )


def _p_value(differences: NDArray[np.float64]) -> float:
    if differences.size < 2 or not differences.any():
        return 1.0
    # Under the null hypothesis each difference could as well have the other sign.
    test = permutation_test(
        (differences,),
        lambda x, axis: np.sum(x, axis=axis),
        permutation_type="samples",
        n_resamples=RESAMPLES,
        vectorized=True,
        rng=np.random.default_rng(20),
    )
    return float(test.pvalue)
