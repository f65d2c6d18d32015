"""Which encoder is worked with? The one that the command line or a setting names, else the base's own."""

from index.encoders import Answering
from index.models import load_encoder
from index.types import Encoder
from service.settings import Settings


def chosen_encoder(settings: Settings, *, replace_lost: bool = False) -> Encoder | Answering:
    """The one asked for, else whichever the base answers with, Sourcier's where it has none yet.

    `replace_lost`, for who writes: Sourcier's too where the base's own is gone, as after an upgrade.
    Raises EncoderNotFoundError.
    """
    return load_encoder(settings.encoder) if settings.encoder else Answering(replace_lost=replace_lost)
