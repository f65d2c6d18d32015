"""PDFium: the one engine from which both text and character boxes come, so that highlights cannot drift."""

import ctypes
import math
import threading
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.errors import DamagedFileError, EncryptedError, NoSuchPageError
from ingest.readers.pdf.fonts import font, looks
from ingest.readers.pdf.space import Space
from ingest.readers.signs import is_sign, sign

# PDFium keeps global state and must not be called from two threads at once.
_ONE_AT_A_TIME = threading.RLock()

# What PDFium yields for a hyphen that ends a line (U+0002, U+FFFE in older builds) and for soft hyphens,
# which a page shows as hyphens. The document says « - ».
_HYPHENS = {0x0002, 0x00AD, 0xFFFE}
_SPACES = {0x0009, 0x000A, 0x000B, 0x000C, 0x000D, 0x0020}
_LINE_BREAKS = {0x000A, 0x000D}
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
# Characters looked at to tell which way a page is printed.
_SAMPLED = 200
# A drawn line is at most this thick, in points; borders are 0.25 to 2.
_RULE_THICKNESS = 2.5
# Shorter strokes are underlines of a word or parts of drawings.
_RULE_LENGTH = 20.0
# A letter that begins so much left of the one before, in heights of the line, is no accent drawn on it.
_BACKWARDS = 0.3
# A border drawn cell by cell is as high as a line of small text.
_RULE_HEIGHT = 6.0


class Glyph(NamedTuple):
    """One character as drawn, in reading space; `position` is PDFium's index of it on the page."""

    position: int
    char: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Word:
    """Glyphs without white space between them, in the order PDFium gives."""

    glyphs: tuple[Glyph, ...]
    left: float
    top: float
    right: float
    bottom: float
    size: float
    """Font size in points."""
    bold: bool
    spaced: bool
    """Whether the content has a space before it, not just a jump or a line break that PDFium made out."""
    fixed: bool = False
    """Set in a font whose letters are all of one width, as listings are."""

    @property
    def text(self) -> str:
        return "".join(glyph.char for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin straight line drawn on the page, such as a table's border.

    A horizontal rule lies at height `at`, from `start` at the left to `end`; a vertical one at `at` from
    the left, from `start` at the top to `end`.
    """

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Content:
    """What is drawn on one page, in its reading space."""

    words: tuple[Word, ...]
    """In content order."""
    aside: tuple[Word, ...]
    """Words turned otherwise than most of the page: stamps in the margin, watermarks, axes."""
    across: tuple[Rule, ...]
    """Horizontal rules, from top to bottom."""
    down: tuple[Rule, ...]
    """Vertical rules, from left to right."""
    width: float
    height: float
    quarters: int
    """How many times display space was turned by a quarter, counter-clockwise, to make the words upright."""


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
        quarters = _quarters(text_page, page.get_rotation())
        space = Space(page, quarters)
        upright: list[Word] = []
        aside: list[Word] = []
        for word, turn in _words(text_page, space, page.get_rotation()):
            (upright if turn == quarters else aside).append(word)
    finally:
        text_page.close()
    width, height = page.get_size()
    if quarters % 2:
        width, height = height, width
    return Content(tuple(upright), tuple(aside), *_rules(page, space), width, height, quarters)


def _quarters(text_page: pdfium.PdfTextPage, rotation: int) -> int:
    """By how many quarters most of the text is turned clockwise on the page as displayed."""
    raw = text_page.raw
    count = pdfium_c.FPDFText_CountChars(raw)
    turns = Counter(
        _turn(raw, index, rotation)
        for index in range(0, count, max(count // _SAMPLED, 1))
        if pdfium_c.FPDFText_GetUnicode(raw, index) not in _SPACES
    )
    most = turns.most_common(1)
    return int(most[0][0]) if most and most[0][0].is_integer() else 0


def _turn(raw: object, index: int, rotation: int) -> float:
    """Quarters by which a character is turned clockwise as displayed, from 0 to 4; whole unless slanted."""
    degrees = math.degrees(pdfium_c.FPDFText_GetCharAngle(raw, index)) + rotation
    return round(degrees / 90, 1) % 4


def _words(text_page: pdfium.PdfTextPage, space: Space, rotation: int) -> Iterator[tuple[Word, float]]:
    """(word, quarters it is turned by); words turned otherwise than the page are not cut at jumps."""
    raw = text_page.raw
    rectangle = pdfium_c.FS_RECTF()
    reference = ctypes.byref(rectangle)
    quarters = space.quarters
    glyphs: list[Glyph] = []
    turn = 0.0
    spaced = False
    count = pdfium_c.FPDFText_CountChars(raw)
    index = -1
    while (index := index + 1) < count:
        position = index
        code = pdfium_c.FPDFText_GetUnicode(raw, index)
        if code in _SPACES:
            if glyphs:
                yield _word(raw, glyphs, spaced=spaced), turn
                glyphs, spaced = [], False
            spaced = spaced or code not in _LINE_BREAKS
            continue
        if 0xD800 <= code < 0xDC00 and index + 1 < count:
            low = pdfium_c.FPDFText_GetUnicode(raw, index + 1)
            if 0xDC00 <= low < 0xE000:
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
                index += 1
        # The loose box spans the font's full height: highlights of one line are then of one height.
        pdfium_c.FPDFText_GetLooseCharBox(raw, position, reference)
        box = space.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        glyph = Glyph(position, _character(raw, position, code), *box)
        if glyphs and turn == quarters and _jumps(glyphs[-1], glyph):
            yield _word(raw, glyphs, spaced=spaced), turn
            glyphs, spaced = [], False
        if not glyphs:
            turn = _turn(raw, position, rotation)
        glyphs.append(glyph)
    if glyphs:
        yield _word(raw, glyphs, spaced=spaced), turn


def _character(raw: object, index: int, code: int) -> str:
    if code in _HYPHENS:
        return "-"
    if is_sign(code):
        name, _ = font(raw, index)
        return sign(code, name) or chr(code)
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return _UNKNOWN
    return chr(code)


def _jumps(before: Glyph, after: Glyph) -> bool:
    """Whether `after` lies elsewhere on the page: PDFium leaves no space after a hyphen that ends a line.

    Nor does it where a word runs over its cell and the next cell begins on it.
    """
    height = max(before.bottom - before.top, 1.0)
    overlap = min(before.bottom, after.bottom) - max(before.top, after.top)
    back = before.left - after.left
    if back > _BACKWARDS * height and unicodedata.bidirectional(after.char) == "L":
        return True
    return overlap <= 0 or after.left - before.right > height or after.right < before.left - height


def _word(raw: object, glyphs: list[Glyph], *, spaced: bool) -> Word:
    first = glyphs[0].position
    bold, fixed = looks(raw, first)
    return Word(
        glyphs=tuple(glyphs),
        left=min(glyph.left for glyph in glyphs),
        top=min(glyph.top for glyph in glyphs),
        right=max(glyph.right for glyph in glyphs),
        bottom=max(glyph.bottom for glyph in glyphs),
        size=pdfium_c.FPDFText_GetFontSize(raw, first),
        bold=bold,
        spaced=spaced,
        fixed=fixed,
    )


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
