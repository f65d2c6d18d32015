"""Scans and photographs, through the real tesseract: what is recognised, where it stands, what is refused."""

import io

import numpy as np
import pytest
from PIL import Image

from ingest.detect import JPEG, PDF, PNG, TIFF
from ingest.errors import (
    DamagedFileError,
    NoTextError,
    NothingRecognisedError,
    OcrMissingError,
    OcrTimeLimitError,
    PictureNotDrawnError,
    TooLargeImageError,
)
from ingest.readers import images, read, tesseract
from ingest.readers.images import render_image
from ingest.readers.pdf import Box, render_page, word_boxes
from ingest.readers.pdf.space import turned
from ingest.scans import announced_to
from ingest.types import BlockKind, Document, Unread, UnreadCause
from tests.ingest import pdfs
from tests.ingest.invariants import check_document, check_passages
from tests.ingest.scans import (
    HURRIED,
    QUOTE,
    image,
    line,
    needs_tesseract,
    note,
    pictures,
    scanned,
    small_print,
)


def check(document: Document) -> None:
    check_document(document)
    check_passages(document)
    end = 0
    for word in document.recognised:
        page = document.pages[word.page - 1]
        assert page.start <= word.start < word.end <= page.end
        assert end <= word.start
        said = document.text[word.start : word.end]
        assert said
        assert not any(map(str.isspace, said))
        assert word.box[0] < word.box[2]
        assert word.box[1] < word.box[3]
        end = word.end


def place(document: Document, quote: str = QUOTE) -> tuple[int, int]:
    """The quote's range; lines break at any space."""
    start = document.text.replace("\n", " ").index(quote)
    return start, start + len(quote)


def assert_ink(png: bytes, boxes: tuple[Box, ...], scale: float) -> None:
    picture = np.asarray(Image.open(io.BytesIO(png)).convert("L"))
    for box in boxes:
        left, top, right, bottom = (round(side * scale) for side in box)
        assert 0.03 < (picture[top:bottom, left:right] < 140).mean() < 0.6


@needs_tesseract
@pytest.mark.parametrize("degrees", [0.0, 1.2, -1.2])
def test_a_scan_says_what_was_printed(degrees: float) -> None:
    data = scanned(pictures(note(), degrees, noise=12))
    document = read(data, "note.pdf")
    check(document)
    assert document.media_type == PDF
    assert document.metadata.title == "Note sur les jardins partagés"
    assert [b.kind for b in document.blocks if b.kind is BlockKind.TITLE]
    paragraph = next(b for b in document.blocks if b.kind is BlockKind.PARAGRAPH)
    said = document.text[paragraph.start : paragraph.end].replace("\n", " ")
    assert said.startswith("La commune de Vauclair loue quarante parcelles")
    assert said.endswith("la haie qui longe le canal.")
    start, end = place(document)
    boxes = word_boxes(document.recognised, 1, start, end)
    assert len(boxes) == len(QUOTE.split())
    assert_ink(render_page(data, 1, scale=3.0), boxes, 3.0)


@pytest.fixture(scope="module")
def upright() -> Document:
    return read(scanned(pictures(note())), "note.pdf")


@needs_tesseract
@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_laid_otherwise_is_turned_and_its_words_are_found_where_they_lie(
    quarters: int, upright: Document
) -> None:
    (picture,) = pictures(note())
    data = scanned([picture.rotate(90 * quarters, expand=True)])
    document = read(data, "note.pdf")
    check(document)
    assert document.text == upright.text
    for word, other in zip(document.recognised, upright.recognised, strict=True):
        expected = turned(Box(*other.box), quarters, 595.0, 842.0)
        assert word.box == pytest.approx(expected, abs=2.0)
    boxes = word_boxes(document.recognised, 1, *place(document))
    assert_ink(render_page(data, 1, scale=3.0), boxes, 3.0)


@needs_tesseract
@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_few_words_are_enough_to_tell_which_way_up_it_lies(quarters: int) -> None:
    slip = pdfs.build([pdfs.paragraph("Bordereau d'envoi"), pdfs.paragraph("Deux pièces jointes.")])
    (picture,) = pictures(slip)
    document = read(image([picture.rotate(90 * quarters, expand=True)], "PNG"), "bordereau.png")
    check(document)
    assert document.text.split() == ["Bordereau", "d'envoi", "Deux", "pièces", "jointes."]


