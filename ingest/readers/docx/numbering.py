"""The numbers and bullets that Word shows before paragraphs and does not write in them."""

import re

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.parts.document import DocumentPart
from lxml.etree import _Element

from ingest.readers.builder import BULLET
from ingest.readers.docx.styles import value
from ingest.readers.numerals import count_on, numeral, whole

_PLACE = re.compile(r"%([1-9])")
_NONE = "0"  # the w:numId that takes a paragraph out of its style's list


class Numbering:
    """Counts the lists of one document; paragraphs must be asked for in order."""

    def __init__(self, part: DocumentPart) -> None:
        self._levels: dict[str, dict[int, _Element]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        # python-docx makes up a numbering part where the file has none, but cannot: its template is not
        # shipped.
        for relation in part.rels.values():
            if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and not relation.is_external:
                self._load(parse_xml(relation.target_part.blob))

    def _load(self, root: _Element) -> None:
        for abstract in root.iter(qn("w:abstractNum")):
            levels = {
                depth: level
                for level in abstract.iter(qn("w:lvl"))
                if (depth := whole(level.get(qn("w:ilvl"), "0"))) is not None
            }
            self._levels[str(abstract.get(qn("w:abstractNumId")))] = levels
        for number in root.iter(qn("w:num")):
            identifier, abstract_id = number.get(qn("w:numId")), value(number, "w:abstractNumId")
            if identifier and abstract_id:
                self._abstract[str(identifier)] = abstract_id

    def label(self, number: tuple[str, int]) -> str:
        """What stands before the paragraph: « 2.1 », « a) », a bullet; empty when nothing does."""
        identifier, depth = number
        if identifier == _NONE:
            return ""
        abstract = self._abstract.get(identifier, "")
        levels = self._levels.get(abstract, {})
        level = levels.get(depth)
        if level is None:
            return BULLET.strip()
        form = value(level, "w:numFmt") or "decimal"
        if form == "bullet":
            return BULLET.strip()
        # Lists of one definition count on, each list that restarts being another w:num of it: both are rare
        # enough for the count to be kept by definition and list.
        counts = self._counts.setdefault(identifier, {})
        count_on(counts, depth, _start(level))

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            counted = counts.get(at, _start(levels[at]) if at in levels else 1)
            return numeral(counted, (value(levels[at], "w:numFmt") if at in levels else None) or "decimal")

        return _PLACE.sub(shown, value(level, "w:lvlText") or "").strip()


def _start(level: _Element) -> int:
    start = whole(value(level, "w:start"))
    return 1 if start is None else start
