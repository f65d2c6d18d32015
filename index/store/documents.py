"""Documents and their contents."""

import hashlib
import sqlite3
from collections.abc import Iterable
from typing import Any

from index.store import passages, records, sources
from index.store.vectors import text_hash
from index.types import DocumentContent, PreparedDocument, StoredDocument
from ingest.types import UnreadCause

_SELECT = """
    SELECT d.id, d.version, d.collection, d.title, d.media_type, d.language, d.date, d.authors,
           d.characters, d.pages, d.passages, d.recognised_pages, d.unread
    FROM documents AS d
"""


def load(connection: sqlite3.Connection, document_id: str) -> StoredDocument | None:
    return load_many(connection, [document_id]).get(document_id)


def load_many(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, StoredDocument]:
    found: dict[str, StoredDocument] = {}
    for document_id in ids:
        row = connection.execute(f"{_SELECT} WHERE d.id = ?", (document_id,)).fetchone()
        if row is not None:
            found[document_id] = _stored(connection, row)
    return found


def of_version(connection: sqlite3.Connection, collection: str, version: str) -> str | None:
    """Id of the document of these very bytes."""
    query = "SELECT id FROM documents WHERE collection = ? AND version = ?"
    row = connection.execute(query, (collection, version)).fetchone()
    return None if row is None else str(row[0])


def version(connection: sqlite3.Connection, document_id: str) -> str:
    row = connection.execute("SELECT version FROM documents WHERE id = ?", (document_id,)).fetchone()
    return str(row[0])


def collections(connection: sqlite3.Connection) -> tuple[str, ...]:
    rows = connection.execute("SELECT DISTINCT collection FROM documents ORDER BY collection")
    return tuple(name for (name,) in rows)


def count(connection: sqlite3.Connection, collection: str) -> int:
    query = "SELECT count(*) FROM documents WHERE collection = ?"
    return int(connection.execute(query, (collection,)).fetchone()[0])


def partly_read(connection: sqlite3.Connection) -> list[StoredDocument]:
    """Documents of which something was left unread, in order of their first source."""
    rows = connection.execute(f"{_SELECT} WHERE d.unread <> '[]'").fetchall()
    return sorted((_stored(connection, row) for row in rows), key=lambda document: document.sources)


def unfinished(connection: sqlite3.Connection, collection: str) -> frozenset[str]:
    """Ids of a collection's documents that nothing was there to recognise whole.

    What took too long to recognise would take as long again, and what could not be drawn still cannot be.
    """
    query = "SELECT id, unread FROM documents WHERE collection = ? AND unread <> '[]'"
    return frozenset(
        document_id
        for document_id, column in connection.execute(query, (collection,))
        if any(unread.cause is UnreadCause.NO_RECOGNITION for unread in records.load_unread(column))
    )


def page(
    connection: sqlite3.Connection, after: str, limit: int, collection: str | None
) -> list[StoredDocument]:
    """At most `limit` documents whose id is greater than `after`, in order of id."""
    rows = connection.execute(
        f"{_SELECT} WHERE d.id > ? AND (? IS NULL OR d.collection = ?) ORDER BY d.id LIMIT ?",
        (after, collection, collection, limit),
    ).fetchall()
    return [_stored(connection, row) for row in rows]


def _stored(connection: sqlite3.Connection, row: tuple[Any, ...]) -> StoredDocument:
    document_id, version, collection, title, media_type, language, date, authors, *measures = row
    characters, pages, count, recognised, unread = measures
    names = sources.names(connection, document_id)
    return StoredDocument(
        id=document_id,
        version=version,
        collection=collection,
        # People know their files by name: it stands in for the title a document does not have.
        title=title or display_name(names),
        sources=names,
        media_type=media_type,
        language=language,
        date=date,
        authors=records.load_strings(authors),
        characters=characters,
        pages=pages,
        passages=count,
        recognised_pages=records.load_numbers(recognised),
        unread=records.load_unread(unread),
    )


