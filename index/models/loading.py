"""Weights of our own in their folder: described at once, checked and read when first needed."""

import threading
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import EncoderNotFoundError
from index.models import manifest
from index.models.openvino_graph import FLOAT32, Graph

if TYPE_CHECKING:
    from tokenizers import Tokenizer


class Weights:
    """Safe to share between threads: whoever asks first loads, the others wait."""

    def __init__(self, folder: Path, precision: str = FLOAT32) -> None:
        """Raises EncoderNotFoundError when the folder does not describe weights."""
        self.manifest = manifest.read(folder)
        self._precision = precision
        self._folder = folder
        self._loading = threading.Lock()

    @property
    def loaded(self) -> "tuple[Tokenizer, Graph]":
        """Raises EncoderNotFoundError when a file is missing, altered or of another kind."""
        with self._loading:
            return self._load

    @cached_property
    def _load(self) -> "tuple[Tokenizer, Graph]":
        from tokenizers import Tokenizer

        manifest.check(self._folder, self.manifest)
        try:
            tokenizer = Tokenizer.from_file(str(self._folder / manifest.TOKENIZER))
            graph = Graph(self._folder / manifest.GRAPH, self._precision)
        except Exception as error:  # tokenizers raises bare Exception; OpenVINO RuntimeError and others
            raise EncoderNotFoundError(
                self.manifest.name, f"les poids de « {self._folder} » ne peuvent pas être lus ({error})"
            ) from error
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer, graph
