"""PDFium: the one engine from which both text and character boxes come, so that highlights cannot drift.

Every coordinate that leaves this module is in *display space*: points (1/72 inch) from the top left corner
of the page as a reader sees it, after its crop box and rotation, y growing downwards.
"""

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.errors import DamagedFileError, EncryptedError, NoSuchPageError

# PDFium keeps global state and must not be called from two threads at once.
_ONE_AT_A_TIME = threading.RLock()

# FPDF_PageToDevice rounds to whole pixels: a device this many times finer than a point loses nothing visible.
_FINE = 1000

# What PDFium yields for a hyphen that ends a line (U+0002, U+FFFE in older builds) and for soft hyphens,
# which a page shows as hyphens. The document says « - ».
_HYPHENS = {0x0002, 0x00AD, 0xFFFE}
_SPACES = {0x0009, 0x000A, 0x000B, 0x000C, 0x000D, 0x0020}
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
# Weight from which PDFium's estimate (from the stem width) means bold; 400 is regular, CSS's 600 semi-bold.
_BOLD_WEIGHT = 600
_FORCE_BOLD_FLAG = 1 << 18


class Glyph(NamedTuple):
    """One character as drawn; `position` is PDFium's index of it on the page."""

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
    """Page `number`, from 1. Raises NoSuchPageError or DamagedFileError."""
    if not 1 <= number <= len(document):
        raise NoSuchPageError(number, len(document))
    try:
        page = document[number - 1]
    except pdfium.PdfiumError as error:
        raise DamagedFileError("Le PDF", f"page {number}") from error
    try:
        yield page
    finally:
        page.close()


class _Display:
    """The affine map from PDF user space to display space."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        width, height = page.get_size()
        self._origin = self._device(page, width, height, 0, 0)
        x, y = self._origin
        # Unit steps measured over 1,000 points, so that rounding vanishes.
        ax, ay = self._device(page, width, height, 1000, 0)
        bx, by = self._device(page, width, height, 0, 1000)
        self._x = ((ax - x) / 1000, (bx - x) / 1000)
        self._y = ((ay - y) / 1000, (by - y) / 1000)

    @staticmethod
    def _device(page: pdfium.PdfPage, width: float, height: float, x: float, y: float) -> tuple[float, float]:
        column, row = ctypes.c_int(), ctypes.c_int()
        pdfium_c.FPDF_PageToDevice(
            page,
            0,
            0,
            round(width * _FINE),
            round(height * _FINE),
            0,
            x,
            y,
            ctypes.byref(column),
            ctypes.byref(row),
        )
        return column.value / _FINE, row.value / _FINE

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """(left, top, right, bottom) in display space."""
        (x, y), (xx, xy), (yx, yy) = self._origin, self._x, self._y
        x0, x1 = x + xx * left + xy * bottom, x + xx * right + xy * top
        y0, y1 = y + yx * left + yy * bottom, y + yx * right + yy * top
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def words(page: pdfium.PdfPage) -> list[Word]:
    """The page's words in content order."""
    text_page = page.get_textpage()
    try:
        return list(_words(text_page, _Display(page)))
    finally:
        text_page.close()


def _words(text_page: pdfium.PdfTextPage, display: _Display) -> Iterator[Word]:
    raw = text_page.raw
    rectangle = pdfium_c.FS_RECTF()
    reference = ctypes.byref(rectangle)
    glyphs: list[Glyph] = []
    skip = False
    count = pdfium_c.FPDFText_CountChars(raw)
    for index in range(count):
        if skip:
            skip = False
            continue
        code = pdfium_c.FPDFText_GetUnicode(raw, index)
        if code in _SPACES:
            if glyphs:
                yield _word(raw, glyphs)
                glyphs = []
            continue
        if 0xD800 <= code < 0xDC00 and index + 1 < count:
            low = pdfium_c.FPDFText_GetUnicode(raw, index + 1)
            if 0xDC00 <= low < 0xE000:
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
                skip = True
        # The loose box spans the font's full height: highlights of one line are then of one height.
        pdfium_c.FPDFText_GetLooseCharBox(raw, index, reference)
        box = display.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        glyph = Glyph(index, _character(code), *box)
        if glyphs and _jumps(glyphs[-1], glyph):
            yield _word(raw, glyphs)
            glyphs = []
        glyphs.append(glyph)
    if glyphs:
        yield _word(raw, glyphs)


def _character(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return _UNKNOWN
    return chr(code)


def _jumps(before: Glyph, after: Glyph) -> bool:
    """Whether `after` lies elsewhere on the page: PDFium leaves no space after a hyphen that ends a line."""
    height = max(before.bottom - before.top, 1.0)
    overlap = min(before.bottom, after.bottom) - max(before.top, after.top)
    return overlap <= 0 or after.left - before.right > height or after.right < before.left - height


def _word(raw: object, glyphs: list[Glyph]) -> Word:
    first = glyphs[0].position
    return Word(
        glyphs=tuple(glyphs),
        left=min(glyph.left for glyph in glyphs),
        top=min(glyph.top for glyph in glyphs),
        right=max(glyph.right for glyph in glyphs),
        bottom=max(glyph.bottom for glyph in glyphs),
        size=pdfium_c.FPDFText_GetFontSize(raw, first),
        bold=_is_bold(raw, first),
    )


def _is_bold(raw: object, index: int) -> bool:
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium_c.FPDFText_GetFontInfo(raw, index, name, 128, ctypes.byref(flags))
    folded = name.value.lower()
    return (
        b"bold" in folded
        or b"black" in folded
        or bool(flags.value & _FORCE_BOLD_FLAG)
        or bool(pdfium_c.FPDFText_GetFontWeight(raw, index) >= _BOLD_WEIGHT)
    )


# A drawn line is at most this thick, in points; borders are 0.25 to 2.
_RULE_THICKNESS = 2.5
# Shorter strokes are underlines of a word or parts of drawings.
_RULE_LENGTH = 20.0
# A border drawn cell by cell is as high as a line of small text.
_RULE_HEIGHT = 6.0


def rules(page: pdfium.PdfPage) -> tuple[list[Rule], list[Rule]]:
    """(horizontal rules from top to bottom, vertical rules from left to right) of the page."""
    display = _Display(page)
    across, down = [], []
    for path in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=1):
        left, top, right, bottom = display.box(*path.get_bounds())
        if bottom - top <= _RULE_THICKNESS and right - left >= _RULE_LENGTH:
            across.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _RULE_THICKNESS and bottom - top >= _RULE_HEIGHT:
            down.append(Rule((left + right) / 2, top, bottom))
    return sorted(across, key=lambda rule: rule.at), sorted(down, key=lambda rule: rule.at)
