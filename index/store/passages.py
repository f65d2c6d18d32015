"""Passages, by the keys that every derived index uses."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from index.encoded_text import texts_of
from index.store import records
from index.store.vectors import text_hash
from index.types import StoredPassage
from ingest.types import Document, Passage

_SELECT = """SELECT key, document_id, start, end, text, indexed, section, units, page, page_end, page_label,
                    language, context FROM passages"""


def write(
    connection: sqlite3.Connection, document_id: str, document: Document, passages: Sequence[Passage]
) -> None:
    labels = {page.number: page.label for page in document.pages}
    for passage in passages:
        added = connection.execute(
            """INSERT INTO passages (document_id, start, end, text, indexed, section, units, context,
                                     page, page_end, page_label, language)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                document_id,
                passage.start,
                passage.end,
                document.text[passage.start : passage.end],
                passage.indexed,
                records.dump(passage.section),
                records.dump_units(passage.units),
                records.dump(passage.context),
                passage.page,
                passage.page_end,
                labels.get(passage.page) if passage.page is not None else None,
                passage.language,
            ),
        )
        texts = texts_of(document, passage)
        connection.executemany(
            "INSERT INTO encoded_texts (passage, position, text_hash) VALUES (?, ?, ?)",
            [(added.lastrowid, position, text_hash(text)) for position, text in enumerate(texts)],
        )


def load(connection: sqlite3.Connection, keys: Iterable[int]) -> dict[int, StoredPassage]:
    """The passages that still exist among `keys`."""
    found = {}
    for key in keys:
        row = connection.execute(f"{_SELECT} WHERE key = ?", (key,)).fetchone()
        if row is not None:
            found[key] = _stored(row)
    return found


def of_document(connection: sqlite3.Connection, document_id: str) -> Iterator[StoredPassage]:
    """A document's passages in reading order."""
    rows = connection.execute(f"{_SELECT} WHERE document_id = ? ORDER BY start", (document_id,))
    return (_stored(row) for row in rows)


def indexed_texts(connection: sqlite3.Connection) -> Iterator[str]:
    """What is searched of every passage, in order of keys."""
    rows = connection.execute("SELECT indexed FROM passages ORDER BY key")
    return (indexed for (indexed,) in rows)


def count(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM passages").fetchone()[0])


def last_key(connection: sqlite3.Connection) -> int:
    """The greatest key ever given, 0 before the first."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'passages'").fetchone()
    return int(row[0]) if row else 0


def _stored(row: tuple[Any, ...]) -> StoredPassage:
    key, document_id, start, end, text, indexed, section, units, page, page_end, label, language, context = (
        row
    )
    return StoredPassage(
        key=key,
        document_id=document_id,
        start=start,
        end=end,
        text=text,
        indexed=indexed,
        section=records.load_strings(section),
        units=records.load_units(units),
        page=page,
        page_end=page_end,
        page_label=label,
        language=language,
        context=records.load_context(context),
    )
