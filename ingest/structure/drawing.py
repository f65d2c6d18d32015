"""How tables are drawn with characters: rules, bars, and the columns that part their cells.

Columns are those of a terminal: a combining accent takes none, a wide character two.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.structure.lines import Line
from ingest.types import Range

_BARS = frozenset("|│┃║")
_STROKES = frozenset("-=─━═┄┅┈┉╌╍")
# The other box-drawing characters (Unicode block 2500) turn, cross or end a stroke.
_JOINTS = frozenset("+").union(map(chr, range(0x2500, 0x2580))) - _BARS - _STROKES - frozenset("╱╲╳")
_RUN = re.compile("[-=─━═┄┅┈┉╌╍]{2}")  # a diagram of bits has strokes of one: « +-+-+ »
_OPEN_RULE = re.compile(r"[-─━═]+(?:[+┼╪╋╬╂┿][-─━═]+)+")
_SPACED_RULE = re.compile(r"=+(?: +=+)+")
_PIPES = frozenset("|-")
_BLANKS = " \u00a0"  # a tab has columns of its own
_SHORTEST_RULE = 3  # characters inside a cell: « -- » may be what it says
_MOST_COLUMNS = 200  # no one draws wider tables; each line is compared with every column


class Frame(StrEnum):
    """What parts the cells of a line."""

    CLOSED = "closed"
    """Bars, at both ends too: reStructuredText grids, MySQL, Org, box drawing."""
    OPEN = "open"
    """Bars between cells only: psql."""
    SPACED = "spaced"
    """Spaces: reStructuredText simple tables."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a drawn table."""

    frame: Frame
    boundaries: tuple[int, ...]
    """Columns of the bars inside the frame; where there are none, of the first character of each cell but
    the first."""

    def cut(self, line: Line) -> list[Range]:
        """Range in the text of each cell's part of `line`, less white space; empty where it has none.

        A part that spans several columns is that of the first.
        """
        text = line.text
        found = [(line.start, line.start)] * (len(self.boundaries) + 1)
        edge = int(self.frame is Frame.CLOSED)
        column, low = 0, edge
        for boundary, mark in [*self._marks(line), (len(self.boundaries), len(text) - edge)]:
            part = text[low:mark].lstrip()
            if not _is_stroke(part.rstrip()):
                start = line.start + mark - len(part)
                found[column] = (start, start + len(part.rstrip()))
            column, low = boundary + 1, mark + (self.frame is not Frame.SPACED)
        return found

    def fits(self, line: Line) -> bool:
        """Does `line`, which is no rule, belong to a table of these columns?"""
        if self.frame is Frame.SPACED:
            columns = _columns(line)
            before = [bisect_left(columns, boundary) - 1 for boundary in self.boundaries]
            return all(mark < 0 or line.text[mark] in _BLANKS or mark + 1 == len(columns) for mark in before)
        marks = self._marks(line)
        if self.frame is Frame.OPEN:
            return len(marks) == len(self.boundaries)
        return is_framed(line.text) and (bool(marks) or not _bars(line.text[1:-1]))

    def begins(self, line: Line) -> bool:
        """Does `line` hold something of the first cell?"""
        low, high = self.cut(line)[0]
        return low < high

    def shows(self, line: Line) -> bool:
        """Do some of these columns part on `line`, be it a rule?"""
        return bool(self._marks(line))

    def _marks(self, line: Line) -> list[tuple[int, int]]:
        """Boundaries that `line` shows: which, and where in its text the cell before ends."""
        columns = _columns(line)
        places = [bisect_left(columns, boundary) for boundary in self.boundaries]
        if self.frame is Frame.SPACED:
            return list(enumerate(places))
        edge = int(self.frame is Frame.CLOSED)
        inside = range(edge, len(columns) - edge)
        marks = [
            (number, place)
            for number, (place, boundary) in enumerate(zip(places, self.boundaries, strict=True))
            if place in inside and columns[place] == boundary and _is_edge(line.text, place)
        ]
        # Whoever drew the table may have counted columns otherwise, or not at all.
        bars = _bars(line.text[edge : len(columns) - edge])
        if len(marks) < len(bars) == len(self.boundaries):
            return [(number, bar + edge) for number, bar in enumerate(bars)]
        return marks


def grid_of(lines: Sequence[Line]) -> Grid | None:
    """The columns that the first row of a table shows, the rules around it included; None if it is not drawn.

    Nor is what shows more columns than any table has. A rule of Markdown, `|---|---|`, draws nothing: bars
    part the cells there wherever they stand.
    """
    grid = _drawn_grid(lines)
    return grid if grid is not None and 0 < len(grid.boundaries) < _MOST_COLUMNS else None


def _drawn_grid(lines: Sequence[Line]) -> Grid | None:
    for line in lines:
        if is_spaced_rule(line.text):
            starts = [line.indent + run.start() for run in re.finditer("=+", line.text)]
            return Grid(Frame.SPACED, tuple(starts[1:]))
        if is_open_rule(line.text):
            return Grid(Frame.OPEN, _edges(line))
    rules = [line for line in lines if is_rule(line.text)]
    if all(_PIPES.issuperset(rule.text) for rule in rules):
        return None
    boundaries = {column for rule in rules for column in _edges(rule)}
    if not boundaries:
        # The outer rules of some drawings do not show where columns part: the bars do.
        boundaries = {column for line in lines if not is_rule(line.text) for column in _edges(line)}
    return Grid(Frame.CLOSED, tuple(sorted(boundaries)))


def is_rule(text: str) -> bool:
    """Is it a rule across a table in a frame: `+---+---+`, `|---+---|`, `├───┼───┤`?"""
    return is_framed(text) and (_BARS | _STROKES | _JOINTS).issuperset(text) and _RUN.search(text) is not None


def is_open_rule(text: str) -> bool:
    """Is it the rule under the header of a table without a frame: `---+---`?"""
    return _OPEN_RULE.fullmatch(text) is not None


def is_spaced_rule(text: str) -> bool:
    """Is it a rule of a table without bars: `===  ===`?"""
    return _SPACED_RULE.fullmatch(text) is not None


def is_any_rule(text: str) -> bool:
    """Is it a rule, whatever the frame?"""
    return is_rule(text) or is_open_rule(text) or is_spaced_rule(text)


def is_framed(text: str) -> bool:
    """Do both its ends stand on the frame of a table?"""
    return len(text) > 2 and _is_edge(text, 0) and _is_edge(text, len(text) - 1)


def _edges(line: Line) -> tuple[int, ...]:
    """Columns of the bars and joints of a line, but those at its ends."""
    columns = _columns(line)
    return tuple(columns[place] for place in range(1, len(columns) - 1) if _is_edge(line.text, place))


def _is_edge(text: str, place: int) -> bool:
    """A bar, or a joint with a stroke beside it: « + » alone is a sign."""
    beside = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
    return text[place] in _BARS or (text[place] in _JOINTS and not _STROKES.isdisjoint(beside))


def _bars(text: str) -> list[int]:
    return [place for place, character in enumerate(text) if character in _BARS]


def _is_stroke(part: str) -> bool:
    """Is it the part of a rule that crosses some columns only, beside a cell of several rows?"""
    return len(part) >= _SHORTEST_RULE and (_STROKES | _JOINTS).issuperset(part)


def _columns(line: Line) -> Sequence[int]:
    if line.text.isascii():
        return range(line.indent, line.indent + len(line.text))
    columns = []
    column = line.indent
    for character in line.text:
        columns.append(column)
        if not unicodedata.combining(character):
            column += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return columns
