"""Sourcier's own reader: how likely a passage answers a question, and where in it the answer lies."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.errors import EncoderOutputError
from index.models.loading import Weights
from index.models.processor import multiplies_bytes
from index.types import Reading, ReadingText

if TYPE_CHECKING:
    from tokenizers import Encoding


# Passages read for a question where 8-bit products have units of their own, and where they have not.
CANDIDATES, FEW_CANDIDATES = 20, 8
# What is read has to leave room for a passage: a longer question is read up to here.
QUESTION_CHARACTERS = 400
PASSAGE = 1  # the second sequence of a pair
FIRST = 0  # of the two logits of a token: that the answer begins there, that it ends there


class QuantisedReader:
    """The Reader protocol over an 8-bit OpenVINO graph; weights are checked and read at the first question.

    A passage is read the same way whatever is read beside it. Safe to share between threads.
    """

    def __init__(self, folder: Path) -> None:
        """Raises EncoderNotFoundError; so does the first question when a file is missing or altered."""
        self._weights = Weights(folder)

    @property
    def candidates(self) -> int:
        return CANDIDATES if multiplies_bytes() else FEW_CANDIDATES

    def read(self, question: str, passages: Sequence[ReadingText]) -> list[Reading]:
        """One reading a passage, in the order given; what the graph has no positions for is not read."""
        if not passages:
            return []
        tokenizer, graph = self._weights.loaded
        asked = _clean(question)[:QUESTION_CHARACTERS]
        pairs = tokenizer.encode_batch([(asked, _clean(passage.text)) for passage in passages])
        readings: dict[int, Reading] = {}

        def keep(rows: list[int], outputs: list[NDArray[np.float32]]) -> None:
            for row, relevance, places in zip(rows, *outputs, strict=True):
                held = _likeness(pairs[row], places[:, FIRST], passages[row].units)
                readings[row] = Reading(float(relevance), held)

        graph.run([self._cut(pair.ids) for pair in pairs], keep)
        found = [readings[row] for row in range(len(passages))]
        if not np.isfinite([(reading.relevance, sum(reading.units)) for reading in found]).all():
            raise EncoderOutputError(self._weights.manifest.name, "valeurs infinies ou indéfinies")
        return found

    def _cut(self, ids: list[int]) -> list[int]:
        """At most as many as the graph has positions for, the closing one kept."""
        most = self._weights.manifest.max_tokens
        return ids if len(ids) <= most else [*ids[: most - 1], ids[-1]]


def _likeness(
    pair: "Encoding", logits: NDArray[np.float32], units: Sequence[tuple[int, int]]
) -> tuple[float, ...]:
    """For each unit, the share of the passage's first-token probability that lies in it."""
    inside = np.array([which == PASSAGE for which in pair.sequence_ids[: len(logits)]], bool)
    if not inside.any():
        return (0.0,) * len(units)
    # A token may begin with the space before its word.
    last = np.array([end - 1 for _, end in pair.offsets[: len(inside)]])
    weights = np.where(inside, np.exp(logits[: len(inside)] - logits[: len(inside)][inside].max()), 0.0)
    weights /= weights.sum()
    return tuple(float(weights[inside & (last >= start) & (last < end)].sum()) for start, end in units)


def _clean(text: str) -> str:
    """A lone surrogate has no token."""
    return text.encode(errors="replace").decode()
