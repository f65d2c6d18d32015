from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import BusyDatabaseError, MissingOriginalError
from index.folder import DataFolder
from index.originals import original_path
from index.store import Store, connection, documents, records
from index.sync import create, synchronise
from index.types import PreparedDocument, Source
from ingest.types import Block, BlockKind, Document, Metadata, Page, Passage, RecognisedWord, Unit
from tests.fakes import FakeEncoder

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
number = st.integers(0, 10**6)


@given(
    st.lists(
        st.builds(
            Block, st.sampled_from(BlockKind), number, number, number, st.none() | number, st.none() | number
        )
    )
)
def test_blocks_come_back(blocks: list[Block]) -> None:
    assert records.load_blocks(records.dump_blocks(blocks)) == tuple(blocks)


@given(
    st.lists(st.builds(Page, number, text, number, number)), st.lists(st.builds(Unit, number, number, text))
)
def test_pages_and_units_come_back(pages: list[Page], units: list[Unit]) -> None:
    assert records.load_pages(records.dump_pages(pages)) == tuple(pages)
    assert records.load_units(records.dump_units(units)) == tuple(units)


def test_a_document_comes_back_as_it_was_read(folder: DataFolder) -> None:
    """Every field, with characters of one to four bytes and a NUL, where SQLite's own functions stop."""
    content = "Été\0 𝄞 œuvre : l’a b"
    passage = Passage(
        start=2,
        end=9,
        indexed="é œuv",
        section=("I. Été", "A. « b »"),
        units=(Unit(2, 9, "é œuv", gaps=((4, 5), (6, 8))),),
        page=2,
        page_end=3,
        language="fr",
        context=(("header", 0, 1),),
    )
    document = Document(
        content,
        "application/pdf",
        (Block(BlockKind.PARAGRAPH, 0, len(content), lead=0),),
        (Page(1, "i", 0, 2), Page(2, "ii", 2, 9), Page(3, "1", 9, len(content))),
        Metadata("Titre", "2024-05", "fr", ("Anne", "Zoé")),
        (RecognisedWord(2, 2, 5, (70.9, 84.0, 92.5, 96.1)),),
    )
    source = Source("/partage", "a/b.pdf")
    create(folder)
    with Store.open(folder, write=True) as store:
        with store.write() as open_connection:
            documents.write(
                open_connection, "une", PreparedDocument((source,), "00" * 32, b"", document, (passage,))
            )
        ((stored,), following) = store.documents()
        assert following is None
        assert (stored.collection, stored.title, stored.sources) == ("une", "Titre", ("a/b.pdf",))
        assert (stored.date, stored.language, stored.authors) == ("2024-05", "fr", ("Anne", "Zoé"))
        assert (stored.characters, stored.pages, stored.passages) == (len(content), 3, 1)
        assert store.document(stored.id) == stored
        back = store.content(stored.id)
        assert back is not None
        assert (back.text, back.blocks, back.pages) == (content, document.blocks, document.pages)
        assert back is not None
        assert back.recognised == document.recognised
        assert stored.recognised_pages == (2,)
        (kept,) = store.document_passages(stored.id)
        assert store.passages([kept.key, 999]) == {kept.key: kept}
        assert kept.text == content[2:9]
        assert kept.page_label == "ii"
        for field in passage.__slots__:
            assert getattr(kept, field) == getattr(passage, field)


def test_documents_come_in_pages(folder: DataFolder, sources: Path, encoder: FakeEncoder) -> None:
    synchronise(folder, [sources], encoder, collection="une")
    synchronise(folder, [sources], encoder, collection="autre")
    with Store.open(folder) as store:
        everything, _ = store.documents(limit=6)
        seen, cursor = [], None
        while True:
            page, cursor = store.documents(cursor, limit=4)
            seen += page
            if cursor is None:
                break
        assert seen == everything
        assert [d.id for d in seen] == sorted(d.id for d in seen)
        assert len(store.documents(collection="une")[0]) == 3
        assert store.statistics().collections == ("autre", "une")


