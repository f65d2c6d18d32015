"""Word tables as rows of cells, spans spelled out so that each row stands by itself."""

from collections.abc import Callable, Iterator

from docx.oxml.ns import qn
from lxml.etree import _Element

from ingest.readers.docx.styles import is_on, value
from ingest.readers.numerals import whole

_TABLE, _ROW, _CELL, _PARAGRAPH = (qn(tag) for tag in ("w:tbl", "w:tr", "w:tc", "w:p"))
# Word makes no table wider than this; a damaged file may claim to.
_MOST_COLUMNS = 63


def table_rows(table: _Element, text: Callable[[_Element], str]) -> Iterator[tuple[list[str], bool]]:
    """(cells, whether it is a header row) for each row; `text` reads a paragraph.

    A cell merged downwards is repeated in each row. Where no header is marked, the first row is taken for
    one if the table has several rows and columns, and the second too if cells of the first span columns.
    """
    rows = [row for row in table.iter(_ROW) if next(row.iterancestors(_TABLE)) is table]
    marked = [is_on(row.find(qn("w:trPr")), "w:tblHeader") for row in rows]
    is_marked = any(marked)
    above: list[str] = []
    for i, row in enumerate(rows):
        above = list(_cells(row, above, text))
        assumed = len(rows) > i + 1 and len(above) > 1 and (i == 0 or (i == 1 and _names_groups(rows[0])))
        yield above, marked[i] if is_marked else assumed


def _names_groups(row: _Element) -> bool:
    """Whether several cells, of which some span columns, stand here: a title above all columns is but one."""
    cells = [cell for cell in row.iter(_CELL) if next(cell.iterancestors(_ROW)) is row]
    return len(cells) > 1 and any(_width(cell.find(qn("w:tcPr"))) > 1 for cell in cells)


def _cells(row: _Element, above: list[str], text: Callable[[_Element], str]) -> Iterator[str]:
    column = 0
    for cell in row.iter(_CELL):
        if next(cell.iterancestors(_ROW)) is not row:
            continue
        properties = cell.find(qn("w:tcPr"))
        merge = properties.find(qn("w:vMerge")) if properties is not None else None
        hangs = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
        width = _width(properties)
        # What lies in tables inside the cell is part of what the cell says.
        said = "\n".join(text(paragraph) for paragraph in cell.iter(_PARAGRAPH))
        yield above[column] if hangs and column < len(above) else said
        yield from [""] * (width - 1)
        column += max(width, 1)


def _width(properties: _Element | None) -> int:
    """Columns that a cell spans."""
    span = whole(value(properties, "w:gridSpan"))
    return 1 if span is None else min(span, _MOST_COLUMNS)
