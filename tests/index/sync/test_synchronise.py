"""Following a folder, with real files, a real database and real indexes."""

import os
import unicodedata
from pathlib import Path

import pytest

from index.errors import EmptyFolderError, ManyRemovalsError, MissingSourceError, UnusableFolderError
from index.folder import DataFolder
from index.searcher import Searcher
from index.sync import synchronise
from index.types import SyncReport
from tests.fakes import FakeEncoder
from tests.index.states import assert_verbatim, state_of, texts


@pytest.fixture
def first(folder: DataFolder, sources: Path, encoder: FakeEncoder) -> SyncReport:
    report = synchronise(folder, [sources], encoder)
    encoder.encoded.clear()
    return report


def test_every_file_is_found_by_what_it_says(
    folder: DataFolder, encoder: FakeEncoder, first: SyncReport
) -> None:
    assert first.added == ("budget.txt", "conges.md", "teletravail.txt")
    assert_verbatim(folder, encoder)
    with Searcher(folder, encoder) as searcher:
        assert "483,3 millions" in texts(searcher, "Quel est le budget de l'agence ?")[0]
        assert "vingt-cinq jours" in texts(searcher, "congés annuels des agents")[0]


def test_again_nothing_is_encoded_and_nothing_changes(
    folder: DataFolder, sources: Path, encoder: FakeEncoder, first: SyncReport
) -> None:
    before = state_of(folder, encoder)
    with Searcher(folder, encoder) as searcher:
        generation = searcher.store.generation()
        report = synchronise(folder, [sources], encoder)
        assert searcher.store.generation() == generation
    assert report == SyncReport(unchanged=first.added)
    assert encoder.encoded == []
    assert state_of(folder, encoder) == before


def test_an_edit_encodes_only_what_changed(
    folder: DataFolder, sources: Path, encoder: FakeEncoder, first: SyncReport
) -> None:
    path = sources / "conges.md"
    path.write_text(path.read_text(encoding="utf-8").replace("30 avril", "31 mai"), encoding="utf-8")
    report = synchronise(folder, [sources], encoder)
    assert report.updated == ("conges.md",)
    sentence = "Le report est possible jusqu'au 31 mai."
    assert report.encoded == len(encoder.encoded) == 2
    assert sentence in encoder.encoded  # alone, and in its passage
    assert all(text.endswith(sentence) for text in encoder.encoded)
    assert "31 mai" in encoder.encoded[0]
    with Searcher(folder, encoder) as searcher:
        assert any("31 mai" in text for text in texts(searcher, "report des congés"))
        assert not any("30 avril" in text for text in texts(searcher, "report des congés"))


def test_an_updated_or_moved_document_keeps_its_id(
    folder: DataFolder, sources: Path, encoder: FakeEncoder, first: SyncReport
) -> None:
    before = {document.title: document.id for document in state_of(folder, encoder).documents}
    (sources / "budget.txt").write_text("Le budget est de 500 millions d'euros.\n", encoding="utf-8")
    (sources / "archives").mkdir()
    (sources / "teletravail.txt").rename(sources / "archives" / "ancien.txt")
    report = synchronise(folder, [sources], encoder)
    assert (report.updated, report.moved, report.removed) == (("budget.txt",), ("archives/ancien.txt",), ())
    after = {document.sources: document.id for document in state_of(folder, encoder).documents}
    assert sorted(after.values()) == sorted(before.values())


@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.parametrize("name", [unicodedata.normalize("NFD", "été.txt"), "\udce9t\udce9.txt"])
def test_a_copy_of_a_file_whose_name_is_spelled_otherwise_on_disk_is_no_move(
    folder: DataFolder, tmp_path: Path, encoder: FakeEncoder, name: str, alone: bool
) -> None:
    share = tmp_path / "partage"
    share.mkdir()
    first, copy = share / name, share / "copie.txt"
    first.write_text("La cantine ouvre à midi.\n", encoding="utf-8")
    synchronise(folder, [first if alone else share], encoder)
    copy.write_bytes(first.read_bytes())
    both = [first, copy] if alone else [share]
    report = synchronise(folder, both, encoder)
    assert (report.added, report.moved, len(report.unchanged)) == (("copie.txt",), (), 1)
    report = synchronise(folder, both, encoder)
    assert (report.added, report.moved, len(report.unchanged)) == ((), (), 2)
    (document,) = state_of(folder, encoder).documents
    assert len(document.sources) == 2


