"""Seams: where a word ends though PDFium yields no space, between what two operators of the page draw.

PDFium tells by the gap whether the second begins a word. It errs where both are of different fonts in a
justified line that is full, and where a word fills its cell or runs over it and the next cell begins there.
"""

import ctypes
from bisect import bisect_left
from collections.abc import Sequence
from unicodedata import category

import pypdfium2.raw as pdfium_c

from ingest.readers.pdf.drawn import Glyph, Rule

# Of the font's size: the narrowest space of a justified line, wider than what is left beside slanted letters.
_NARROW_SPACE = 0.15
# Of a letter's height: the letters of a word are drawn as exactly as this one after the other.
_EXACT = 0.01
# Letters and opening brackets: a raised digit, a full stop or an ellipsis may stand off the word it ends.
_BEGINNINGS = ("Ll", "Lu", "Lt", "Lo", "Ps")


class Seams:
    """The seams of a page with these vertical rules, from left to right."""

    def __init__(self, raw: object, down: Sequence[Rule]) -> None:
        self._raw = raw
        self._down = down
        self._lefts = [rule.at for rule in down]

    def part(self, word: Sequence[Glyph], after: Glyph) -> bool:
        """Whether `after`, which PDFium gives as the word's next character, begins another."""
        before = word[-1]
        if abs(after.left - before.right) <= _EXACT * (before.bottom - before.top):
            return False
        apart = self._is_spaced(before, after) or self._is_in_next_cell(word, after)
        return apart and self._operator(before) != self._operator(after)

    def _is_spaced(self, before: Glyph, after: Glyph) -> bool:
        size = pdfium_c.FPDFText_GetFontSize(self._raw, before.position)
        return after.left - before.right >= _NARROW_SPACE * size and category(after.char) in _BEGINNINGS

    def _is_in_next_cell(self, word: Sequence[Glyph], after: Glyph) -> bool:
        """Whether it stands at the beginning of a cell, right of a rule that the word touches or crosses."""
        height = after.bottom - after.top
        middle = (after.top + after.bottom) / 2
        first = bisect_left(self._lefts, max(after.left - height, word[0].left))
        passed = self._down[first : bisect_left(self._lefts, after.left)]
        return any(rule.start < middle < rule.end for rule in passed)

    def _operator(self, glyph: Glyph) -> int | None:
        """What draws it: a text object of the page, told by its address."""
        drawing = pdfium_c.FPDFText_GetTextObject(self._raw, glyph.position)
        return ctypes.cast(drawing, ctypes.c_void_p).value
