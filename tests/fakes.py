"""Stand-ins for what is slow: deterministic and offline."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from index.types import Reading, ReadingText, Vectors


class FakeEncoder:
    """Hashes words into 64 dimensions, so that texts sharing words are close; counts what it encodes."""

    dimensions = 64
    folder = None

    def __init__(self, identity: str = "fake") -> None:
        self.identity = identity
        self.encoded: list[str] = []

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self.encoded.extend(texts)
        return np.stack([self._vector(text) for text in texts])

    def encode_query(self, text: str) -> Vectors:
        return self._vector(text)[np.newaxis]

    def _vector(self, text: str) -> Vectors:
        vector = np.zeros(self.dimensions, dtype=np.float32)
        for word in re.findall(r"\w+", text.lower()) or [text]:
            digest = hashlib.blake2b(f"{self.identity}\0{word}".encode(), digest_size=8).digest()
            vector[digest[0] % self.dimensions] += 1.0 if digest[1] % 2 else -1.0
            vector[digest[2] % self.dimensions] += 0.5
        length = np.linalg.norm(vector)
        if length == 0.0:
            vector[0] = length = np.float32(1.0)
        return (vector / length).astype(np.float32)


class FakeReader:
    """Finds an answer where it reads the word `answer`; keeps what it was shown."""

    candidates = 3

    def __init__(self, answer: str) -> None:
        self.answer = answer
        self.shown: list[ReadingText] = []

    def read(self, question: str, passages: Sequence[ReadingText]) -> list[Reading]:
        self.shown = list(passages)
        return [
            Reading(5.0 if self.answer in passage.text else -5.0, (1.0,) * len(passage.units))
            for passage in passages
        ]
