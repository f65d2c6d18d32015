"""Texts longer than a model reads are cut into windows, never cut off."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.types import Vectors
from ingest.types import Range


@dataclass(frozen=True, slots=True)
class Window:
    text: str
    tokens: int
    """Its weight in the mean of its text's windows."""


def windows(text: str, tokens: Sequence[Range], limit: int) -> list[Window]:
    """`text` in runs of at most `limit` tokens, of about one length so that no short tail stands alone.

    `tokens` are the character ranges of the text's tokens. Cuts fall between words unless a word fills half a
    window.
    """
    if len(tokens) <= limit:
        return [Window(text, max(1, len(tokens)))]
    count = -(-len(tokens) // limit)
    size = -(-len(tokens) // count)
    cut: list[Window] = []
    first = 0
    while first < len(tokens):
        last = min(first + size, len(tokens))
        if last < len(tokens):
            last = _word_start(text, tokens, first + size // 2, last)
        end = len(text) if last == len(tokens) else tokens[last][0]
        cut.append(Window(text[tokens[first][0] : end], last - first))
        first = last
    return cut


def means(vectors: Vectors, tokens: Sequence[Sequence[int]]) -> Vectors:
    """One unit vector a text: the mean of its windows' by their lengths, `tokens`.

    A text of one window keeps its vector to the last bit, whatever other texts are made of.
    """
    rows = np.empty((len(tokens), vectors.shape[1]), np.float32)
    first = 0
    for row, weights in enumerate(tokens):
        rows[row] = _mean(vectors[first : first + len(weights)], weights)
        first += len(weights)
    return rows


def _mean(vectors: Vectors, weights: Sequence[int]) -> Vectors:
    if len(vectors) == 1:
        only: Vectors = vectors[0]
        return only
    mean = np.average(vectors, axis=0, weights=weights)
    unit: Vectors = (mean / (np.linalg.norm(mean) or 1.0)).astype(np.float32)
    return unit


def _word_start(text: str, tokens: Sequence[Range], lowest: int, highest: int) -> int:
    """The last token in (lowest, highest] that begins a word; `highest` when none does."""
    for index in range(highest, lowest, -1):
        start = tokens[index][0]
        if start == 0 or text[start].isspace() or text[start - 1].isspace():
            return index
    return highest
