"""Sourcier's own encoder: 8-bit weights, a tokenizer and a graph, without PyTorch."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.errors import EncoderOutputError
from index.models.loading import Weights
from index.models.openvino_graph import FLOAT32, WIDTH_STEP
from index.models.surrogates import without_surrogates
from index.models.windows import means, windows
from index.types import Vectors

if TYPE_CHECKING:
    from tokenizers import Encoding

_SPECIAL = 2  # the tokens around a text


class QuantisedEncoder:
    """The Encoder protocol over an 8-bit OpenVINO graph; weights are checked and read at the first text.

    Any text has a finite vector, the empty one too, and always the same: the texts encoded beside it do not
    count. A text longer than the graph reads gets the mean of its windows. Safe to share between threads.
    """

    def __init__(self, folder: Path) -> None:
        """Raises EncoderNotFoundError; so does the first text when a file is missing or altered."""
        self.folder = folder
        self._weights = Weights(folder)

    @cached_property
    def identity(self) -> str:
        m = self._weights.manifest
        return f"{m.name}@{m.digest} {m.prompts.identity} int8/{FLOAT32} {m.max_tokens}/{WIDTH_STEP}"

    @property
    def dimensions(self) -> int:
        return self._weights.manifest.dimensions

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts, self._weights.manifest.prompts.passage)

    def encode_query(self, text: str) -> Vectors:
        return self._encode([text], self._weights.manifest.prompts.query)

    def _encode(self, texts: Sequence[str], prompt: str) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        tokenizer, graph = self._weights.loaded
        clean = [prompt + without_surrogates(text) for text in texts]
        cut = [self._windows(*pair) for pair in zip(clean, tokenizer.encode_batch(clean), strict=True)]
        vectors = np.zeros((sum(map(len, cut)), self.dimensions), np.float32)

        def keep(rows: list[int], outputs: list[NDArray[np.float32]]) -> None:
            if outputs[0].shape[1] == self.dimensions:
                vectors[rows] = outputs[0]
            else:
                vectors[rows] = np.nan

        graph.run([ids for parts in cut for ids in parts], keep)
        joined = means(vectors, [[len(ids) for ids in parts] for parts in cut])
        if not np.isfinite(joined).all():
            raise EncoderOutputError(self.identity, "valeurs infinies, indéfinies ou en nombre inattendu")
        return joined

    def _windows(self, text: str, encoding: "Encoding") -> list[list[int]]:
        """The ids the graph reads, each window between its own two special tokens."""
        ids = encoding.ids
        if len(ids) <= self._weights.manifest.max_tokens:
            return [ids]
        cut = windows(text, encoding.offsets[1:-1], self._weights.manifest.max_tokens - _SPECIAL)
        ends = np.cumsum([window.tokens for window in cut]) + 1
        starts = [1, *ends[:-1]]
        return [[ids[0], *ids[start:end], ids[-1]] for start, end in zip(starts, ends, strict=True)]
