"""Which rows of a table name its columns, and which rows are one table, in text that marks neither."""

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.dates import YEAR, is_date
from ingest.structure.elements import Element, is_same_table
from ingest.structure.lines import TAB_COLUMNS
from ingest.structure.typography import MONEY, announces

# Rows above the header that hold the table's title, and what its figures are in.
_MOST_TITLES = 2
TOP = _MOST_TITLES + 3
"""Rows of a table of which some may be headers, and the one below them."""
_YEAR = re.compile(YEAR)
_UNIT = re.compile(rf"(?<![^\W\d]){MONEY}", re.IGNORECASE)


def names_columns(row: Element, below: Element | None) -> bool:
    """Can it name the columns, `below` being the row under it? Its first cell aside, it gives no figure.

    Years can, where something else than years stands under them. A rule under a row says that it does. Where
    its first cell alone ends with a colon, or is bold, each row names what stands beside it.
    """
    if row.place is not None or len(row.lines) > 1:
        return True
    style = row.lines[0].style
    if (style is not None and style.labelled) or (announces(cells(row)[0]) and not _are_labels(row)):
        return False
    figures = [cell for cell in cells(row)[1:] if _is_figure(cell)]
    if not all(map(_YEAR.fullmatch, figures)):
        return False
    under = cells(below)[1:] if below is not None else []
    return not figures or not under or not all(map(_YEAR.fullmatch, under))


def header_rows(table: Sequence[Element]) -> range:
    """Positions of the rows that name the columns of a table.

    They are two where cells of the first span columns: it names groups of those that the second names. A
    title above all columns is none of them.
    """
    titles = sum(1 for _ in takewhile(_is_title, table[:_MOST_TITLES]))
    said = table[titles:]
    if not said or not names_columns(said[0], next(iter(said[1:]), None)):
        return range(0)
    two = len(said) > 2 and _names_groups(said[0]) and names_columns(said[1], said[2])
    return range(titles, titles + 1 + two)


def is_row_of(top: Sequence[Element], row: Element, below: Element | None) -> bool:
    """Is `row`, which a row stands right above, one of the table that begins with the rows `top`?

    A row that lacks its last cells is, if the one under it has them all, or none is under it.
    """
    first = top[0]
    if first.place or row.place:
        return first.place is not None and row.place is not None and first.place[0] == row.place[0]
    if is_same_table(first.lines[0], row.lines[0]):
        return True
    if row.text == first.text:
        return False  # the header, said again over what a new page shows of the table
    if _are_labels(row):
        return False  # those of a form, over what is filled in below them
    headers = header_rows(top)
    columns, count = _count(top[headers[-1] if headers else 0]), _count(row)
    if len(top) == 1 and _names_groups(first) and count > columns:
        return True
    if count == columns or not names_columns(row, below):
        return True
    goes_on = below is None or _count(below) == columns
    return count < columns and goes_on and not row.gap and not _is_ruled(row)


def cells(row: Element) -> Sequence[str]:
    """What its cells say; those left empty at its end are not among them."""
    text = row.lines[0].text
    parts = text.strip("|").split("|") if text.startswith("|") else text.split("\t")
    return [part.strip() for part in parts]


def _count(row: Element) -> int:
    """How many cells it has, with those left empty before the first."""
    line = row.lines[0]
    return len(cells(row)) + (0 if line.style is None else line.indent // TAB_COLUMNS)


def _are_labels(row: Element) -> bool:
    """Do all its cells, several, end with a colon?"""
    said = cells(row)
    return len(said) > 1 and all(map(announces, said))


def _names_groups(row: Element) -> bool:
    """Do some of its cells span columns, and not one all of them?"""
    return _is_spread(row) and not _is_title(row)


def _is_title(row: Element) -> bool:
    """Does it say one thing above all columns?"""
    return _is_spread(row) and len(cells(row)) == 1 and not row.lines[0].indent


def _is_spread(row: Element) -> bool:
    style = row.lines[0].style
    return style is not None and style.spread


def _is_ruled(row: Element) -> bool:
    """Did the layout show where its table begins?"""
    style = row.lines[0].style
    return style is not None and style.table is not None


def _is_figure(cell: str) -> bool:
    said = _UNIT.sub("", cell)
    figures = any(map(str.isdigit, said)) and not any(map(str.isalpha, said))
    return figures or is_date(cell)
