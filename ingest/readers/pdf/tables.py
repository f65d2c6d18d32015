"""Ruled tables: what lies between two drawn lines is one row, however many lines its cells take."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.readers.pdf.engine import Rule, Word
from ingest.readers.pdf.lines import Line, make_line, visual_lines
from ingest.readers.pdf.rules import ALIGNED, joined, runs
from ingest.readers.pdf.spans import parts_columns, row_cuts, rows_between

# A table has at least two rows, hence three rules: two alone frame a box, or part a page from its running
# heads. Without vertical rules, three are not enough: many tables rule their head and foot only, and what
# lies between is several rows.
_FEWEST_RULES = 3
_FEWEST_BARE_RULES = 4
# A band of more lines than this is, without vertical rules, several rows.
_MOST_BARE_LINES = 3
# A band higher than this part of the page is not a row.
_TALLEST_ROW = 0.4
# Columns are parted by white space at least this wide, in points, in nearly all rows: a heading that spans
# columns hides the space in one.
_COLUMN_GAP = 4.0
_HIDDEN = 0.2


@dataclass(frozen=True, slots=True)
class _Band:
    """The space between two rules of one table and what stands in it."""

    top: float
    bottom: float
    parts: tuple[Line, ...]


def ruled_rows(
    parts: Sequence[Line], across: Sequence[Rule], down: Sequence[Rule], page_height: float
) -> tuple[list[Line], list[Line]]:
    """(rows of ruled tables, remaining parts); `across` and `down` are the page's rules."""
    rows: list[Line] = []
    rest = list(parts)
    table_count = 0
    across, down = joined(across), joined(down)
    for table in runs(across):
        if len(table) < _FEWEST_RULES:
            continue
        left, right = table[0].start, table[0].end
        sides = [rule for rule in down if left - ALIGNED <= rule.at <= right + ALIGNED]
        strangers = [rule for rule in across if _is_stranger(rule, left, right)]
        cuts = row_cuts(across, sides, left, right)
        for bands in _tables(table, sides, strangers, rest, page_height):
            columns = _ruled_columns(bands, sides, left, right) if sides else _bare_columns(bands)
            if len(columns) < 2:
                continue
            for band in bands:
                rows += _rows(band, sides, cuts, columns, table_count)
            table_count += 1
            taken = {id(part) for band in bands for part in band.parts}
            rest = [part for part in rest if id(part) not in taken]
    return rows, rest


def _tables(
    run: Sequence[Rule],
    sides: Sequence[Rule],
    strangers: Sequence[Rule],
    parts: Sequence[Line],
    page_height: float,
) -> list[list[_Band]]:
    """The run's bands, table by table: what lies between two tables is in neither.

    `strangers` are rules that touch neither or pass one of its ends: of other tables, most of them.
    """
    tables: list[list[_Band]] = [[]]
    for above, below in pairwise(run):
        inside = tuple(part for part in parts if _between(part, above, below))
        middle = (above.at + below.at) / 2
        sided = any(rule.start < middle < rule.end for rule in sides)
        strange = any(
            above.at + 1 < rule.at < below.at - 1 and not parts_columns(rule, sides, above.at, below.at)
            for rule in strangers
        )
        if below.at - above.at > _TALLEST_ROW * page_height or (sides and not sided) or strange:
            tables.append([])
        else:
            tables[-1].append(_Band(above.at, below.at, inside))
    fewest = (_FEWEST_RULES if sides else _FEWEST_BARE_RULES) - 1
    return [bands for bands in tables if len(bands) >= fewest and (sides or _is_row_by_row(bands))]


def _between(part: Line, above: Rule, below: Rule) -> bool:
    middle = (part.top + part.bottom) / 2
    return (
        above.at < middle < below.at
        and above.start - ALIGNED <= part.left
        and part.right <= above.end + ALIGNED
    )


def _is_stranger(rule: Rule, left: float, right: float) -> bool:
    """Whether a rule may be of another table than the one with these ends.

    Rules inside a table that stop short, at cells that span rows, mostly begin at one of its ends.
    """
    outside = rule.start < left - ALIGNED or rule.end > right + ALIGNED
    inside = rule.start > left + ALIGNED and rule.end < right - ALIGNED
    return outside or inside


def _is_row_by_row(bands: Sequence[_Band]) -> bool:
    return median(len(visual_lines(band.parts)) for band in bands) <= _MOST_BARE_LINES


def _ruled_columns(bands: Sequence[_Band], sides: Sequence[Rule], left: float, right: float) -> list[float]:
    """Left ends of the columns: the table's, which may be open, and where vertical rules stand."""
    top, bottom = bands[0].top, bands[-1].bottom
    columns = [left]
    for rule in sides:
        stands = rule.start < bottom - ALIGNED and rule.end > top + ALIGNED and rule.at < right - ALIGNED
        if stands and rule.at - columns[-1] > ALIGNED:
            columns.append(rule.at)
    return columns


def _bare_columns(bands: Sequence[_Band]) -> list[float]:
    """Left ends of the columns, where nearly all rows leave white space."""
    tolerated = int(_HIDDEN * len(bands))
    # Sweep from left to right: in how many rows does something stand here?
    events = sorted(
        event for band in bands for part in band.parts for event in ((part.left, 1), (part.right, -1))
    )
    columns: list[float] = []
    standing, free_since = 0, float("-inf")
    for x, change in events:
        if standing <= tolerated < standing + change and x - free_since >= _COLUMN_GAP:
            columns.append(x)
        if standing > tolerated >= standing + change:
            free_since = x
        standing += change
    return columns


def _parted(parts: Sequence[Line], sides: Sequence[Rule]) -> Iterator[Line]:
    """`parts`, cut where a rule stands between two words: a cell filled to its edge has no gap beside it."""
    for part in parts:
        height = (part.top + part.bottom) / 2
        cuts = sorted(rule.at for rule in sides if rule.start < height < rule.end)
        cells: dict[int, list[Word]] = {}
        for word in part.words:
            # A long word may run over the rule: where it begins tells whose it is.
            cells.setdefault(bisect_left(cuts, word.left + 1), []).append(word)
        yield from (make_line([words]) for words in cells.values())


def _rows(
    band: _Band, sides: Sequence[Rule], cuts: Sequence[Rule], columns: Sequence[float], table: int
) -> Iterator[Line]:
    rows = list(rows_between(list(_parted(band.parts, sides)), band.top, band.bottom, cuts))
    for top, bottom, parts in rows:
        row = _row(parts, columns, table)
        # A cell that spans several rows must not blur which comes first.
        yield row if len(rows) == 1 else replace(row, top=top, bottom=bottom)


def _row(parts: Iterable[Line], columns: Sequence[float], table: int) -> Line:
    cells: list[list[Line]] = [[] for _ in columns]
    for part in parts:
        column = max((i for i, left in enumerate(columns) if part.left >= left - 1), default=0)
        cells[column].append(part)
    words = [[word for line in visual_lines(cell) for word in line.words] for cell in cells]
    while words and not words[-1]:
        words.pop()
    return make_line(words, table=table)
