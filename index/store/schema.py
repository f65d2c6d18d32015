"""The tables, and how an older database becomes a current one.

Each migration is a numbered function applied in one transaction with the number it leads to (`user_version`),
so that a killed process leaves the old schema or the new one.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from index.errors import NewerDatabaseError
from index.store.vectors import text_hash


def _m001_first_tables(connection: sqlite3.Connection) -> None:
    for statement in (
        """CREATE TABLE documents (
            id TEXT PRIMARY KEY,
            collection TEXT NOT NULL,
            version TEXT NOT NULL,             -- SHA-256 of the original bytes, hexadecimal
            media_type TEXT NOT NULL,
            title TEXT,                        -- its own title; NULL when it has none
            language TEXT NOT NULL,
            date TEXT,                         -- ISO 8601, as precise as known
            authors TEXT NOT NULL,             -- JSON array
            characters INTEGER NOT NULL,
            pages INTEGER NOT NULL,
            passages INTEGER NOT NULL,
            UNIQUE (collection, version)       -- identical files are one document with several sources
        )""",
        # Apart from `documents`, so that a list of documents does not drag their texts along.
        """CREATE TABLE contents (
            document_id TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
            text TEXT NOT NULL,
            blocks TEXT NOT NULL,              -- JSON, see records.py
            pages TEXT NOT NULL                -- JSON, see records.py
        )""",
        """CREATE TABLE sources (
            collection TEXT NOT NULL,
            root TEXT NOT NULL,                -- absolute folder that was ingested; empty for an upload
            name TEXT NOT NULL,                -- path below it, POSIX separators
            document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
            PRIMARY KEY (collection, root, name)
        )""",
        "CREATE INDEX sources_by_document ON sources (document_id, name)",
        """CREATE TABLE passages (
            key INTEGER PRIMARY KEY AUTOINCREMENT,   -- never used twice: derived indexes rely on it
            document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
            start INTEGER NOT NULL,            -- code points of contents.text
            end INTEGER NOT NULL,
            text TEXT NOT NULL,                -- contents.text[start:end]; saves reading whole documents
            indexed TEXT NOT NULL,
            section TEXT NOT NULL,             -- JSON array
            units TEXT NOT NULL,               -- JSON, see records.py
            context TEXT NOT NULL,             -- JSON, see records.py
            page INTEGER,
            page_end INTEGER,
            page_label TEXT,
            language TEXT NOT NULL
        )""",
        "CREATE INDEX passages_by_place ON passages (document_id, start)",
        # The passage itself (position 0) and its units: `index.encoded_text`.
        """CREATE TABLE encoded_texts (
            passage INTEGER NOT NULL REFERENCES passages (key) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            text_hash BLOB NOT NULL,           -- leads to the text's vectors
            PRIMARY KEY (passage, position)
        ) WITHOUT ROWID""",
        "CREATE INDEX encoded_texts_by_hash ON encoded_texts (text_hash)",
        """CREATE TABLE encoders (
            id INTEGER PRIMARY KEY,
            identity TEXT NOT NULL UNIQUE,     -- weights, prompts and precision
            dimensions INTEGER NOT NULL
        )""",
        # By text and not by passage: an edit encodes only what changed, and encoders lie side by side.
        """CREATE TABLE vectors (
            encoder_id INTEGER NOT NULL REFERENCES encoders (id) ON DELETE CASCADE,
            text_hash BLOB NOT NULL,
            vector BLOB NOT NULL,              -- little-endian float32
            PRIMARY KEY (encoder_id, text_hash)
        )""",
        """CREATE TABLE failures (
            collection TEXT NOT NULL,
            root TEXT NOT NULL,
            name TEXT NOT NULL,
            version TEXT NOT NULL,             -- of the bytes not understood; empty when there were none
            reason TEXT NOT NULL,
            PRIMARY KEY (collection, root, name)
        )""",
        # One row: what readers may see. Its commit is the moment a change becomes visible everywhere.
        """CREATE TABLE publication (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            generation INTEGER NOT NULL,
            lexical_folder TEXT NOT NULL,      -- name under DATA/lexical; empty before the first
            lexical_opstamp INTEGER NOT NULL,
            lexical_digest BLOB NOT NULL       -- of the files in that folder
        )""",
        "INSERT INTO publication VALUES (1, 0, '', 0, x'')",
    ):
        connection.execute(statement)


def _m002_recognised_words(connection: sqlite3.Connection) -> None:
    for statement in (
        # JSON array of the numbers of the pages that were read off their picture.
        "ALTER TABLE documents ADD COLUMN recognised_pages TEXT NOT NULL DEFAULT '[]'",
        # JSON, see records.py: the words of those pages, and where they stand.
        "ALTER TABLE contents ADD COLUMN recognised TEXT NOT NULL DEFAULT '[]'",
    ):
        connection.execute(statement)


def _m003_answering_encoder(connection: sqlite3.Connection) -> None:
    for statement in (
        "ALTER TABLE encoders ADD COLUMN folder TEXT",  # where its weights lie; NULL when it has none
        # Every text has a vector of the encoder that answers; NULL before the first document.
        "ALTER TABLE publication ADD COLUMN encoder_id INTEGER REFERENCES encoders (id)",
        # With vectors of several, nobody can say which one was meant: the next writer will.
        """UPDATE publication SET encoder_id = (SELECT min(encoder_id) FROM vectors)
           WHERE (SELECT min(encoder_id) = max(encoder_id) FROM vectors)""",
    ):
        connection.execute(statement)


def _m004_unread_pages(connection: sqlite3.Connection) -> None:
    # JSON array of the numbers of the pages that are pictures, which nothing was there to recognise.
    connection.execute("ALTER TABLE documents ADD COLUMN unread_pages TEXT NOT NULL DEFAULT '[]'")


def _m005_gaps_of_units(connection: sqlite3.Connection) -> None:
    connection.execute(
        """UPDATE passages
           SET units = (SELECT json_group_array(json_insert(value, '$[#]', json('[]')))
                        FROM json_each(units))"""
    )


def _m006_unread(connection: sqlite3.Connection) -> None:
    for statement in (
        # JSON, see records.py: pictures of text that were not read, and why.
        "ALTER TABLE documents ADD COLUMN unread TEXT NOT NULL DEFAULT '[]'",
        """UPDATE documents SET unread = json_array(json_array('no_recognition', json(unread_pages), ''))
           WHERE unread_pages <> '[]'""",
        "ALTER TABLE documents DROP COLUMN unread_pages",
    ):
        connection.execute(statement)


def _m007_titles_encoded(connection: sqlite3.Connection) -> None:
    # Leads to the title's vectors; NULL for a document without one of its own.
    connection.execute("ALTER TABLE documents ADD COLUMN title_hash BLOB")
    connection.execute("CREATE INDEX documents_by_title ON documents (title_hash)")
    titles = connection.execute("SELECT id, title FROM documents WHERE title <> ''").fetchall()
    connection.executemany(
        "UPDATE documents SET title_hash = ? WHERE id = ?",
        [(text_hash(title), name) for name, title in titles],
    )


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _m001_first_tables,
    _m002_recognised_words,
    _m003_answering_encoder,
    _m004_unread_pages,
    _m005_gaps_of_units,
    _m006_unread,
    _m007_titles_encoded,
)


def schema_version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_current(connection: sqlite3.Connection, database: Path) -> bool:
    """Raises NewerDatabaseError for a database this code does not understand."""
    found = schema_version(connection)
    if found > len(MIGRATIONS):
        raise NewerDatabaseError(database, found, len(MIGRATIONS))
    return found == len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, database: Path) -> None:
    """Bring the schema up to date; the caller holds the writer lock."""
    while not is_current(connection, database):
        connection.execute("BEGIN IMMEDIATE")
        try:
            number = schema_version(connection)
            MIGRATIONS[number](connection)
            connection.execute(f"PRAGMA user_version = {number + 1}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
