"""PDF: text, pages and structure, with a way back from every character to its place on the page.

A page without text is a scan: it is read off its picture, where character recognition is installed.
"""

from collections.abc import Sequence

import pypdfium2 as pdfium

from ingest.detect import PDF
from ingest.errors import DamagedFileError, NoTextError, NothingRecognisedError, OcrMissingError
from ingest.readers.pdf import engine, fallback
from ingest.readers.pdf.assembly import assemble
from ingest.readers.pdf.layout import PageText, page_text
from ingest.readers.pdf.properties import find_properties
from ingest.readers.pdf.recognition import RecognisedPage, recognise, word_boxes
from ingest.readers.pdf.rendering import character_boxes, page_characters, page_picture, render_page
from ingest.readers.pdf.space import Box
from ingest.readers.tesseract import Tesseract
from ingest.types import Document

__all__ = ["Box", "PdfReader", "character_boxes", "page_characters", "render_page", "word_boxes"]


class PdfReader:
    media_type = PDF

    def read(self, data: bytes, name: str) -> Document:  # noqa: ARG002
        """Raises EncryptedError, DamagedFileError; for a scan, OcrMissingError, OcrTimeLimitError or
        NothingRecognisedError; NoTextError where nothing is drawn.
        """
        _refuse_truncated(data)
        try:
            laid_out, recognised = _lay_out(data)
        except DamagedFileError:
            laid_out, recognised = [_without_layout(text) for text in fallback.page_texts(data)], {}
        if not any(page.text for page in laid_out):
            raise NothingRecognisedError if recognised else NoTextError
        return assemble(laid_out, recognised, find_properties(data), PDF)


def _refuse_truncated(data: bytes) -> None:
    # A complete file ends with « startxref », the place of its last cross-reference table (ISO 32000-1,
    # 7.5.5). Engines rebuild the table of a truncated one and would show the pages that are left as if they
    # were all.
    if data.rfind(b"startxref") < data.rfind(b"endobj"):
        raise DamagedFileError("Le PDF", "la fin du fichier manque")


def _lay_out(data: bytes) -> tuple[list[PageText], dict[int, RecognisedPage]]:
    """(pages, those among them, by number, that were read off their picture)."""
    found: list[PageText] = []
    scans = []
    with engine.opened(data) as document:
        for number in range(1, len(document) + 1):
            with engine.opened_page(document, number) as page:
                found.append(page_text(page))
                if not found[-1].text and engine.is_drawn_on(page):
                    scans.append(number)
        if not found:
            raise DamagedFileError("Le PDF", "aucune page")
        recognised = _recognise(document, scans, required=not any(page.text for page in found))
    for number, page_seen in recognised.items():
        found[number - 1] = page_seen.layout
    return found, recognised


def _recognise(
    document: pdfium.PdfDocument, scans: Sequence[int], *, required: bool
) -> dict[int, RecognisedPage]:
    """The scans, by number; none where nothing recognises them and they are not `required`.

    A PDF with some text is worth reading without its pictures, covers most often.
    """
    if not scans:
        return {}
    recognised = {}
    try:
        with Tesseract() as tesseract:
            for number in scans:
                with engine.opened_page(document, number) as page:
                    recognised[number] = recognise(tesseract, *page_picture(page))
    except OcrMissingError:
        if required:
            raise
    return recognised


def _without_layout(text: str) -> PageText:
    return PageText(text.strip(), (None,) * len(text.strip()), (), 0, 0, 0)