def test_a_removed_file_stops_answering(
    folder: DataFolder, sources: Path, encoder: FakeEncoder, first: SyncReport
) -> None:
    (sources / "teletravail.txt").unlink()
    with Searcher(folder, encoder) as searcher:
        assert texts(searcher, "télétravail")
        report = synchronise(folder, [sources], encoder, confirm_removal=True)
        assert report.removed == ("teletravail.txt",)
        assert not any("télétravail" in text for text in texts(searcher, "télétravail"))
    assert len(list(folder.originals.rglob("*/*"))) == 2


def test_many_removals_change_nothing_before_they_are_confirmed(
    folder: DataFolder, sources: Path, encoder: FakeEncoder, first: SyncReport
) -> None:
    before = state_of(folder, encoder)
    (sources / "teletravail.txt").unlink()
    (sources / "nouveau.txt").write_text("Un nouveau texte.\n", encoding="utf-8")
    with pytest.raises(ManyRemovalsError):
        synchronise(folder, [sources], encoder)
    assert state_of(folder, encoder) == before


def test_an_empty_or_missing_folder_removes_nothing(
    folder: DataFolder, sources: Path, encoder: FakeEncoder, first: SyncReport
) -> None:
    before = state_of(folder, encoder)
    aside = sources.rename(sources.with_name("demonte"))
    with pytest.raises(MissingSourceError, match="sources"):
        synchronise(folder, [sources], encoder)
    sources.mkdir()
    with pytest.raises(EmptyFolderError, match="sources"):
        synchronise(folder, [sources], encoder)
    assert state_of(folder, encoder) == before
    assert aside.exists()


def test_another_folder_never_removes_what_this_one_brought(
    folder: DataFolder, sources: Path, encoder: FakeEncoder, first: SyncReport, tmp_path: Path
) -> None:
    other = tmp_path / "autre"
    other.mkdir()
    (other / "note.txt").write_text("Une note sur les marchés publics.\n", encoding="utf-8")
    assert synchronise(folder, [other], encoder) == SyncReport(added=("note.txt",), encoded=1)
    assert len(state_of(folder, encoder).documents) == 4


def test_a_file_given_alone_removes_nothing_and_belongs_to_its_folder(
    folder: DataFolder, sources: Path, encoder: FakeEncoder
) -> None:
    assert synchronise(folder, [sources / "budget.txt"], encoder).added == ("budget.txt",)
    report = synchronise(folder, [sources], encoder)
    assert report.unchanged == ("budget.txt",)
    assert report.added == ("conges.md", "teletravail.txt")
    assert synchronise(folder, [sources / "budget.txt"], encoder).unchanged == ("budget.txt",)


def test_identical_files_are_one_document_with_several_sources(
    folder: DataFolder, sources: Path, encoder: FakeEncoder
) -> None:
    (sources / "copie.txt").write_bytes((sources / "budget.txt").read_bytes())
    synchronise(folder, [sources], encoder)
    documents = state_of(folder, encoder).documents
    assert ("budget.txt", "copie.txt") in [document.sources for document in documents]
    assert len(documents) == 3


def test_collections_do_not_mix(folder: DataFolder, sources: Path, encoder: FakeEncoder) -> None:
    synchronise(folder, [sources], encoder, collection="une")
    report = synchronise(folder, [sources], encoder, collection="autre")
    assert len(report.added) == 3
    assert report.encoded == 0
    ids = {document.id for document in state_of(folder, encoder).documents}
    assert len(ids) == 6


