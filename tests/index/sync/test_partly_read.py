"""PDFs that mix text and scans, met without what recognises characters, and again once it is there."""

from pathlib import Path

import pytest
from PIL import Image

from index.folder import DataFolder
from index.store import Store
from index.sync import rebuild, synchronise
from index.types import PartialReading, StoredDocument, SyncReport
from ingest.types import Unread, UnreadCause
from tests.fakes import FakeEncoder
from tests.index.readers import hurried, without_tesseract
from tests.ingest import pdfs
from tests.ingest.messages import message
from tests.ingest.scans import QUOTE, image, line, needs_tesseract, note, pictures, scanned, small_print

TEXT = pdfs.build([pdfs.paragraph("Le jardin partagé ouvre ses portes le samedi matin.")])


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """Of the three pages of one file, the second and the third are scans; a text file lies beside it."""
    path = tmp_path / "partage"
    path.mkdir()
    (path / "mixte.pdf").write_bytes(pdfs.joined(TEXT, scanned(pictures(note()) * 2)))
    (path / "note.txt").write_text("Rien d'autre n'est à signaler.\n", encoding="utf-8")
    return path


UNREAD = (Unread(UnreadCause.NO_RECOGNITION, (2, 3)),)
PART = PartialReading("mixte.pdf", UNREAD)


def the_mixed_one(folder: DataFolder) -> tuple[StoredDocument, str]:
    with Store.open(folder) as store:
        document = next(d for d in store.documents()[0] if d.sources == ("mixte.pdf",))
        content = store.content(document.id)
    assert content is not None
    return document, content.text


def statistics(folder: DataFolder) -> tuple[PartialReading, ...]:
    with Store.open(folder) as store:
        return store.statistics().partly_read


def test_pages_that_were_not_read_are_named(
    folder: DataFolder, share: Path, encoder: FakeEncoder, tmp_path: Path
) -> None:
    with without_tesseract(tmp_path):
        report = synchronise(folder, [share], encoder)
    assert report.added == ("mixte.pdf", "note.txt")
    assert report.partly_read == statistics(folder) == (PART,)
    document, text = the_mixed_one(folder)
    assert document.unread == UNREAD
    assert text == "Le jardin partagé ouvre ses portes le samedi matin."


def test_as_long_as_nothing_recognises_them_nothing_is_read_anew(
    folder: DataFolder, share: Path, encoder: FakeEncoder, tmp_path: Path
) -> None:
    with without_tesseract(tmp_path):
        first = synchronise(folder, [share], encoder)
        assert synchronise(folder, [share], encoder) == SyncReport(unchanged=first.added)
        assert statistics(folder) == (PART,)
        assert rebuild(folder, encoder).partly_read == (PART,)


def test_a_new_version_without_scans_is_read_whole(
    folder: DataFolder, share: Path, encoder: FakeEncoder, tmp_path: Path
) -> None:
    with without_tesseract(tmp_path):
        synchronise(folder, [share], encoder)
    (share / "mixte.pdf").write_bytes(TEXT)
    assert synchronise(folder, [share], encoder).partly_read == statistics(folder) == ()


@needs_tesseract
def test_they_are_read_once_tesseract_is_installed(
    folder: DataFolder, share: Path, encoder: FakeEncoder, tmp_path: Path
) -> None:
    with without_tesseract(tmp_path):
        synchronise(folder, [share], encoder)
        before, _ = the_mixed_one(folder)
        (share / "copie.pdf").write_bytes((share / "mixte.pdf").read_bytes())
        synchronise(folder, [share], encoder)

    report = synchronise(folder, [share], encoder)
    assert report.updated == ("copie.pdf", "mixte.pdf")
    assert report.unchanged == ("note.txt",)
    assert report.partly_read == statistics(folder) == ()
    with Store.open(folder) as store:
        after = store.document(before.id)
        content = store.content(before.id)
    assert after is not None
    assert content is not None
    assert after.version == before.version
    assert after.sources == ("copie.pdf", "mixte.pdf")
    assert after.recognised_pages == (2, 3)
    assert QUOTE in content.text.replace("\n", " ")

    again = synchronise(folder, [share], encoder)
    assert again == SyncReport(unchanged=("copie.pdf", "mixte.pdf", "note.txt"))


@needs_tesseract
def test_pages_on_which_nothing_is_recognised_are_not_asked_for_again(
    folder: DataFolder, share: Path, encoder: FakeEncoder, tmp_path: Path
) -> None:
    (share / "mixte.pdf").write_bytes(pdfs.joined(TEXT, scanned([Image.new("L", (600, 800), 255)])))
    with without_tesseract(tmp_path):
        (part,) = synchronise(folder, [share], encoder).partly_read
        assert part == PartialReading("mixte.pdf", (Unread(UnreadCause.NO_RECOGNITION, (2,)),))
    assert synchronise(folder, [share], encoder).updated == ("mixte.pdf",)
    assert synchronise(folder, [share], encoder) == SyncReport(unchanged=("mixte.pdf", "note.txt"))


@needs_tesseract
def test_a_page_that_takes_too_long_is_asked_for_again_with_another_file_only(
    folder: DataFolder, share: Path, encoder: FakeEncoder
) -> None:
    (share / "mixte.pdf").write_bytes(pdfs.joined(TEXT, scanned([small_print(), line()])))
    with hurried():
        report = synchronise(folder, [share], encoder)
        part = PartialReading("mixte.pdf", (Unread(UnreadCause.TOO_LONG, (2,)),))
        assert report.added == ("mixte.pdf", "note.txt")
        assert report.partly_read == statistics(folder) == (part,)
        _, text = the_mixed_one(folder)
        assert text.endswith("\n\nLe composteur est ouvert.")

        assert synchronise(folder, [share], encoder) == SyncReport(unchanged=report.added)
        assert statistics(folder) == (part,)
        (share / "mixte.pdf").write_bytes(pdfs.joined(TEXT, scanned([line(), line()])))
        assert synchronise(folder, [share], encoder).updated == ("mixte.pdf",)
        assert statistics(folder) == ()


@needs_tesseract
def test_an_attachment_is_read_once_tesseract_is_installed(
    folder: DataFolder, share: Path, encoder: FakeEncoder, tmp_path: Path
) -> None:
    made = message("Voir le plan.")
    made.add_attachment(image([line()], "PNG"), maintype="image", subtype="png", filename="plan.png")
    (share / "mixte.pdf").unlink()
    (share / "plan.eml").write_bytes(made.as_bytes())
    with without_tesseract(tmp_path):
        report = synchronise(folder, [share], encoder)
        unread = (Unread(UnreadCause.NO_RECOGNITION, (), "plan.png"),)
        assert report.partly_read == statistics(folder) == (PartialReading("plan.eml", unread),)
    assert synchronise(folder, [share], encoder).updated == ("plan.eml",)
    assert statistics(folder) == ()
    assert synchronise(folder, [share], encoder) == SyncReport(unchanged=("note.txt", "plan.eml"))
