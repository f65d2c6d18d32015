"""The bullets and numbers that PowerPoint shows before paragraphs and does not write in them."""

import re
from collections.abc import Sequence

from lxml.etree import _Element
from pptx.oxml.ns import qn

from ingest.readers.builder import BULLET
from ingest.readers.numerals import count_on, end_lists, numeral, whole

_NONE, _NUMBERED = qn("a:buNone"), qn("a:buAutoNum")
_MARKS = (_NONE, _NUMBERED, qn("a:buChar"), qn("a:buBlip"))
# ST_TextAutonumberScheme (ECMA-376 part 1, 20.1.10.61): a kind of numeral, then what surrounds it.
_SCHEME = re.compile(r"(arabic|alphaLc|alphaUc|romanLc|romanUc)(ParenBoth|ParenR|Period|Plain)$")
_FORMS = {
    "arabic": "decimal", "alphaLc": "lowerLetter", "alphaUc": "upperLetter", "romanLc": "lowerRoman",
    "romanUc": "upperRoman",
}  # fmt: skip
_AROUND = {"ParenBoth": "({})", "ParenR": "{})", "Period": "{}.", "Plain": "{}"}


class Bullets:
    """Counts the lists of one shape; paragraphs must be asked for in order."""

    def __init__(self, styles: Sequence[_Element]) -> None:
        """`styles`: list styles that apply to the shape, the nearest first."""
        self._styles = styles
        self._counts: dict[int, int] = {}

    def label(self, paragraph: _Element, level: int) -> str:
        """What stands before a paragraph at `level` from 0; empty when nothing does."""
        mark = self._mark(paragraph, level)
        if mark is None or mark.tag != _NUMBERED:
            end_lists(self._counts, level)
            return "" if mark is None or mark.tag == _NONE else BULLET.strip()
        start = whole(mark.get("startAt"))
        counted = count_on(self._counts, level, 1 if start is None else start)
        scheme = _SCHEME.match(mark.get("type", ""))
        form, around = (_FORMS[scheme[1]], _AROUND[scheme[2]]) if scheme else ("decimal", "{}.")
        return around.format(numeral(counted, form))

    def _mark(self, paragraph: _Element, level: int) -> _Element | None:
        places = [paragraph.find(qn("a:pPr")), *(s.find(qn(f"a:lvl{level + 1}pPr")) for s in self._styles)]
        for place in places:
            if place is not None and (mark := next(place.iterchildren(*_MARKS), None)) is not None:
                return mark
        return None
