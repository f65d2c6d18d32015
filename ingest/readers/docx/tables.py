"""Word tables as rows of cells, spans spelled out so that each row stands by itself."""

from collections.abc import Callable, Iterator

from docx.oxml.ns import qn
from lxml.etree import _Element

from ingest.readers.docx.styles import is_on, value
from ingest.readers.headers import with_headers
from ingest.readers.numerals import whole

_TABLE, _ROW, _CELL, _PARAGRAPH = (qn(tag) for tag in ("w:tbl", "w:tr", "w:tc", "w:p"))
# Word makes no table wider than this; a damaged file may claim to.
_MOST_COLUMNS = 63


def table_rows(table: _Element, text: Callable[[_Element], str]) -> Iterator[tuple[list[str], bool]]:
    """(cells, whether it is a header row) for each row; `text` reads a paragraph.

    A cell merged downwards is repeated in each row. See `with_headers` for tables that mark no header.
    """
    rows = [
        row for row in table.iter(_ROW) if next(row.iterancestors(_TABLE)) is table and not _is_deleted(row)
    ]
    said: list[tuple[list[str], bool]] = []
    above: list[str] = []
    for row in rows:
        above = list(_spelled_out(row, above, text))
        said.append((above, is_on(row.find(qn("w:trPr")), "w:tblHeader")))
    return with_headers(said, [_width(cell.find(qn("w:tcPr"))) for row in rows[:1] for cell in _cells(row)])


def _is_deleted(row: _Element) -> bool:
    """In tracked changes."""
    return row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None


def _cells(row: _Element) -> Iterator[_Element]:
    return (cell for cell in row.iter(_CELL) if next(cell.iterancestors(_ROW)) is row)


def _spelled_out(row: _Element, above: list[str], text: Callable[[_Element], str]) -> Iterator[str]:
    column = 0
    for cell in _cells(row):
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
