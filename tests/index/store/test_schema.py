import sqlite3
from pathlib import Path

import pytest

from index.store import documents, records, schema, vectors
from index.store.connection import connect
from index.store.vectors import text_hash
from ingest.types import Unit, Unread, UnreadCause


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "sourcier.sqlite"


def tables(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_a_new_database_gets_every_migration(database: Path) -> None:
    connection = connect(database, write=True)
    schema.migrate(connection, database)
    assert schema.is_current(connection, database)
    assert {"documents", "contents", "sources", "passages", "vectors", "publication"} <= tables(connection)
    schema.migrate(connection, database)
    assert schema.is_current(connection, database)


def test_a_migration_that_fails_leaves_the_schema_before(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE left_over (a)")
        connection.execute("CREATE nonsense")

    connection = connect(database, write=True)
    schema.migrate(connection, database)
    before = tables(connection)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, half))
    with pytest.raises(sqlite3.OperationalError):
        schema.migrate(connection, database)
    assert tables(connection) == before
    assert schema.schema_version(connection) == len(schema.MIGRATIONS) - 1


def test_a_later_migration_keeps_what_is_stored(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = connect(database, write=True)
    schema.migrate(connection, database)
    connection.execute("UPDATE publication SET generation = 7")
    monkeypatch.setattr(
        schema, "MIGRATIONS", (*schema.MIGRATIONS, lambda c: c.execute("CREATE TABLE later (a)"))
    )
    schema.migrate(connection, database)
    assert "later" in tables(connection)
    assert connection.execute("SELECT generation FROM publication").fetchone() == (7,)


@pytest.mark.parametrize(("encoders", "answering"), [((), None), ((7,), 7), ((7, 8), None)])
def test_the_encoder_of_an_older_base_is_the_one_it_has_vectors_of(
    database: Path, monkeypatch: pytest.MonkeyPatch, encoders: tuple[int, ...], answering: int | None
) -> None:
    connection = connect(database, write=True)
    with monkeypatch.context() as older:
        older.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:2])
        schema.migrate(connection, database)
    for number in (7, 8):
        connection.execute("INSERT INTO encoders VALUES (?, ?, 1)", (number, f"encoder {number}"))
    for number in encoders:
        connection.execute("INSERT INTO vectors VALUES (?, x'00', x'0000803f')", (number,))
    schema.migrate(connection, database)
    assert connection.execute("SELECT encoder_id FROM publication").fetchone() == (answering,)


def test_the_units_of_an_older_base_have_no_gaps(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    units = (Unit(0, 5, "« \0é »"), Unit(6, 9, "fin", introduces=True))
    connection = connect(database, write=True)
    with monkeypatch.context() as older:
        older.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:4])
        schema.migrate(connection, database)
    connection.execute("PRAGMA foreign_keys = 0")
    connection.execute(
        """INSERT INTO passages (document_id, start, end, text, indexed, section, units, context, language)
           VALUES ('d', 0, 9, '', '', '[]', ?, '[]', 'fr')""",
        (records.dump([(u.start, u.end, u.indexed, u.introduces) for u in units]),),
    )
    schema.migrate(connection, database)
    assert records.load_units(connection.execute("SELECT units FROM passages").fetchone()[0]) == units


@pytest.mark.parametrize(
    ("pages", "unread"), [("[]", ()), ("[2,3]", (Unread(UnreadCause.NO_RECOGNITION, (2, 3)),))]
)
def test_the_unread_pages_of_an_older_base_lacked_recognition(
    database: Path, monkeypatch: pytest.MonkeyPatch, pages: str, unread: tuple[Unread, ...]
) -> None:
    connection = connect(database, write=True)
    with monkeypatch.context() as older:
        older.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:4])
        schema.migrate(connection, database)
    connection.execute(
        """INSERT INTO documents (id, collection, version, media_type, language, authors, characters, pages,
                                  passages, unread_pages)
           VALUES ('a', 'c', 'v', 'application/pdf', 'fr', '[]', 9, 3, 1, ?)""",
        (pages,),
    )
    schema.migrate(connection, database)
    stored = documents.load(connection, "a")
    assert stored is not None
    assert stored.unread == unread


@pytest.mark.parametrize(("title", "hashed"), [("Guide", text_hash("Guide")), (None, None)])
def test_the_titles_of_an_older_base_wait_to_be_encoded(
    database: Path, monkeypatch: pytest.MonkeyPatch, title: str | None, hashed: bytes | None
) -> None:
    connection = connect(database, write=True)
    with monkeypatch.context() as older:
        older.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:6])
        schema.migrate(connection, database)
    connection.execute(
        """INSERT INTO documents (id, collection, version, media_type, title, language, authors, characters,
                                  pages, passages)
           VALUES ('a', 'c', 'v', 'text/plain', ?, 'fr', '[]', 9, 0, 0)""",
        (title,),
    )
    schema.migrate(connection, database)
    assert connection.execute("SELECT title_hash FROM documents").fetchone() == (hashed,)
    assert vectors.texts_without_vector(connection, "fake", 10) == ([title] if title else [])


def test_the_journal_is_not_wal_and_commits_are_durable(database: Path) -> None:
    connection = connect(database, write=True)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_a_reader_can_change_nothing(database: Path) -> None:
    schema.migrate(connect(database, write=True), database)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connect(database, write=False).execute("UPDATE publication SET generation = 7")