def test_a_bad_file_is_reported_and_the_others_are_found(
    folder: DataFolder, sources: Path, encoder: FakeEncoder
) -> None:
    (sources / "vide.txt").touch()
    (sources / "binaire.txt").write_bytes(os.urandom(64) + b"\0\0")
    (sources / "tronque.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (sources / "faux.docx").write_bytes(b"ceci n'est pas une archive")
    report = synchronise(folder, [sources], encoder)
    assert [failure.source for failure in report.failed] == [
        "binaire.txt",
        "faux.docx",
        "tronque.pdf",
        "vide.txt",
    ]
    assert all(failure.reason.endswith(".") for failure in report.failed)
    assert len(report.added) == 3
    again = synchronise(folder, [sources], encoder)
    assert again.failed == report.failed
    with Searcher(folder, encoder) as searcher:
        assert searcher.store.failures() == report.failed


def test_a_failed_edit_leaves_the_earlier_version_answering(
    folder: DataFolder, sources: Path, encoder: FakeEncoder, first: SyncReport
) -> None:
    good = (sources / "budget.txt").read_bytes()
    (sources / "budget.txt").write_bytes(b"\x00\x01\x02" * 50)
    for _ in range(2):
        report = synchronise(folder, [sources], encoder)
        assert [failure.source for failure in report.failed] == ["budget.txt"]
        assert not report.removed
        with Searcher(folder, encoder) as searcher:
            assert "483,3" in texts(searcher, "budget de l'agence")[0]
    (sources / "budget.txt").write_bytes(good)
    assert not synchronise(folder, [sources], encoder).failed
    with Searcher(folder, encoder) as searcher:
        assert searcher.store.failures() == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_read_permission_keeps_its_document(
    folder: DataFolder, sources: Path, encoder: FakeEncoder, first: SyncReport
) -> None:
    (sources / "budget.txt").chmod(0)
    report = synchronise(folder, [sources], encoder)
    assert "accès refusé" in report.failed[0].reason
    assert len(state_of(folder, encoder).documents) == 3


def test_a_broken_link_is_reported(folder: DataFolder, sources: Path, encoder: FakeEncoder) -> None:
    (sources / "lien.txt").symlink_to(sources / "absent.txt")
    assert [f.source for f in synchronise(folder, [sources], encoder).failed] == ["lien.txt"]


def test_a_name_that_is_no_unicode_is_spelled_out(
    folder: DataFolder, sources: Path, encoder: FakeEncoder
) -> None:
    Path(os.fsdecode(os.fsencode(sources) + b"/caf\xe9.txt")).write_text("Le menu du jour.", encoding="utf-8")
    assert r"caf\udce9.txt" in synchronise(folder, [sources], encoder).added
    assert len(synchronise(folder, [sources], encoder).unchanged) == 4
    with Searcher(folder, encoder) as searcher:
        assert "Le menu du jour." in texts(searcher, "menu du jour")


def test_a_data_folder_that_cannot_be_made_is_named(sources: Path, encoder: FakeEncoder) -> None:
    with pytest.raises(UnusableFolderError, match=r"budget\.txt.*\(un dossier du chemin est un fichier\)"):
        synchronise(DataFolder(sources / "budget.txt" / "data"), [sources], encoder)


def test_progress_reaches_its_end(folder: DataFolder, sources: Path, encoder: FakeEncoder) -> None:
    seen: list[tuple[str, int, int]] = []
    synchronise(folder, [sources], encoder, progress=lambda *step: seen.append(step))
    last = {stage: (done, total) for stage, done, total in seen}
    encoded = len(encoder.encoded)
    assert last == {"hash": (3, 3), "read": (3, 3), "encode": (encoded, encoded), "documents": (3, 3)}


def test_titles_follow_the_file_when_the_document_has_none(
    folder: DataFolder, sources: Path, encoder: FakeEncoder, first: SyncReport
) -> None:
    (sources / "teletravail.txt").rename(sources / "nomadisme.txt")
    synchronise(folder, [sources], encoder)
    with Searcher(folder, encoder) as searcher:
        assert any("trois jours" in text for text in texts(searcher, "nomadisme", "lexical"))
