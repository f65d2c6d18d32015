import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dense.flat import FlatIndex

CHANCE = np.random.default_rng(0)
KEYS = [7, 3, 11, 5, 2]
VECTORS = CHANCE.standard_normal((5, 8)).astype(np.float32)
VECTORS /= np.linalg.norm(VECTORS, axis=1, keepdims=True)
QUESTION = VECTORS[2:3]


@given(limit=st.integers(0, 8), allowed=st.none() | st.sets(st.sampled_from([*KEYS, 99])))
def test_it_is_the_exact_search(limit: int, allowed: set[int] | None) -> None:
    cosines = VECTORS @ QUESTION[0]
    expected = sorted(
        (
            (float(cosine), key)
            for key, cosine in zip(KEYS, cosines, strict=True)
            if allowed is None or key in allowed
        ),
        reverse=True,
    )[:limit]
    found = FlatIndex(KEYS, VECTORS).search(QUESTION, limit, allowed)
    assert [key for key, _ in found] == [key for _, key in expected]
    assert [cosine for _, cosine in found] == pytest.approx([cosine for cosine, _ in expected], abs=1e-6)


def test_equals_come_in_the_order_given() -> None:
    index = FlatIndex([9, 4, 6], np.repeat(QUESTION, 3, axis=0))
    assert [key for key, _ in index.search(QUESTION, 3)] == [9, 4, 6]


def test_an_empty_index_finds_nothing() -> None:
    index = FlatIndex([], np.empty((0, 8), dtype=np.float32))
    assert index.search(QUESTION, 5) == []
    assert len(index) == 0
