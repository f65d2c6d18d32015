"""From an operator's setting to an encoder."""

from pathlib import Path

from index.models.manifest import is_quantised
from index.models.quantised import QuantisedEncoder
from index.models.sentence_transformer import SentenceTransformerEncoder
from index.models.weights import SHIPPED, default_weights, find_weights
from index.types import Encoder


def load_encoder(name: str | None = None) -> Encoder:
    """The encoder called `name`: a folder, or a sentence-transformers model name; None for the default.

    Only a model name that is not in the local cache is ever downloaded: the operator asked for it.
    Raises EncoderNotFoundError.
    """
    if name is None:
        if is_quantised(SHIPPED):
            return QuantisedEncoder(SHIPPED)
        return SentenceTransformerEncoder("all-MiniLM-L6-v2", default_weights())
    if is_quantised(Path(name)):
        return QuantisedEncoder(Path(name).resolve())
    folder = find_weights(name)
    return SentenceTransformerEncoder(Path(name).name if Path(name).is_dir() else name, folder)
