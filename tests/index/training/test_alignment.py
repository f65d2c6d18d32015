from __future__ import annotations

import numpy as np

from index.training.alignment import translation_counts


def test_a_word_is_aligned_with_the_piece_it_always_meets() -> None:
    # French tokens 0 (article), 1, 2, 3; English pieces 0 (article), 1, 2, 3.
    nouns = [(1, 1), (2, 2), (3, 3)]
    french = [[0, a, 0, b] for a, _ in nouns for b, _ in nouns if a != b]
    english = [[0, a, 0, b] for _, a in nouns for _, b in nouns if a != b]

    counts = translation_counts(french, english, french_size=5, english_size=4, iterations=10).toarray()

    assert counts[:4].argmax(1).tolist() == [0, 1, 2, 3]
    assert counts[4].sum() == 0


def test_counts_never_exceed_occurrences() -> None:
    counts = translation_counts([[0, 1], [1]], [[0], [0, 1]], french_size=2, english_size=2)

    assert np.all(counts.sum(1).ravel() <= np.array([1, 2]) + 1e-9)
