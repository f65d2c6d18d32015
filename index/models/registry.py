"""From an operator's setting to an encoder."""

from pathlib import Path

from index.models.manifest import is_quantised
from index.models.quantised import QuantisedEncoder
from index.models.reader import QuantisedReader
from index.models.sentence_transformer import SentenceTransformerEncoder
from index.models.weights import READER, SHIPPED, default_weights, find_weights
from index.types import Encoder, Reader


def default_folder() -> Path:
    """The weights that ship with Sourcier, else those of the package that stands in for them."""
    return SHIPPED if is_quantised(SHIPPED) else default_weights()


def load_encoder(name: str | None = None) -> Encoder:
    """The encoder called `name`: a folder, or a sentence-transformers model name; None for the default.

    Only a model name that is not in the local cache is ever downloaded: the operator asked for it.
    Raises EncoderNotFoundError.
    """
    folder = default_folder() if name is None else Path(name).resolve()
    if is_quantised(folder):
        return QuantisedEncoder(folder)
    if name is None:
        return SentenceTransformerEncoder("all-MiniLM-L6-v2", folder)
    folder = find_weights(name)
    return SentenceTransformerEncoder(Path(name).name if Path(name).is_dir() else name, folder)


def load_reader() -> Reader | None:
    """The reader that ships with Sourcier; None in a checkout without its weights."""
    return QuantisedReader(READER) if is_quantised(READER) else None
