"""The one row that says what readers may see."""

import sqlite3

from index.types import Publication


def load(connection: sqlite3.Connection) -> Publication:
    row = connection.execute(
        "SELECT generation, lexical_folder, lexical_opstamp, lexical_digest FROM publication"
    ).fetchone()
    return Publication(*row)


def save(connection: sqlite3.Connection, publication: Publication) -> None:
    connection.execute(
        "UPDATE publication SET generation = ?, lexical_folder = ?, lexical_opstamp = ?, lexical_digest = ?",
        (
            publication.generation,
            publication.lexical_folder,
            publication.lexical_opstamp,
            publication.lexical_digest,
        ),
    )
