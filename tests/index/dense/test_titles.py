import numpy as np
import pytest

from index.dense.titles import TitleVectors

QUESTION = np.array([[1.0, 0.0]], dtype=np.float32)
ROWS = np.array([[0.6, 0.8], [0.8, 0.6]], dtype=np.float32)


def test_passages_of_one_document_share_its_title() -> None:
    titles = TitleVectors({7: 1, 5: 1, 3: 0}, ROWS)
    about = pytest.approx(0.8, abs=1e-3)  # half precision
    assert titles.cosines(QUESTION, [3, 5, 7]) == {3: pytest.approx(0.6, abs=1e-3), 5: about, 7: about}


def test_a_passage_without_a_title_is_left_out() -> None:
    assert set(TitleVectors({7: 0}, ROWS).cosines(QUESTION, [7, 9])) == {7}
    assert TitleVectors({}, ROWS[:0]).cosines(QUESTION, [9]) == {}