def test_all_documents_come_page_after_page(
    folder: DataFolder, sources: Path, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    synchronise(folder, [sources], encoder)
    with Store.open(folder) as store:
        everything, _ = store.documents()
        monkeypatch.setattr(store, "documents", partial(store.documents, limit=2))
        assert list(store.all_documents()) == everything
        assert len(everything) == 3


def test_ids_are_the_same_in_every_index_of_the_same_files(
    folder: DataFolder, sources: Path, encoder: FakeEncoder, tmp_path: Path
) -> None:
    other = DataFolder(tmp_path / "other")
    synchronise(folder, [sources], encoder)
    synchronise(other, [sources], encoder)
    with Store.open(folder) as one, Store.open(other) as two:
        assert one.documents() == two.documents()


def test_a_document_that_moved_away_leaves_its_place_to_another(
    folder: DataFolder, sources: Path, encoder: FakeEncoder
) -> None:
    synchronise(folder, [sources], encoder)
    (sources / "budget.txt").rename(sources / "ancien-budget.txt")
    (sources / "budget.txt").write_text("Le nouveau budget.\n", encoding="utf-8")
    synchronise(folder, [sources], encoder)
    with Store.open(folder) as store:
        found, _ = store.documents()
    assert len({document.id for document in found}) == 4


def test_a_lost_original_is_named(folder: DataFolder, sources: Path, encoder: FakeEncoder) -> None:
    synchronise(folder, [sources], encoder)
    with Store.open(folder) as store:
        document = store.documents()[0][0]
        original_path(folder, document.version).unlink()
        with pytest.raises(MissingOriginalError, match=document.id):
            store.original(document.id)
        assert store.original("inconnu") is None


def change_and_fail(store: Store) -> None:
    with store.write() as open_connection:
        open_connection.execute("UPDATE publication SET generation = generation + 1")
        raise ZeroDivisionError


def test_an_error_undoes_the_whole_transaction(folder: DataFolder) -> None:
    create(folder)
    with Store.open(folder, write=True) as store:
        before = store.generation()
        with pytest.raises(ZeroDivisionError):
            change_and_fail(store)
        assert store.generation() == before


def test_readers_are_not_blocked_by_an_unfinished_transaction(folder: DataFolder) -> None:
    create(folder)
    with Store.open(folder, write=True) as writer, Store.open(folder) as reader:
        with writer.write() as open_connection:
            # More than the page cache holds: spilled, it would lock readers out.
            rows = ((str(number), "x" * 4000) for number in range(2000))
            open_connection.executemany("INSERT INTO failures VALUES ('c', 'r', ?, '', ?)", rows)
            assert reader.failures() == ()
        assert len(reader.failures()) == 2000


def test_a_database_kept_busy_is_named(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    create(folder)
    monkeypatch.setattr(connection, "BUSY_MILLISECONDS", 10)
    with (
        Store.open(folder, write=True) as one,
        Store.open(folder, write=True) as two,
        one.write(),
        pytest.raises(BusyDatabaseError, match=r"sourcier\.sqlite"),
        two.write(),
    ):
        pass


def test_replacing_keeps_the_id_and_forgets_the_rest(folder: DataFolder) -> None:
    create(folder)
    old = Document("ancien", "text/plain", ())
    prepared = PreparedDocument(
        (Source("", "a.txt"),), "00" * 32, b"", old, (Passage(0, 6, "ancien", (), (Unit(0, 6, "ancien"),)),)
    )
    with Store.open(folder, write=True) as store:
        with store.write() as open_connection:
            documents.write(open_connection, "c", prepared)
        ((stored,), _) = store.documents()
        (first,) = store.document_passages(stored.id)
        with store.write() as open_connection:
            newer = replace(prepared, sources=(), version="11" * 32, replaces=stored.id)
            documents.write(open_connection, "c", newer)
        (second,) = store.document_passages(stored.id)
        assert second.key > first.key, "a key is never used twice"
        assert store.document(stored.id) == replace(stored, version="11" * 32)
