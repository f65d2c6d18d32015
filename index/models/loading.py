"""Weights of our own from their folder: checked, then ready to run."""

from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import EncoderNotFoundError
from index.models import manifest
from index.models.openvino_graph import Graph

if TYPE_CHECKING:
    from tokenizers import Tokenizer


def load(folder: Path, described: manifest.Manifest) -> "tuple[Tokenizer, Graph]":
    """Raises EncoderNotFoundError when a file is missing, altered or of another kind."""
    from tokenizers import Tokenizer

    manifest.check(folder, described)
    try:
        tokenizer = Tokenizer.from_file(str(folder / manifest.TOKENIZER))
        graph = Graph(folder / manifest.GRAPH)
    except Exception as error:  # tokenizers raises bare Exception; OpenVINO RuntimeError and others
        raise EncoderNotFoundError(
            described.name, f"les poids de « {folder} » ne peuvent pas être lus ({error})"
        ) from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer, graph
