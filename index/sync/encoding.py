"""Vectors for the texts that have none yet."""

import sqlite3
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.errors import EncoderOutputError
from index.store import Store, publication, vectors
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

    def lacking(self) -> list[str]:
        """Some of the texts without a vector, if there are any."""
        with self._store.read() as connection:
            return vectors.texts_without_vector(connection, self._encoder.identity, STORED_AT_ONCE)

    def take_over(self) -> None:
        """Encode what another encoder left without a vector of this one; then let the base answer with it.

        The caller holds the writer lock. Until the end the other one answers.
        """
        while texts := self.lacking():
            made = self.missing(texts)
            with self._store.write() as connection:
                self.store(connection, made)
        with self._store.write() as connection:
            publication.answer_with(connection, self._encoder)

    def _encode(self, texts: list[str]) -> NDArray[np.float32]:
        encoded = self._encoder.encode_passages(texts)
        expected = (len(texts), self._encoder.dimensions)
        if encoded.shape != expected:
            reason = f"dimensions {encoded.shape} au lieu de {expected}"
            raise EncoderOutputError(self._encoder.identity, reason)
        if not np.isfinite(encoded).all():
            raise EncoderOutputError(self._encoder.identity, "valeurs infinies ou indéfinies")
        return encoded
