"""Columns of ruled tables: which of them the parts of a row stand in, and which cells span several."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from ingest.readers.pdf.drawn import Rule
from ingest.readers.pdf.lines import Line, make_line, visual_lines
from ingest.readers.pdf.rules import ALIGNED

# Columns are parted by white space at least this wide, in points, in nearly all rows: a heading that spans
# columns hides the space in one.
_COLUMN_GAP = 4.0
_HIDDEN = 0.2
# A rule that parts columns stands along so much of the table: where it does not, a cell spans them.
_STANDING = 0.5
# A cell stands in a column of which it covers so much, or which covers so much of it.
_COVERED = 0.5


class Columns(Protocol):
    @property
    def count(self) -> int: ...

    def column(self, part: Line) -> int:
        """The column where the part begins."""

    def spanned(self, part: Line) -> range:
        """The columns of the cell that the part stands in."""


@dataclass(frozen=True, slots=True)
class RuledColumns:
    """Columns parted by vertical rules."""

    lefts: Sequence[float]
    """Their left ends: the table's, which may be open, and where rules stand."""
    parting: Sequence[Sequence[Rule]]
    """The rules at each left end; none where they are too short to say which cells span columns."""

    @property
    def count(self) -> int:
        return len(self.lefts)

    def column(self, part: Line) -> int:
        return max((i for i, left in enumerate(self.lefts) if part.left >= left - 1), default=0)

    def spanned(self, part: Line) -> range:
        ends = [
            column
            for column, rules in enumerate(self.parting)
            if not column or not rules or any(rule.start < part.middle < rule.end for rule in rules)
        ]
        at = self.column(part)
        first = max(end for end in ends if end <= at)
        return range(first, min((end for end in ends if end > at), default=self.count))


def ruled_columns(
    sides: Sequence[Rule], left: float, right: float, top: float, bottom: float
) -> RuledColumns:
    """The columns of a table with these ends, of whose height `sides` are the vertical rules."""
    lefts = [left]
    parting: list[list[Rule]] = [[]]
    for rule in sides:
        stands = rule.start < bottom - ALIGNED and rule.end > top + ALIGNED and rule.at < right - ALIGNED
        if stands and rule.at - lefts[-1] > ALIGNED:
            lefts.append(rule.at)
            parting.append([rule])
        elif stands:
            parting[-1].append(rule)
    return RuledColumns(lefts, [rules if _stand(rules, top, bottom) else [] for rules in parting])


def _stand(rules: Sequence[Rule], top: float, bottom: float) -> bool:
    covered = sum(max(min(rule.end, bottom) - max(rule.start, top), 0.0) for rule in rules)
    return covered >= _STANDING * (bottom - top)


@dataclass(frozen=True, slots=True)
class BareColumns:
    """Columns parted by white space."""

    sides: Sequence[Sequence[float]]
    """Left and right end of what stands in each in most rows."""

    @property
    def count(self) -> int:
        return len(self.sides)

    def column(self, part: Line) -> int:
        return self.spanned(part).start

    def spanned(self, part: Line) -> range:
        shared = [min(right, part.right) - max(left, part.left) for left, right in self.sides]
        touched = [column for column, width in enumerate(shared) if width > 0]
        widths = [min(right - left, part.right - part.left) for left, right in self.sides]
        covered = [column for column in touched if shared[column] >= _COVERED * widths[column]]
        if found := covered or touched:
            return range(found[0], found[-1] + 1)
        # Between two columns: a heading that is centred over both.
        before = sum(right <= part.left for _, right in self.sides)
        return range(max(before - 1, 0), min(before + 1, self.count))


def bare_columns(rows: Sequence[Sequence[Line]]) -> BareColumns:
    """The columns of a table with these rows: nearly all leave white space between them."""
    tolerated = int(_HIDDEN * len(rows))
    # Sweep from left to right: in how many rows does something stand here?
    events = sorted(event for row in rows for part in row for event in ((part.left, 1), (part.right, -1)))
    sides: list[list[float]] = []
    standing = 0
    for x, change in events:
        if standing <= tolerated < standing + change and (not sides or x - sides[-1][1] >= _COLUMN_GAP):
            sides.append([x, x])
        if standing > tolerated >= standing + change:
            sides[-1][1] = x
        standing += change
    return BareColumns(sides)


def row_of(parts: Iterable[Line], columns: Columns, table: int) -> Line:
    """The row that the parts make: each in its column, or in the first that its cell spans."""
    cells: list[list[Line]] = [[] for _ in range(columns.count)]
    spans: dict[range, list[Line]] = {}
    for part in parts:
        spans.setdefault(columns.spanned(part), []).append(part)
    wide = []
    for span, inside in spans.items():
        if len(span) > 1 and all(len(line.cells) == 1 for line in visual_lines(inside)):
            wide.append(span)
            cells[span.start] += inside
        else:
            for part in inside:
                cells[columns.column(part)].append(part)
    words = [[word for line in visual_lines(cell) for word in line.words] for cell in cells]
    spread = any(not any(words[column] for column in span[1:]) for span in wide)
    while words and not words[-1]:
        words.pop()
    return make_line(words, table=table, spread=spread)
