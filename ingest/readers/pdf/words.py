"""Words: runs of PDFium's characters without white space between them."""

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.readers.pdf.drawn import Glyph, Rule, Word
from ingest.readers.pdf.fonts import font, looks
from ingest.readers.pdf.seams import Seams
from ingest.readers.pdf.space import Space
from ingest.readers.signs import is_sign, sign

# What PDFium yields for a hyphen that ends a line (U+0002, U+FFFE in older builds) and for soft hyphens,
# which a page shows as hyphens. The document says « - ».
_HYPHENS = {0x0002, 0x00AD, 0xFFFE}
_SPACES = {0x0009, 0x000A, 0x000B, 0x000C, 0x000D, 0x0020}
_LINE_BREAKS = {0x000A, 0x000D}
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
# A letter that begins so much left of the one before, in heights of the line, is no accent drawn on it.
_BACKWARDS = 0.3
# Characters looked at to tell which way a page is printed.
_SAMPLED = 200


def prevailing_quarters(text_page: pdfium.PdfTextPage, rotation: int) -> int:
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


def find_words(
    text_page: pdfium.PdfTextPage, space: Space, rotation: int, down: Sequence[Rule]
) -> Iterator[tuple[Word, float]]:
    """(word, quarters it is turned by); words turned otherwise than the page are cut at spaces only.

    `down` are the page's vertical rules.
    """
    raw = text_page.raw
    seams = Seams(raw, down)
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
        if glyphs and turn == quarters and (_jumps(glyphs[-1], glyph) or seams.part(glyphs, glyph)):
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


def _turn(raw: object, index: int, rotation: int) -> float:
    """Quarters by which a character is turned clockwise as displayed, from 0 to 4; whole unless slanted."""
    degrees = math.degrees(pdfium_c.FPDFText_GetCharAngle(raw, index)) + rotation
    return round(degrees / 90, 1) % 4
