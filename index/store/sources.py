"""Where documents were found, and which files could not be read."""

import sqlite3
from collections.abc import Iterator

from index.types import Failure, KnownSource, Source


def names(connection: sqlite3.Connection, document_id: str) -> tuple[str, ...]:
    """Names of a document's sources, sorted."""
    rows = connection.execute(
        "SELECT DISTINCT name FROM sources WHERE document_id = ? ORDER BY name", (document_id,)
    )
    return tuple(name for (name,) in rows)


def of_document(connection: sqlite3.Connection, document_id: str) -> tuple[Source, ...]:
    """Every place of a document, sorted."""
    rows = connection.execute(
        "SELECT root, name FROM sources WHERE document_id = ? ORDER BY root, name", (document_id,)
    )
    return tuple(Source(root, name) for root, name in rows)


def document_at(connection: sqlite3.Connection, collection: str, source: Source) -> str | None:
    """Id of the document this source leads to."""
    query = "SELECT document_id FROM sources WHERE collection = ? AND root = ? AND name = ?"
    row = connection.execute(query, (collection, source.root, source.name)).fetchone()
    return None if row is None else str(row[0])


def known(connection: sqlite3.Connection, collection: str) -> Iterator[KnownSource]:
    """Every source of a collection, sorted, with its document as it was read last."""
    rows = connection.execute(
        """SELECT s.root, s.name, d.id, d.version
           FROM sources AS s JOIN documents AS d ON d.id = s.document_id
           WHERE s.collection = ? ORDER BY s.root, s.name""",
        (collection,),
    )
    return (KnownSource(Source(root, name), document, version) for root, name, document, version in rows)


def attach(connection: sqlite3.Connection, collection: str, source: Source, document_id: str) -> None:
    """Let `source` lead to this document, whatever it led to before."""
    connection.execute(
        "INSERT OR REPLACE INTO sources (collection, root, name, document_id) VALUES (?, ?, ?, ?)",
        (collection, source.root, source.name, document_id),
    )
    forget_failure(connection, collection, source)


def detach(connection: sqlite3.Connection, collection: str, source: Source) -> None:
    connection.execute(
        "DELETE FROM sources WHERE collection = ? AND root = ? AND name = ?",
        (collection, source.root, source.name),
    )


def failures(connection: sqlite3.Connection) -> tuple[Failure, ...]:
    rows = connection.execute("SELECT name, reason FROM failures ORDER BY collection, name, root")
    return tuple(Failure(name, reason) for name, reason in rows)


def failed_versions(connection: sqlite3.Connection, collection: str) -> dict[Source, tuple[str, str]]:
    """(version, reason) of every source of a collection that could not be read."""
    rows = connection.execute(
        "SELECT root, name, version, reason FROM failures WHERE collection = ?", (collection,)
    )
    return {Source(root, name): (version, reason) for root, name, version, reason in rows}


def record_failure(
    connection: sqlite3.Connection, collection: str, source: Source, version: str, reason: str
) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO failures (collection, root, name, version, reason) VALUES (?, ?, ?, ?, ?)",
        (collection, source.root, source.name, version, reason),
    )


def forget_failure(connection: sqlite3.Connection, collection: str, source: Source) -> None:
    connection.execute(
        "DELETE FROM failures WHERE collection = ? AND root = ? AND name = ?",
        (collection, source.root, source.name),
    )


def forget_all_failures(connection: sqlite3.Connection) -> None:
    """Let every file that could not be read be tried again."""
    connection.execute("DELETE FROM failures")
