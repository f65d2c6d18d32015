"""Ruled tables: what lies between two drawn lines is one row, however many lines its cells take."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.readers.pdf.columns import Columns, bare_columns, row_of, ruled_columns
from ingest.readers.pdf.drawn import Rule, Word
from ingest.readers.pdf.lines import Line, make_line, visual_lines
from ingest.readers.pdf.rules import ALIGNED, runs
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


@dataclass(frozen=True, slots=True)
class _Band:
    """The space between two rules of one table and what stands in it."""

    top: float
    bottom: float
    parts: tuple[Line, ...]


def ruled_rows(
    parts: Sequence[Line], across: Sequence[Rule], down: Sequence[Rule], page_height: float
) -> tuple[list[Line], list[Line]]:
    """(rows of ruled tables, remaining parts); `across` and `down` are the page's rules, joined."""
    rows: list[Line] = []
    rest = list(parts)
    table_count = 0
    for table in runs(across):
        if len(table) < _FEWEST_RULES:
            continue
        left, right = table[0].start, table[0].end
        sides = [rule for rule in down if left - ALIGNED <= rule.at <= right + ALIGNED]
        strangers = [rule for rule in across if _is_stranger(rule, left, right)]
        cuts = row_cuts(across, sides, left, right)
        for bands in _tables(table, sides, strangers, rest, page_height):
            columns = _columns(bands, sides, left, right)
            if columns.count < 2:
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
    return (
        above.at < part.middle < below.at
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


def _columns(bands: Sequence[_Band], sides: Sequence[Rule], left: float, right: float) -> Columns:
    if sides:
        return ruled_columns(sides, left, right, bands[0].top, bands[-1].bottom)
    return bare_columns([band.parts for band in bands])


def _parted(parts: Sequence[Line], sides: Sequence[Rule]) -> Iterator[Line]:
    """`parts`, cut where a rule stands between two words: a cell filled to its edge has no gap beside it."""
    for part in parts:
        cuts = sorted(rule.at for rule in sides if rule.start < part.middle < rule.end)
        cells: dict[int, list[Word]] = {}
        for word in part.words:
            # A long word may run over the rule: where it begins tells whose it is.
            cells.setdefault(bisect_left(cuts, word.left + 1), []).append(word)
        yield from (make_line([words]) for words in cells.values())


def _rows(
    band: _Band, sides: Sequence[Rule], cuts: Sequence[Rule], columns: Columns, table: int
) -> Iterator[Line]:
    rows = list(rows_between(list(_parted(band.parts, sides)), band.top, band.bottom, cuts))
    for top, bottom, parts in rows:
        row = row_of(parts, columns, table)
        # A cell that spans several rows must not blur which comes first.
        yield row if len(rows) == 1 else replace(row, top=top, bottom=bottom)
