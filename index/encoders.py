"""Which encoder does a base answer with? The one recorded with what is published."""

import sqlite3

from index import models
from index.errors import LostEncoderError
from index.store import publication, vectors
from index.types import Encoder


class Answering:
    """Stands for the encoder that a base answers with, whichever it is when it is needed.

    Whoever is given it follows a change of encoder; whoever is given an encoder asks for that one. Shared
    between threads, it may load an encoder twice, and does no other harm.
    """

    def __init__(self, *at_hand: Encoder, replace_lost: bool = False) -> None:
        """Encoders `at_hand` need not be looked for; the first serves a base that has none yet.

        `replace_lost`: Sourcier's own takes the place of one whose weights are gone.
        """
        self._at_hand = list(at_hand)
        self._replace_lost = replace_lost

    def of(self, connection: sqlite3.Connection) -> Encoder:
        """Raises LostEncoderError when its weights are gone, or have changed."""
        identity = publication.load(connection).encoder
        if identity is None:
            return self._at_hand[0] if self._at_hand else self._keep(models.load_encoder())
        known = next((encoder for encoder in self._at_hand if encoder.identity == identity), None)
        if known is not None:
            return known
        try:
            return self._keep(models.find_encoder(identity, vectors.weights_folder(connection, identity)))
        except LostEncoderError:
            if not self._replace_lost:
                raise
        return self._keep(models.load_encoder())

    def _keep(self, encoder: Encoder) -> Encoder:
        self._at_hand.append(encoder)
        return encoder


def chosen(encoder: Encoder | Answering, connection: sqlite3.Connection) -> Encoder:
    """The encoder meant. Raises LostEncoderError."""
    return encoder.of(connection) if isinstance(encoder, Answering) else encoder
