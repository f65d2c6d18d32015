"""The numbers and bullets that an OpenDocument file shows before items and headings."""

from lxml.etree import _Element

from ingest.readers.builder import BULLET
from ingest.readers.numerals import count_on, numeral, whole
from ingest.readers.opendocument import count, qn

_NUMBER = qn("text:list-level-style-number")
_OUTLINE = qn("text:outline-level-style")
_LEVELS = (_NUMBER, _OUTLINE, qn("text:list-level-style-bullet"), qn("text:list-level-style-image"))
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
DEEPEST_LIST = 10
"""Levels of a list style (ODF 1.3 part 3, 16.32); deeper lists are shown as the last."""


class Numbering:
    """Counts the lists and headings of one document; labels must be asked for in order."""

    def __init__(self, *roots: _Element) -> None:
        self._levels: dict[str | None, dict[int, _Element]] = {}
        self._outline: dict[int, _Element] = {}
        for root in roots:
            for style in root.iter(qn("text:list-style")):
                self._levels[style.get(qn("style:name"))] = _by_level(style)
            for style in root.iter(qn("text:outline-style")):
                self._outline = _by_level(style)
        self._counts: dict[str, dict[int, int]] = {}
        self._headings: dict[int, int] = {}

    def heading_label(self, level: int) -> str:
        """What the outline shows before a heading: « 2.1 », empty where headings are not numbered."""
        return _label(self._outline, self._headings, level) if self._outline else ""

    def label(self, style: str | None, list_id: str, level: int, start: str | None) -> str:
        """What stands before an item at `level` from 1 of the list `list_id`; `start` is its own number."""
        levels = self._levels.get(style)
        if not levels or level not in levels:
            return BULLET.strip()
        counts = self._counts.setdefault(list_id, {})
        if (first := whole(start)) is not None:
            counts[level] = first - 1
        return _label(levels, counts, level)

    def follow(self, list_id: str, other: str) -> None:
        """The list goes on counting where the list `other` stopped."""
        self._counts[list_id] = self._counts.get(other, {})


def _by_level(style: _Element) -> dict[int, _Element]:
    return {count(level, "text:level"): level for level in style.iterchildren(*_LEVELS)}


def _label(levels: dict[int, _Element], counts: dict[int, int], level: int) -> str:
    """Counts one more at `level` and shows it."""
    if level not in levels:
        return ""
    shown = levels[level]
    count_on(counts, level, _start(shown))
    if shown.tag not in (_NUMBER, _OUTLINE):
        return BULLET.strip()
    if not shown.get(qn("style:num-format")):
        return ""
    first = level - min(count(shown, "text:display-levels"), level) + 1
    numbers = [
        numeral(counts.get(at, _start(levels[at])), form)
        for at in range(first, level + 1)
        if at in levels and (form := _FORMS.get(levels[at].get(qn("style:num-format"), "")))
    ]
    prefix, suffix = (shown.get(qn(f"style:num-{end}"), "") for end in ("prefix", "suffix"))
    return f"{prefix}{'.'.join(numbers)}{suffix}".strip()


def _start(level: _Element) -> int:
    return count(level, "text:start-value")
