"""Which rows of a sheet's table name its columns: no format marks them."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.readers.builder import MOST_HEADERS
from ingest.readers.cells import Cell, Content, Row
from ingest.structure.typography import holds_address

_LONGEST_FORM = 40  # rows


def count_headers(rows: Sequence[Row], columns: Sequence[int]) -> int:
    """How many rows, from the first, name the columns: the first of texts, above others.

    A row that names groups of columns is followed by one that names each. Where more rows do, or have cells
    merged over several columns, the sheet is laid out with them.
    """
    if _is_form(rows, columns):
        return 0
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
    """Whether the cell can name its column: a date can where other things than dates stand below.

    What one writes to or calls is somebody's.
    """
    if cell.content is Content.DATE:
        return below is None or below.content is not Content.DATE
    return cell.content is Content.TEXT and not holds_address(cell.text)


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


def _is_form(rows: Sequence[Row], columns: Sequence[int]) -> bool:
    """Whether each row of a table of two columns says what stands beside its label.

    So it is where the labels, and they alone, are in bold, or end with a colon; and, unless the first row is
    set apart in bold, where few labels, each another one, have by turns texts, figures and dates beside
    them, as no column has.
    """
    if len(columns) != 2:
        return False
    labels = [row[columns[0]] for row in rows if columns[0] in row]
    values = [row[columns[1]] for row in rows if columns[1] in row]
    if labels[0].text.rstrip().endswith(":"):
        return True
    if all(label.bold for label in labels) and not any(value.bold for value in values):
        return True
    if all(cell.bold for cell in rows[0].values()):
        return False
    names = {label.text for label in labels}
    return len(names) == len(labels) <= _LONGEST_FORM and _are_mixed(values[1:])


def _are_mixed(values: Sequence[Cell]) -> bool:
    """Whether they are no column: dates among figures, or texts, more than are said again and again."""
    texts = {value.text for value in values if value.content is Content.TEXT}
    figures = [value for value in values if value.content is Content.FIGURE]
    # A figure such as 1950 may be taken for a year.
    dates = [v for v in values if v.content is Content.DATE and not v.text.isdecimal()]
    return bool(figures and dates) or len(texts) >= len(figures) + len(dates) > 0
