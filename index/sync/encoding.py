"""Vectors for the texts that have none yet."""

import sqlite3
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.errors import EncoderOutputError
from index.store import Store, vectors
from index.types import Encoder, Progress

# Enough for an encoder to group texts of like length, little enough for a lively progress bar.
ENCODED_AT_ONCE = 256
# Vectors held in memory before they are stored: 2,000 of 384 dimensions weigh 3 MB.
STORED_AT_ONCE = 2_000

ByHash = Mapping[bytes, NDArray[np.float32]]


class Encoding:
    """Encodes with one encoder, each distinct text once, and counts."""

    def __init__(self, store: Store, encoder: Encoder, progress: Progress) -> None:
        self._store = store
        self._encoder = encoder
        self._progress = progress
        self.count = 0
        """Texts encoded so far."""

    def missing(self, texts: Sequence[str]) -> ByHash:
        """Vectors of those of `texts` that the store has none of, by hash of the text."""
        by_hash = {vectors.text_hash(text): text for text in texts}
        with self._store.read() as connection:
            known = vectors.known_hashes(connection, self._encoder.identity, by_hash)
        names = [name for name in by_hash if name not in known]
        made: dict[bytes, NDArray[np.float32]] = {}
        for first in range(0, len(names), ENCODED_AT_ONCE):
            some = names[first : first + ENCODED_AT_ONCE]
            made.update(zip(some, self._encode([by_hash[name] for name in some]), strict=True))
            self._progress("encode", len(made), len(names))
        self.count += len(made)
        return made

    def store(self, connection: sqlite3.Connection, made: ByHash) -> None:
        vectors.write(connection, self._encoder, made)

    def complete(self) -> None:
        """Encode what another encoder, or an interrupted run, left without vectors of this one."""
        while True:
            with self._store.read() as connection:
                texts = vectors.texts_without_vector(connection, self._encoder.identity, STORED_AT_ONCE)
            if not texts:
                return
            made = self.missing(texts)
            with self._store.write() as connection:
                self.store(connection, made)

    def _encode(self, texts: list[str]) -> NDArray[np.float32]:
        encoded = self._encoder.encode_passages(texts)
        expected = (len(texts), self._encoder.dimensions)
        if encoded.shape != expected:
            reason = f"dimensions {encoded.shape} au lieu de {expected}"
            raise EncoderOutputError(self._encoder.identity, reason)
        if not np.isfinite(encoded).all():
            raise EncoderOutputError(self._encoder.identity, "valeurs infinies ou indéfinies")
        return encoded
