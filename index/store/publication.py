"""The one row that says what readers may see."""

import sqlite3
from dataclasses import replace

from index.store import vectors
from index.types import Encoder, Publication


def load(connection: sqlite3.Connection) -> Publication:
    row = connection.execute(
        """SELECT generation, lexical_folder, lexical_opstamp, lexical_digest, identity
           FROM publication AS p LEFT JOIN encoders AS e ON e.id = p.encoder_id"""
    ).fetchone()
    return Publication(*row)


def save(connection: sqlite3.Connection, publication: Publication) -> None:
    connection.execute(
        """UPDATE publication SET generation = ?, lexical_folder = ?, lexical_opstamp = ?, lexical_digest = ?,
                                  encoder_id = (SELECT id FROM encoders WHERE identity = ?)""",
        (
            publication.generation,
            publication.lexical_folder,
            publication.lexical_opstamp,
            publication.lexical_digest,
            publication.encoder,
        ),
    )


def answer_with(connection: sqlite3.Connection, encoder: Encoder) -> None:
    """Let the base answer with this encoder, which has a vector of every text, and no longer with another."""
    vectors.register(connection, encoder)
    before = load(connection)
    if before.encoder != encoder.identity:
        save(connection, replace(before, generation=before.generation + 1, encoder=encoder.identity))
