"""Any sentence-transformers model, from a folder of weights."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.errors import EncoderNotFoundError, EncoderOutputError
from index.models.prompts import find_prompts
from index.models.surrogates import without_surrogates
from index.models.weights import digest, forbid_network
from index.models.windows import Window, means, windows
from index.types import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

PRECISION = "float32"
BATCH_SIZE = 32
# BERT-like models are often published with a shorter limit than they have positions: all-MiniLM-L6-v2 with
# 256 word pieces of 512, fewer than a long French passage has in an English vocabulary.
_POSITIONS = 512
# A window read alone may have a few tokens more than it had inside its text.
_WINDOW_SLACK = 8


class SentenceTransformerEncoder:
    """The Encoder protocol over sentence-transformers; weights are read at the first text encoded.

    Any text has a finite vector, the empty one too; one longer than the model's limit gets the mean of its
    windows. Safe to share between threads, which take turns.
    """

    def __init__(self, name: str, folder: Path) -> None:
        self._name = name
        self.folder = folder
        self._prompts = find_prompts(name, folder)
        self._lock = threading.RLock()  # a fast tokenizer raises when two threads use it at once

    @cached_property
    def identity(self) -> str:
        return f"{self._name}@{digest(self.folder)} {self._prompts.identity} {PRECISION} {_POSITIONS}"

    @property
    def dimensions(self) -> int:
        return int(self._model.get_embedding_dimension() or 0)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        with self._lock:
            return self._encode(texts, self._prompts.passage)

    def encode_query(self, text: str) -> Vectors:
        # A question is too short to share: on two busy cores one thread took 8 ms and two took 56.
        with self._lock, _one_thread():
            return self._encode([text], self._prompts.query)

    def _encode(self, texts: Sequence[str], prompt: str) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        cut = [self._windows(text, prompt) for text in texts]
        flat = [prompt + window.text for parts in cut for window in parts]
        tokens = [[window.tokens for window in parts] for parts in cut]
        # Sorts by length itself, so that a batch holds little padding.
        encoded = self._model.encode(
            flat,
            batch_size=BATCH_SIZE,
            prompt="",
            convert_to_numpy=True,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return self._checked(means(np.asarray(encoded, np.float32), tokens))

    def _windows(self, text: str, prompt: str) -> list[Window]:
        limit = self._model.max_seq_length
        text = without_surrogates(text)
        if limit is None or len(prompt.encode()) + len(text.encode()) + _WINDOW_SLACK <= limit:
            return [Window(text, 1)]
        room = (
            limit
            - len(self._tokens(prompt))
            - self._model.tokenizer.num_special_tokens_to_add()
            - _WINDOW_SLACK
        )
        return windows(text, self._tokens(text), room)

    def _tokens(self, text: str) -> list[tuple[int, int]]:
        found = self._model.tokenizer(
            text, add_special_tokens=False, truncation=False, return_offsets_mapping=True, verbose=False
        )
        return list(found["offset_mapping"])

    def _checked(self, vectors: Vectors) -> Vectors:
        if not np.isfinite(vectors).all():
            raise EncoderOutputError(self.identity, "valeurs infinies ou indéfinies")
        return vectors

    @cached_property
    def _model(self) -> "SentenceTransformer":
        with self._lock:
            return self._load()

    def _load(self) -> "SentenceTransformer":
        forbid_network()
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            model = SentenceTransformer(str(self.folder), device="cpu", local_files_only=True)
        except Exception as error:  # whatever a damaged or foreign file makes the libraries raise
            raise EncoderNotFoundError(
                self._name, f"les poids de « {self.folder} » sont illisibles ({error})"
            ) from error
        model.max_seq_length = _limit(model)
        model.eval()
        return model


def _limit(model: "SentenceTransformer") -> int | None:
    """Tokens that the model reads: its own limit, raised to its positions up to 512."""
    positions: Any = getattr(getattr(model[0], "auto_model", None), "config", None)
    positions = getattr(positions, "max_position_embeddings", None)
    own = model.max_seq_length
    return max(own, min(_POSITIONS, positions)) if own and positions else own


@contextmanager
def _one_thread() -> Iterator[None]:
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)
