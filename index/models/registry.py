"""From an operator's setting to an encoder."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from index.errors import EncoderNotFoundError, LostEncoderError
from index.models.manifest import is_quantised
from index.models.quantised import QuantisedEncoder
from index.models.reader import QuantisedReader
from index.models.sentence_transformer import SentenceTransformerEncoder
from index.models.weights import READER, SHIPPED, find_weights
from index.types import Encoder, Reader


def load_encoder(name: str | None = None) -> Encoder:
    """The encoder called `name`: a folder, or a sentence-transformers model name; None for Sourcier's own.

    Only a model name that is not in the local cache is ever downloaded: the operator asked for it.
    Raises EncoderNotFoundError.
    """
    if name is None:
        return QuantisedEncoder(SHIPPED)
    folder = Path(name).resolve()
    if is_quantised(folder):
        return QuantisedEncoder(folder)
    folder = find_weights(name)
    return SentenceTransformerEncoder(Path(name).name if Path(name).is_dir() else name, folder)


def find_encoder(identity: str, folder: Path | None) -> Encoder:
    """The encoder of this identity, from the weights in `folder` or from those that ship with Sourcier.

    Nothing is ever downloaded. Raises LostEncoderError when neither are the weights they were.
    """
    loaders: list[Callable[[], Encoder]] = (
        [load_encoder] if folder is None else [partial(_from, folder, identity), load_encoder]
    )
    for load in loaders:
        try:
            encoder = load()
            if encoder.identity == identity:
                return encoder
        except (EncoderNotFoundError, OSError):
            continue
    raise LostEncoderError(identity, folder)


def _from(folder: Path, identity: str) -> Encoder:
    if is_quantised(folder):
        return QuantisedEncoder(folder)
    # Its name is a part of its identity, and need not be that of the folder.
    return SentenceTransformerEncoder(identity.partition("@")[0], folder)


def load_reader() -> Reader | None:
    """The reader that ships with Sourcier; None in a checkout without its weights."""
    return QuantisedReader(READER) if is_quantised(READER) else None
