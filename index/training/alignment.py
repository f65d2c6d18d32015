"""Which English pieces a French token translates to, from parallel text (IBM model 1, Brown et al. 1993)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix


def translation_counts(
    french: Sequence[Sequence[int]],
    english: Sequence[Sequence[int]],
    french_size: int,
    english_size: int,
    iterations: int = 5,
) -> csr_matrix:
    """Expected number of times each French token was produced by each English piece.

    Sentences are lists of token ids. The result has shape (french_size, english_size); its row sums are
    below the French token counts because part of the mass goes to the empty word, which explains articles
    and punctuation.
    """
    null = english_size
    pairs_french: list[np.ndarray] = []
    pairs_english: list[np.ndarray] = []
    positions: list[np.ndarray] = []
    first = 0
    for french_ids, english_ids in zip(french, english, strict=True):
        source = np.array([*english_ids, null], dtype=np.int64)
        target = np.array(french_ids, dtype=np.int64)
        pairs_french.append(np.repeat(target, len(source)))
        pairs_english.append(np.tile(source, len(target)))
        positions.append(np.repeat(np.arange(first, first + len(target)), len(source)))
        first += len(target)
    english_of_pair = np.concatenate(pairs_english)
    position = np.concatenate(positions)
    keys, entry = np.unique(
        np.concatenate(pairs_french) * (english_size + 1) + english_of_pair, return_inverse=True
    )
    english_of_entry = keys % (english_size + 1)
    probability = np.ones(len(keys))
    counts: np.ndarray = probability
    for _ in range(iterations):
        weight = probability[entry]
        weight /= np.bincount(position, weight, first)[position]
        counts = np.bincount(entry, weight, len(keys))
        probability = counts / np.bincount(english_of_entry, counts, english_size + 1)[english_of_entry]
    aligned = english_of_entry != null
    rows, columns = keys[aligned] // (english_size + 1), english_of_entry[aligned]
    return csr_matrix((counts[aligned], (rows, columns)), shape=(french_size, english_size))
