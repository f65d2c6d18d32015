"""PDFium: the one engine from which both text and character boxes come, so that highlights cannot drift."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.errors import DamagedFileError, EncryptedError, NoSuchPageError
from ingest.readers.pdf.drawn import Content, Rule, Word
from ingest.readers.pdf.space import Space
from ingest.readers.pdf.words import find_words, prevailing_quarters

# PDFium keeps global state and must not be called from two threads at once.
_ONE_AT_A_TIME = threading.RLock()

# A drawn line is at most this thick, in points; borders are 0.25 to 2.
_RULE_THICKNESS = 2.5
# Shorter strokes are underlines of a word or parts of drawings.
_RULE_LENGTH = 20.0
# A border drawn cell by cell is as high as a line of small text.
_RULE_HEIGHT = 6.0


@contextmanager
def opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """The PDFium document in `data`; no other thread uses PDFium meanwhile.

    Raises EncryptedError when it does not open without a password, DamagedFileError when it does not open
    at all.
    """
    with _ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
                raise EncryptedError from error
            raise DamagedFileError("Le PDF") from error
        try:
            yield document
        finally:
            document.close()


@contextmanager
def opened_page(document: pdfium.PdfDocument, number: int) -> Iterator[pdfium.PdfPage]:
    """Page `number`, from 1. Raises NoSuchPageError, or DamagedFileError where PDFium fails on it."""
    if not 1 <= number <= len(document):
        raise NoSuchPageError(number, len(document))
    try:
        page = document[number - 1]
        try:
            yield page
        finally:
            page.close()
    except pdfium.PdfiumError as error:
        raise DamagedFileError("Le PDF", f"page {number}") from error


def is_drawn_on(page: pdfium.PdfPage) -> bool:
    """Whether anything is, were it white on white."""
    return next(page.get_objects(max_depth=1), None) is not None


def has_picture_not_drawn(page: pdfium.PdfPage) -> bool:
    """Whether a picture of the page is left out when it is drawn, without a word.

    PDFium does so where a side passes 131,071 pixels, memory does not suffice, or the data is damaged.
    """
    try:
        for picture in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE]):
            picture.get_bitmap()
    except pdfium.PdfiumError:
        return True
    return False


def read_content(page: pdfium.PdfPage) -> Content:
    """What is drawn on the page. Raises nothing: an unreadable object is not there."""
    text_page = page.get_textpage()
    try:
        quarters = prevailing_quarters(text_page, page.get_rotation())
        space = Space(page, quarters)
        across, down = _rules(page, space)
        upright: list[Word] = []
        aside: list[Word] = []
        for word, turn in find_words(text_page, space, page.get_rotation(), down):
            (upright if turn == quarters else aside).append(word)
    finally:
        text_page.close()
    width, height = page.get_size()
    if quarters % 2:
        width, height = height, width
    return Content(tuple(upright), tuple(aside), across, down, width, height, quarters)


def _rules(page: pdfium.PdfPage, space: Space) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """(horizontal rules from top to bottom, vertical rules from left to right) of the page."""
    across, down = [], []
    for path in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=1):
        left, top, right, bottom = space.box(*path.get_bounds())
        if bottom - top <= _RULE_THICKNESS and right - left >= _RULE_LENGTH:
            across.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _RULE_THICKNESS and bottom - top >= _RULE_HEIGHT:
            down.append(Rule((left + right) / 2, top, bottom))
    return tuple(sorted(across, key=lambda rule: rule.at)), tuple(sorted(down, key=lambda rule: rule.at))