def display_name(names: tuple[str, ...]) -> str:
    return names[0].rsplit("/", 1)[-1] if names else ""


def content(connection: sqlite3.Connection, document_id: str) -> DocumentContent | None:
    row = connection.execute(
        "SELECT text, blocks, pages, recognised FROM contents WHERE document_id = ?", (document_id,)
    ).fetchone()
    if row is None:
        return None
    text, blocks, pages, recognised = row
    return DocumentContent(
        text, records.load_blocks(blocks), records.load_pages(pages), records.load_recognised(recognised)
    )


def excerpt(
    connection: sqlite3.Connection, document_id: str, version: str, start: int, end: int
) -> str | None:
    """The text of that version of the document from start to end, None when it is not kept (any more)."""
    row = connection.execute(
        """SELECT text FROM contents JOIN documents ON documents.id = contents.document_id
           WHERE document_id = ? AND version = ?""",
        (document_id, version),
    ).fetchone()
    # Cut here: SQLite's own functions end a text at its first U+0000.
    return None if row is None else str(row[0])[start:end]


def identify(connection: sqlite3.Connection, collection: str, first_source: str) -> str:
    """A new id: the same for the same place, unless a document that moved away still bears it."""
    for attempt in range(1_000_000):
        suffix = f"\0{attempt}" if attempt else ""
        key = f"{collection}\0{first_source}{suffix}"
        document_id = hashlib.blake2b(key.encode(), digest_size=8).hexdigest()
        taken = connection.execute("SELECT 1 FROM documents WHERE id = ?", (document_id,)).fetchone()
        if not taken:
            return document_id
    raise AssertionError("unreachable: a million documents at one place")


def write(connection: sqlite3.Connection, collection: str, prepared: PreparedDocument) -> None:
    """Store a new document, or a new version of the one it replaces."""
    document = prepared.document
    values = (
        prepared.version,
        document.media_type,
        document.metadata.title,
        text_hash(document.metadata.title) if document.metadata.title else None,
        document.metadata.language,
        document.metadata.date,
        records.dump(document.metadata.authors),
        len(document.text),
        len(document.pages),
        len(prepared.passages),
        records.dump(sorted({word.page for word in document.recognised})),
        records.dump_unread(document.unread),
    )
    document_id = prepared.replaces
    if document_id is None:
        document_id = identify(connection, collection, prepared.sources[0].name)
        connection.execute(
            """INSERT INTO documents (version, media_type, title, title_hash, language, date, authors,
                                      characters, pages, passages, recognised_pages, unread, id, collection)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (*values, document_id, collection),
        )
    else:
        connection.execute(
            """UPDATE documents SET version = ?, media_type = ?, title = ?, title_hash = ?, language = ?,
                                    date = ?, authors = ?, characters = ?, pages = ?, passages = ?,
                                    recognised_pages = ?, unread = ? WHERE id = ?""",
            (*values, document_id),
        )
        connection.execute("DELETE FROM contents WHERE document_id = ?", (document_id,))
        connection.execute("DELETE FROM passages WHERE document_id = ?", (document_id,))
    connection.execute(
        "INSERT INTO contents (document_id, text, blocks, pages, recognised) VALUES (?, ?, ?, ?, ?)",
        (
            document_id,
            document.text,
            records.dump_blocks(document.blocks),
            records.dump_pages(document.pages),
            records.dump_recognised(document.recognised),
        ),
    )
    for source in prepared.sources:
        sources.attach(connection, collection, source, document_id)
    passages.write(connection, document_id, document, prepared.passages)


def delete(connection: sqlite3.Connection, document_id: str) -> None:
    connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))


def delete_sourceless(connection: sqlite3.Connection) -> None:
    """Drop documents that no source leads to any more."""
    connection.execute("DELETE FROM documents WHERE id NOT IN (SELECT document_id FROM sources)")
