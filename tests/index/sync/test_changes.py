from pathlib import Path

import pytest

from index.encoded_text import encoded_texts
from index.errors import MissingVectorsError
from index.folder import DataFolder
from index.originals import original_path
from index.searcher import Searcher
from index.sync import add_bytes, create, delete_document, rebuild, synchronise
from index.verify import verify
from tests.fakes import FakeEncoder
from tests.index.states import state_of, texts


def test_an_empty_index_answers_nothing(folder: DataFolder, encoder: FakeEncoder) -> None:
    create(folder)
    with Searcher(folder, encoder) as searcher:
        assert texts(searcher, "budget") == []
        add_bytes(folder, "budget.txt", b"Le budget de 2024.", encoder)
        assert texts(searcher, "budget") == ["Le budget de 2024."]


def test_a_second_upload_under_a_name_is_its_new_version(folder: DataFolder, encoder: FakeEncoder) -> None:
    assert add_bytes(folder, "budget.txt", b"Le budget de 2023.", encoder).added == ("budget.txt",)
    before = state_of(folder, encoder).documents[0]
    assert add_bytes(folder, "budget.txt", b"Le budget de 2024.", encoder).updated == ("budget.txt",)
    after = state_of(folder, encoder).documents[0]
    assert before.id == after.id
    assert before.version != after.version
    with Searcher(folder, encoder) as searcher:
        assert searcher.store.content(after.id, before.version) is None
        content = searcher.store.content(after.id, after.version)
        assert content is not None
        assert content.text == "Le budget de 2024."
        assert searcher.store.original(after.id) == b"Le budget de 2024."
    assert not original_path(folder, before.version).exists()


def test_an_upload_that_cannot_be_read_is_reported(folder: DataFolder, encoder: FakeEncoder) -> None:
    report = add_bytes(folder, "vide.txt", b"", encoder)
    assert [failure.source for failure in report.failed] == ["vide.txt"]


def test_ingesting_a_folder_leaves_uploads_alone(
    folder: DataFolder, sources: Path, encoder: FakeEncoder
) -> None:
    add_bytes(folder, "note.txt", b"Une note.", encoder)
    synchronise(folder, [sources], encoder)
    assert len(state_of(folder, encoder).documents) == 4


def test_a_deleted_document_leaves_no_trace(folder: DataFolder, sources: Path, encoder: FakeEncoder) -> None:
    synchronise(folder, [sources], encoder)
    document = next(d for d in state_of(folder, encoder).documents if d.sources == ("budget.txt",))
    assert delete_document(folder, document.id)
    assert not delete_document(folder, document.id)
    with Searcher(folder, encoder) as searcher:
        assert searcher.store.document(document.id) is None
        assert searcher.store.content(document.id) is None
        assert searcher.store.original(document.id) is None
        assert not any("483,3" in text for text in texts(searcher, "budget"))
        statistics = searcher.store.statistics()
    left = state_of(folder, encoder)
    titles = {d.id: None if d.title in d.sources else d.title for d in left.documents}
    needed = {
        text
        for p in left.passages
        for text in encoded_texts(titles[p.document_id], p.section, p.indexed, p.units)
    }
    assert statistics.encoders == (("fake", len(needed)),)
    assert not original_path(folder, document.version).exists()
    assert verify(folder) == []


def test_rebuild_derives_the_same_index_and_encodes_nothing(
    folder: DataFolder, sources: Path, encoder: FakeEncoder
) -> None:
    synchronise(folder, [sources], encoder)
    before = state_of(folder, encoder)
    assert rebuild(folder, encoder).encoded == 0
    assert state_of(folder, encoder) == before


def test_rebuild_reports_a_lost_original_and_keeps_its_document(
    folder: DataFolder, sources: Path, encoder: FakeEncoder
) -> None:
    synchronise(folder, [sources], encoder)
    before = state_of(folder, encoder)
    lost = before.documents[0]
    original_path(folder, lost.version).unlink()
    assert [failure.source for failure in rebuild(folder, encoder).failed] == [lost.sources[0]]
    assert state_of(folder, encoder) == before


def test_another_encoder_must_encode_before_it_searches(
    folder: DataFolder, sources: Path, encoder: FakeEncoder
) -> None:
    synchronise(folder, [sources], encoder)
    before = state_of(folder, encoder)
    texts_of_first = set(encoder.encoded)
    second = FakeEncoder("second")
    with pytest.raises(MissingVectorsError, match=r"« second ».*« fake ».*sourcier ingest"):
        Searcher(folder, second)
    report = synchronise(folder, [sources], second)
    assert report.encoded == len(second.encoded)
    assert set(second.encoded) == texts_of_first
    assert len(report.unchanged) == 3
    # The first one's vectors lie beside, untouched.
    encoder.encoded.clear()
    assert state_of(folder, encoder) == before
    assert encoder.encoded == []
    assert state_of(folder, second).passages == before.passages


def test_a_change_of_encoder_begins_with_what_is_there(
    folder: DataFolder, sources: Path, encoder: FakeEncoder
) -> None:
    """Stopped at any moment, no document is known to the new encoder alone before all are known to it."""
    synchronise(folder, [sources], encoder)
    (sources / "cantine.txt").write_text("La cantine ferme à quatorze heures.", encoding="utf-8")
    second = FakeEncoder("second")
    synchronise(folder, [sources], second)
    known = len(set(encoder.encoded))
    assert set(second.encoded[:known]) == set(encoder.encoded)
    assert all("cantine" in text for text in second.encoded[known:])