@needs_tesseract
def test_each_page_of_a_scan_is_turned_by_itself(upright: Document) -> None:
    (picture,) = pictures(note())
    data = scanned([picture.rotate(-90, expand=True), picture, picture.rotate(90, expand=True)])
    document = read(data, "note.pdf")
    check(document)
    assert [document.text[page.start : page.end] for page in document.pages] == [upright.text] * 3


@needs_tesseract
@pytest.mark.parametrize("degrees", [90, 270])
def test_a_page_turned_by_its_file_is_read_as_it_is_shown(degrees: int, upright: Document) -> None:
    """A scanner's software that sees a sheet lie sideways may turn the page and leave the picture."""
    (picture,) = pictures(note())
    lying = picture.rotate(degrees, expand=True)
    data = pdfs.rotated(scanned([lying]), degrees)
    document = read(data, "note.pdf")
    check(document)
    assert document.text == upright.text
    assert_ink(render_page(data, 1, scale=3.0), word_boxes(document.recognised, 1, *place(document)), 3.0)


@needs_tesseract
def test_only_pages_without_text_are_recognised() -> None:
    text, scan = pdfs.build([pdfs.paragraph("Le texte de la première page.")]), scanned(pictures(note()))
    data = pdfs.joined(text, scan)
    document = read(data, "mixte.pdf")
    check(document)
    assert document.text.startswith("Le texte de la première page.")
    assert {word.page for word in document.recognised} == {2}
    assert document.unread == ()


@needs_tesseract
@pytest.mark.parametrize(("kind", "media_type"), [("PNG", PNG), ("JPEG", JPEG), ("TIFF", TIFF)])
def test_an_image_is_a_document_with_pages(kind: str, media_type: str) -> None:
    data = image(pictures(note()), kind)
    document = read(data, "photo")
    check(document)
    assert document.media_type == media_type
    assert len(document.pages) == 1
    boxes = word_boxes(document.recognised, 1, *place(document))
    assert_ink(render_image(data, 1), boxes, 2.0)


@needs_tesseract
def test_an_image_without_resolution_is_taken_for_a_page() -> None:
    data = image(pictures(note()), "PNG", resolution=None)
    document = read(data, "capture.png")
    assert_ink(render_image(data, 1), word_boxes(document.recognised, 1, *place(document)), 2.0)


@needs_tesseract
def test_a_tiff_has_as_many_pages_as_frames() -> None:
    (picture,) = pictures(note())
    blank = Image.new("L", picture.size, 255)
    data = image([picture, blank, picture], "TIFF")
    document = read(data, "scan.tif")
    check(document)
    assert [page.end > page.start for page in document.pages] == [True, False, True]
    assert {word.page for word in document.recognised} == {1, 3}
    assert render_image(data, 1) != render_image(data, 2)


@needs_tesseract
def test_what_a_page_says_does_not_depend_on_the_pages_before() -> None:
    (picture,) = pictures(note(), 0.8, noise=30)
    twice = read(scanned([picture, picture]), "a.pdf")
    first, second = (twice.text[page.start : page.end] for page in twice.pages)
    assert first == second


@needs_tesseract
def test_a_picture_without_text() -> None:
    blank = Image.new("L", (1654, 2339), 255)
    for data in (scanned([blank]), image([blank], "PNG")):
        with pytest.raises(NothingRecognisedError, match="n'a trouvé aucun texte"):
            read(data, "vide")


@needs_tesseract
def test_noise_is_not_taken_for_text() -> None:
    grain = np.random.default_rng(3).integers(0, 256, (800, 800), dtype="uint8")
    with pytest.raises(NothingRecognisedError):
        read(image([Image.fromarray(grain)], "PNG"), "neige.png")


@needs_tesseract
def test_a_page_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "_PAGE_SECONDS", 0)
    for data in (image(pictures(note()), "PNG"), scanned(pictures(note()))):
        with pytest.raises(OcrTimeLimitError, match="a dépassé le temps permis : remplacez le fichier par"):
            read(data, "note")


