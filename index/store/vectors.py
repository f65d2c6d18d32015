"""Vectors, by encoder and by the text they were made from."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.encoded_text import encoded_texts
from index.store import records
from index.types import Encoder

_STORED = np.dtype("<f4")


def text_hash(text: str) -> bytes:
    """Names a text to encode: equal texts share their vector, whatever document or passage they come from."""
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def encoder_id(connection: sqlite3.Connection, identity: str) -> int | None:
    row = connection.execute("SELECT id FROM encoders WHERE identity = ?", (identity,)).fetchone()
    return None if row is None else int(row[0])


def register(connection: sqlite3.Connection, encoder: Encoder) -> int:
    """Number of the encoder; where its weights lie is recorded anew, for they may have moved."""
    connection.execute(
        """INSERT INTO encoders (identity, dimensions, folder) VALUES (?, ?, ?)
           ON CONFLICT (identity) DO UPDATE SET folder = excluded.folder""",
        (encoder.identity, encoder.dimensions, None if encoder.folder is None else str(encoder.folder)),
    )
    known = encoder_id(connection, encoder.identity)
    assert known is not None  # noqa: S101  # just inserted
    return known


def weights_folder(connection: sqlite3.Connection, identity: str) -> Path | None:
    """Where the weights of this encoder lay when it was last used."""
    (folder,) = connection.execute("SELECT folder FROM encoders WHERE identity = ?", (identity,)).fetchone()
    return None if folder is None else Path(folder)


def known_hashes(connection: sqlite3.Connection, identity: str, hashes: Iterable[bytes]) -> set[bytes]:
    """Those of `hashes` that have a vector under this encoder."""
    number = encoder_id(connection, identity)
    if number is None:
        return set()
    query = "SELECT 1 FROM vectors WHERE encoder_id = ? AND text_hash = ?"
    return {name for name in hashes if connection.execute(query, (number, name)).fetchone()}


def texts_without_vector(connection: sqlite3.Connection, identity: str, limit: int) -> list[str]:
    """Texts to encode that lack a vector under this encoder, found at `limit` places at most."""
    titles = connection.execute(
        """SELECT d.title FROM documents AS d
           WHERE d.title_hash IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM vectors AS v JOIN encoders AS e ON e.id = v.encoder_id
                             WHERE e.identity = ? AND v.text_hash = d.title_hash)
           LIMIT ?""",
        (identity, limit),
    ).fetchall()
    rows = connection.execute(
        """SELECT t.position, d.title, p.section, p.indexed, p.units
           FROM encoded_texts AS t
           JOIN passages AS p ON p.key = t.passage JOIN documents AS d ON d.id = p.document_id
           WHERE NOT EXISTS (SELECT 1 FROM vectors AS v JOIN encoders AS e ON e.id = v.encoder_id
                             WHERE e.identity = ? AND v.text_hash = t.text_hash)
           LIMIT ?""",
        (identity, limit - len(titles)),
    )
    return [title for (title,) in titles] + [
        encoded_texts(title, records.load_strings(section), indexed, records.load_units(units))[position]
        for position, title, section, indexed, units in rows
    ]


def write(
    connection: sqlite3.Connection, encoder: Encoder, by_hash: Mapping[bytes, NDArray[np.float32]]
) -> None:
    number = register(connection, encoder)
    connection.executemany(
        "INSERT OR REPLACE INTO vectors (encoder_id, text_hash, vector) VALUES (?, ?, ?)",
        ((number, name, vector.astype(_STORED).tobytes()) for name, vector in by_hash.items()),
    )


def of_passages(
    connection: sqlite3.Connection, identity: str
) -> Iterator[tuple[int, str, int, bytes | None]]:
    """(key, document id, position, vector as stored) of every encoded text of every passage.

    Sorted by (document id, start, position); position 0 is the passage itself.
    """
    yield from connection.execute(
        """SELECT p.key, p.document_id, t.position, v.vector
           FROM passages AS p JOIN encoded_texts AS t ON t.passage = p.key
           LEFT JOIN vectors AS v ON v.text_hash = t.text_hash
                                 AND v.encoder_id = (SELECT id FROM encoders WHERE identity = ?)
           ORDER BY p.document_id, p.start, p.key, t.position""",
        (identity,),
    )


def of_titles(connection: sqlite3.Connection, identity: str) -> Iterator[tuple[str, bytes | None]]:
    """(document id, vector as stored) of every document that has a title of its own, in order of id."""
    yield from connection.execute(
        """SELECT d.id, v.vector
           FROM documents AS d
           LEFT JOIN vectors AS v ON v.text_hash = d.title_hash
                                 AND v.encoder_id = (SELECT id FROM encoders WHERE identity = ?)
           WHERE d.title_hash IS NOT NULL ORDER BY d.id""",
        (identity,),
    )


def decode(vector: bytes) -> NDArray[np.float32]:
    return np.frombuffer(vector, dtype=_STORED)


def identities(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Encoders that have vectors here."""
    rows = connection.execute(
        """SELECT identity FROM encoders WHERE id IN (SELECT encoder_id FROM vectors)
           ORDER BY identity"""
    )
    return tuple(identity for (identity,) in rows)


def counts(connection: sqlite3.Connection) -> tuple[tuple[str, int], ...]:
    return tuple(
        connection.execute(
            """SELECT identity, count(v.text_hash) FROM encoders AS e
               LEFT JOIN vectors AS v ON v.encoder_id = e.id GROUP BY e.id ORDER BY identity"""
        )
    )


def delete_unused(connection: sqlite3.Connection) -> None:
    """Drop vectors of texts that no document holds any more."""
    # Found through the indexes: scanning the table would read every vector each time.
    connection.execute(
        """DELETE FROM vectors WHERE rowid IN (
             SELECT v.rowid FROM vectors AS v
             WHERE NOT EXISTS (SELECT 1 FROM encoded_texts AS t WHERE t.text_hash = v.text_hash)
               AND NOT EXISTS (SELECT 1 FROM documents AS d WHERE d.title_hash = v.text_hash))"""
    )
