from __future__ import annotations

import numpy as np
import pytest
import torch

pytest.importorskip("bm25s", reason="the extra `training` is not installed")

from index.training.mining import dense_candidates, hard_negatives, lexical_candidates
from index.training.pairs import Pair

PAIRS = [
    Pair("Qui dirige le musée ?", "Le musée est dirigé par Anne.", "musée", "Anne"),
    Pair("Où est le musée ?", "Le musée est à Lyon depuis que Anne y est.", "musée", "Lyon"),
    Pair("Quand ouvre le musée ?", "Le musée ouvre en mai.", "musée", "mai"),
    Pair("Que mange le chat ?", "Le chat mange du poisson.", "chat", "poisson"),
]


def test_bm25_finds_inflected_words() -> None:
    found = lexical_candidates(["diriger un musée"], [pair.passage for pair in PAIRS], 2)
    assert found[0][0] == 0


def test_the_nearest_come_first() -> None:
    places, cosines = dense_candidates(
        torch.eye(3)[:2], torch.tensor([[0.1, 0.9, 0.0], [0.7, 0.2, 0.0], [0.0, 0.0, 1.0]]), 2
    )
    assert places.tolist() == [[1, 0], [0, 1]]
    assert cosines[0].tolist() == pytest.approx([0.7, 0.1])


def test_answers_and_likely_answers_are_left_out() -> None:
    cosines = np.array(
        [[0.8, 0.5, 0.3, 0.1], [0.2, 0.6, 0.59, 0.1], [0, 0, 1, 0], [0, 0, 0, 1]], dtype=np.float32
    )
    order = np.argsort(-cosines, axis=1)
    dense = order, np.take_along_axis(cosines, order, axis=1)
    lexical = np.array([[0, 1, 2]] * 4)

    found = hard_negatives(PAIRS, [0, 1, 2, 3], cosines.diagonal(), dense, lexical)

    assert found[0] == [2, 3]  # passage 1 holds « Anne »
    assert 2 not in found[1]  # scores 0.59 for 0.6: as likely an answer
    assert all(index not in wrong for index, wrong in found.items())
