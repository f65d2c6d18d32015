"""Where documents were found, and which files could not be read."""

import sqlite3
import sys

from index.types import Failure, Source


def names(connection: sqlite3.Connection, document_id: str) -> tuple[str, ...]:
    """Names of a document's sources, sorted."""
    rows = connection.execute(
        "SELECT DISTINCT name FROM sources WHERE document_id = ? ORDER BY name", (document_id,)
    )
    return tuple(name for (name,) in rows)


def known(connection: sqlite3.Connection, collection: str) -> dict[Source, str]:
    """Every source of a collection, with the id of its document."""
    rows = connection.execute(
        "SELECT root, name, document_id FROM sources WHERE collection = ?", (collection,)
    )
    # There are few roots: each is kept once, not once a source.
    return {Source(sys.intern(root), name): document_id for root, name, document_id in rows}


def versions(connection: sqlite3.Connection, collection: str) -> dict[str, str]:
    """Version of every document of a collection, by document id."""
    return dict(connection.execute("SELECT id, version FROM documents WHERE collection = ?", (collection,)))


def attach(connection: sqlite3.Connection, collection: str, source: Source, document_id: str) -> None:
    """Let `source` lead to this document, whatever it led to before."""
    connection.execute(
        "INSERT OR REPLACE INTO sources (collection, root, name, document_id) VALUES (?, ?, ?, ?)",
        (collection, source.root, source.name, document_id),
    )
    forget_failure(connection, collection, source)


def is_known(connection: sqlite3.Connection, collection: str, source: Source) -> bool:
    query = "SELECT 1 FROM sources WHERE collection = ? AND root = ? AND name = ?"
    return connection.execute(query, (collection, source.root, source.name)).fetchone() is not None


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
