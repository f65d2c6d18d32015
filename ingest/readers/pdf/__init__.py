"""PDF: text, pages and structure, with a way back from every character to its place on the page.

A page without text is a scan: it is read off its picture, where character recognition is installed; where it
is not, or does not end, or the picture cannot be drawn, the document says which pages were not read.
"""

from collections.abc import Sequence

import pypdfium2 as pdfium
from PIL import Image

from ingest.detect import PDF
from ingest.errors import (
    DamagedFileError,
    NoTextError,
    OcrMissingError,
)
from ingest.page_limit import refuse_too_many
from ingest.readers.pdf import engine, fallback
from ingest.readers.pdf.assembly import assemble
from ingest.readers.pdf.layout import PageLayout, page_text, without_layout
from ingest.readers.pdf.properties import find_properties
from ingest.readers.pdf.recognition import (
    RecognisedPage,
    nothing_recognised,
    recognise_pages,
    word_boxes,
)
from ingest.readers.pdf.rendering import character_boxes, page_characters, page_picture, render_page
from ingest.readers.pdf.space import Box
from ingest.readers.tesseract import Tesseract
from ingest.types import Document, Unread, UnreadCause

__all__ = ["Box", "PdfReader", "character_boxes", "page_characters", "render_page", "word_boxes"]


class PdfReader:
    media_type = PDF

    def read(self, data: bytes, name: str) -> Document:  # noqa: ARG002
        """Raises EncryptedError, DamagedFileError, TooManyPagesError; for a scan, OcrMissingError,
        OcrTimeLimitError, PictureNotDrawnError or NothingRecognisedError; NoTextError where nothing is drawn.
        """
        _refuse_truncated(data)
        try:
            laid_out, recognised, unread = _lay_out(data)
        except DamagedFileError:
            laid_out, recognised, unread = [*map(without_layout, fallback.page_texts(data))], {}, ()
        if not any(page.text for page in laid_out):
            raise nothing_recognised(unread) if recognised or unread else NoTextError
        return assemble(laid_out, recognised, find_properties(data), PDF, unread)


def _refuse_truncated(data: bytes) -> None:
    # A complete file ends with « startxref », the place of its last cross-reference table (ISO 32000-1,
    # 7.5.5). Engines rebuild the table of a truncated one and would show the pages that are left as if they
    # were all.
    if data.rfind(b"startxref") < data.rfind(b"endobj"):
        raise DamagedFileError("Le PDF", "la fin du fichier manque")


def _lay_out(data: bytes) -> tuple[list[PageLayout], dict[int, RecognisedPage], tuple[Unread, ...]]:
    """(pages, those among them, by number, that were read off their picture, those left out)."""
    found: list[PageLayout] = []
    pictures = []
    with engine.opened(data) as document:
        refuse_too_many(len(document))
        for number in range(1, len(document) + 1):
            with engine.opened_page(document, number) as page:
                found.append(page_text(page).layout)
                if not found[-1].text and engine.is_drawn_on(page):
                    pictures.append(number)
        if not found:
            raise DamagedFileError("Le PDF", "aucune page")
        recognised, unread = _recognise(document, pictures, required=not any(page.text for page in found))
    for number, page_seen in recognised.items():
        found[number - 1] = page_seen.layout
    return found, recognised, unread


def _recognise(
    document: pdfium.PdfDocument, pictures: Sequence[int], *, required: bool
) -> tuple[dict[int, RecognisedPage], tuple[Unread, ...]]:
    """(those of the pages `pictures`, by number, that were recognised; the others).

    A PDF with some text is worth reading without its pictures, covers most often. Raises OcrMissingError
    where nothing recognises them and they are `required`.
    """
    if not pictures:
        return {}, ()
    try:
        with Tesseract() as tesseract:
            recognised, left = recognise_pages(tesseract, pictures, lambda number: _picture(document, number))
    except OcrMissingError:
        if required:
            raise
        return {}, (Unread(UnreadCause.NO_RECOGNITION, tuple(pictures)),)
    # Where nothing was recognised, perhaps nothing was there to see.
    silent = [number for number, page in recognised.items() if not page.layout.text]
    not_drawn = tuple(number for number in silent if _is_not_drawn(document, number))
    if not_drawn:
        left += (Unread(UnreadCause.NOT_DRAWN, not_drawn),)
    return {number: page for number, page in recognised.items() if number not in not_drawn}, left


def _picture(document: pdfium.PdfDocument, number: int) -> tuple[Image.Image, int]:
    with engine.opened_page(document, number) as page:
        return page_picture(page)


def _is_not_drawn(document: pdfium.PdfDocument, number: int) -> bool:
    with engine.opened_page(document, number) as page:
        return engine.has_picture_not_drawn(page)
