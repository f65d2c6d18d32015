"""The encoder a writing command works with."""

from index.encoders import Answering
from index.models import load_encoder
from index.types import Encoder
from service.settings import Settings


def chosen_encoder(settings: Settings) -> Encoder | Answering:
    """The one asked for, else the base's own; Sourcier's where that one is gone, as after an upgrade."""
    return load_encoder(settings.encoder) if settings.encoder else Answering(replace_lost=True)
