import numpy as np
import pytest

from index.dense.sentences import SentenceVectors

QUESTION = np.array([[1.0, 0.0]], dtype=np.float32)
ROWS = np.array([[0.6, 0.8], [0.8, 0.6], [0.0, 1.0]], dtype=np.float32)


def test_the_closest_sentence_of_each_passage_counts() -> None:
    sentences = SentenceVectors([7, 3], [2, 1], ROWS)
    best = sentences.best(QUESTION, [3, 7])
    assert best == {3: 0.0, 7: pytest.approx(0.8, abs=1e-3)}  # half precision


def test_only_what_is_asked_for_is_answered() -> None:
    assert set(SentenceVectors([7, 3], [2, 1], ROWS).best(QUESTION, [7])) == {7}


def test_a_passage_without_sentences_is_left_out() -> None:
    sentences = SentenceVectors([7, 5, 3], [2, 0, 1], ROWS)
    assert set(sentences.best(QUESTION, [3, 5, 7, 99])) == {3, 7}
    assert sentences.best(QUESTION, [5]) == {}
