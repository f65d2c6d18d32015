"""Which rows of a sheet's table name its columns: no format marks them."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.readers.builder import MOST_HEADERS
from ingest.readers.cells import Cell, Content, Row


def count_headers(rows: Sequence[Row], columns: Sequence[int]) -> int:
    """How many rows, from the first, name the columns: the first of texts, above others.

    A row that names groups of columns is followed by one that names each. Where more rows do, or have cells
    merged over several columns, the sheet is laid out with them.
    """
    for position, (row, below) in enumerate(pairwise(rows[: MOST_HEADERS + 1])):
        if not _can_name(row, below):
            return 0
        merged = any(cell.spread for cell in row.values())
        if not merged and not _names_groups(rows[position : position + 3], columns):
            return position + 1
    return 0


def _can_name(row: Row, below: Row) -> bool:
    return all(_names(cell, below.get(column)) for column, cell in row.items())


def _names(cell: Cell, below: Cell | None) -> bool:
    """Whether the cell can name its column: a date can where other things than dates stand below."""
    if cell.content is Content.DATE:
        return below is None or below.content is not Content.DATE
    return cell.content is Content.TEXT


def _names_groups(rows: Sequence[Row], columns: Sequence[int]) -> bool:
    """Whether the first of three rows names groups of columns that are not merged, as no CSV file can.

    A name is then followed by empty cells, below all of which the second row has names of its own. It has
    none where the first row names a single column; where there is no such column, figures below most of the
    second row prove that it is no row of the table itself.
    """
    if len(rows) < 3:
        return False
    groups, names, first = rows
    if not _can_name(names, first):
        return False
    grouped: set[int] = set()
    for column, following in pairwise(columns):
        if following not in groups and (column in groups or column in grouped):
            grouped |= {column, following}
    single = groups.keys() - grouped
    if not grouped or not grouped <= names.keys():
        return False
    if single:
        return not any(column in names and names[column].text != groups[column].text for column in single)
    figures = [column for column in grouped if column in first and first[column].content is Content.FIGURE]
    return 2 * len(figures) >= len(grouped)