@needs_tesseract
def test_a_page_that_takes_too_long_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "_PAGE_SECONDS", HURRIED)
    tiff = image([line(), small_print(), line()], "TIFF")
    for data in (tiff, scanned([line(), small_print(), line()])):
        document = read(data, "note")
        check(document)
        assert document.unread == (Unread(UnreadCause.TOO_LONG, (2,)),)
        said = [document.text[page.start : page.end] for page in document.pages]
        # What is read after a page that was given up is what would have been read without it.
        assert said == ["Le composteur est ouvert.", "", "Le composteur est ouvert."]


def beyond_drawing() -> bytes:
    """A page of eight inches by ten. PDFium draws no picture with so long a side: its place stays white."""
    file = io.BytesIO()
    Image.new("1", (140_000, 40), 0).save(file, "PDF", dpi=(17_500, 4))
    return file.getvalue()


@needs_tesseract
def test_a_picture_too_large_to_be_drawn_is_named_and_leaves_the_other_pages() -> None:
    text = pdfs.build([pdfs.paragraph("Le texte.")])
    white = Image.new("L", (600, 800), 255)
    document = read(pdfs.joined(text, beyond_drawing(), scanned([line(), white])), "mixte.pdf")
    check(document)
    assert document.unread == (Unread(UnreadCause.NOT_DRAWN, (2,)),)
    said = [document.text[page.start : page.end] for page in document.pages]
    assert said == ["Le texte.", "", "Le composteur est ouvert.", ""]


@needs_tesseract
def test_a_pdf_of_one_picture_too_large_to_be_drawn() -> None:
    with pytest.raises(PictureNotDrawnError, match="trop grande pour être dessinée"):
        read(beyond_drawing(), "plan.pdf")


@needs_tesseract
def test_an_image_file_is_read_without_its_pages_that_are_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    small = line()
    large = Image.new("L", (small.width * 2, small.height * 2), 255)
    monkeypatch.setattr(images, "_MOST_PIXELS", small.width * small.height)
    document = read(image([small, large], "TIFF"), "scan.tiff")
    assert document.unread == (Unread(UnreadCause.NOT_DRAWN, (2,)),)
    assert document.text == "Le composteur est ouvert."
    with pytest.raises(TooLargeImageError):
        read(image([large, large], "TIFF"), "scan.tiff")


@needs_tesseract
def test_of_many_pages_that_take_too_long_few_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "_PAGE_SECONDS", 0)
    text = pdfs.build([pdfs.paragraph("Le texte.")])
    announced: list[int] = []
    with announced_to(announced.append):
        document = read(pdfs.joined(text, scanned([line()] * 12)), "mixte.pdf")
    assert document.text == "Le texte."
    assert document.unread == (Unread(UnreadCause.TOO_LONG, tuple(range(2, 14))),)
    assert announced == [12, *[2] * 10]


def test_a_scan_met_without_tesseract_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "_LIBRARIES", ("libtesseract.so.absente",))
    picture = Image.new("L", (600, 800), 200)
    for data in (scanned([picture]), image([picture], "PNG")):
        with pytest.raises(OcrMissingError, match="installez les paquets tesseract-ocr et tesseract-ocr-fra"):
            read(data, "scan")


def test_without_tesseract_a_pdf_with_some_text_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "_LIBRARIES", ("libtesseract.so.absente",))
    data = pdfs.joined(pdfs.build([pdfs.paragraph("Le texte.")]), scanned([Image.new("L", (600, 800), 200)]))
    document = read(data, "mixte.pdf")
    assert document.text == "Le texte."
    assert not document.recognised
    assert document.unread == (Unread(UnreadCause.NO_RECOGNITION, (2,)),)


def test_a_pdf_on_which_nothing_is_drawn_is_no_scan() -> None:
    with pytest.raises(NoTextError):
        read(pdfs.draw(lambda _: None), "vide.pdf")


@needs_tesseract
@pytest.mark.parametrize("cut", [9, 60, 400])
def test_a_truncated_image(cut: int) -> None:
    for kind in ("PNG", "JPEG", "TIFF"):
        with pytest.raises(DamagedFileError, match="est illisible"):
            read(image([Image.effect_noise((200, 200), 90)], kind)[:cut], "a")


@needs_tesseract
def test_an_image_that_would_fill_the_memory() -> None:
    data = image([Image.new("1", (10_000, 8_500))], "PNG")
    with pytest.raises(TooLargeImageError, match="10000 × 8500 pixels"):
        read(data, "affiche.png")
