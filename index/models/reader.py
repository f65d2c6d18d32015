"""Sourcier's own reader: how likely a passage answers a question, and where in it the answer lies."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.errors import EncoderOutputError
from index.models.loading import Weights
from index.models.openvino_graph import BFLOAT16, FLOAT32
from index.models.processor import multiplies_bfloat16, multiplies_bytes
from index.models.surrogates import without_surrogates
from index.types import Reading, ReadingText, Span

if TYPE_CHECKING:
    from tokenizers import Encoding


# Passages read for a question where 8-bit products have units of their own, and where they have not.
CANDIDATES, FEW_CANDIDATES = 20, 8
# What is read has to leave room for a passage: a longer question is read up to here.
QUESTION_CHARACTERS = 400
PASSAGE = 1  # the second sequence of a pair
FIRST, LAST = 0, 1  # the two logits of a token: that the answer begins there, that it ends there
SPAN_TOKENS = 40  # the longest short answer: a date or an amount has 3 to 10, a clause 20 to 30


class QuantisedReader:
    """The Reader protocol over an 8-bit OpenVINO graph; weights are checked and read at the first question.

    A passage is read the same way whatever is read beside it. Safe to share between threads.
    """

    def __init__(self, folder: Path) -> None:
        """Raises EncoderNotFoundError; so does the first question when a file is missing or altered."""
        # Nothing of it is stored. Twenty passages are read in 162 ms instead of 171 (two Zen 5 cores).
        self._weights = Weights(folder, BFLOAT16 if multiplies_bfloat16() else FLOAT32)

    @property
    def candidates(self) -> int:
        return CANDIDATES if multiplies_bytes() else FEW_CANDIDATES

    def read(self, question: str, passages: Sequence[ReadingText]) -> list[Reading]:
        """One reading a passage, in the order given; what the graph has no positions for is not read."""
        if not passages:
            return []
        tokenizer, graph = self._weights.loaded
        asked = without_surrogates(question)[:QUESTION_CHARACTERS]
        pairs = tokenizer.encode_batch([(asked, without_surrogates(passage.text)) for passage in passages])
        readings: dict[int, Reading] = {}

        def keep(rows: list[int], outputs: list[NDArray[np.float32]]) -> None:
            for row, relevance, places in zip(rows, *outputs, strict=True):
                readings[row] = _reading(float(relevance), places, pairs[row], passages[row])

        graph.run([self._cut(pair.ids) for pair in pairs], keep)
        found = [readings[row] for row in range(len(passages))]
        if not np.isfinite([(reading.relevance, sum(reading.units)) for reading in found]).all():
            raise EncoderOutputError(self._weights.manifest.name, "valeurs infinies ou indéfinies")
        return found

    def _cut(self, ids: list[int]) -> list[int]:
        """At most as many as the graph has positions for, the closing one kept."""
        most = self._weights.manifest.max_tokens
        return ids if len(ids) <= most else [*ids[: most - 1], ids[-1]]


def _reading(
    relevance: float, places: NDArray[np.float32], pair: "Encoding", passage: ReadingText
) -> Reading:
    """`places` holds a row of two logits for every token that was read, and perhaps padding."""
    inside = np.array([which == PASSAGE for which in pair.sequence_ids[: len(places)]], bool)
    places = places[: len(inside)]
    if not inside.any():
        return Reading(relevance, (0.0,) * len(passage.units))
    offsets = np.array(pair.offsets[: len(inside)])
    # A token may begin with the space before its word: where it ends tells whose it is.
    last_characters = offsets[:, 1] - 1
    units = [inside & (last_characters >= start) & (last_characters < end) for start, end in passage.units]
    first, last = _probabilities(places[:, FIRST], inside), _probabilities(places[:, LAST], inside)
    return Reading(
        relevance,
        tuple(float(first[unit].sum()) for unit in units),
        _span(first, last, units, offsets, passage),
    )


def _probabilities(logits: NDArray[np.float32], inside: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Softmax over the passage's tokens, zero for the others."""
    weights = np.where(inside, np.exp(logits - logits[inside].max()), np.float32(0))
    shares: NDArray[np.float32] = weights / weights.sum()
    return shares


@lru_cache(maxsize=128)  # most units have 10 to 80 tokens
def _within_reach(tokens: int) -> NDArray[np.bool_]:
    """Pairs of first and last token in order and at most `SPAN_TOKENS` apart."""
    in_order = np.triu(np.ones((tokens, tokens), bool))
    return in_order & ~np.triu(in_order, SPAN_TOKENS)


def _span(
    first: NDArray[np.float32],
    last: NDArray[np.float32],
    units: Sequence[NDArray[np.bool_]],
    offsets: NDArray[np.int64],
    passage: ReadingText,
) -> Span | None:
    """The likeliest pair of first and last token of one unit, at most `SPAN_TOKENS` apart."""
    best: tuple[float, int, int, int] | None = None
    for number, unit in enumerate(units):
        tokens = np.flatnonzero(unit)
        if tokens.size:
            together = np.outer(first[tokens], last[tokens]) * _within_reach(tokens.size)
            begin, end = np.unravel_index(together.argmax(), together.shape)
            found = float(together[begin, end]), number, int(tokens[begin]), int(tokens[end])
            if best is None or found[0] > best[0]:
                best = found
    if best is None:
        return None
    probability, number, begin_token, end_token = best
    start, _ = passage.units[number]
    text = passage.text[max(offsets[begin_token, 0], start) : offsets[end_token, 1]]
    return Span(number, text.strip(), probability)
