"""Tables of OpenDocument texts as rows of cells, spans spelled out so that each row stands by itself."""

from collections.abc import Callable, Iterator

from lxml.etree import _Element

from ingest.readers.headers import with_headers
from ingest.readers.opendocument import count, qn
from ingest.readers.opendocument.inline import paragraphs

_TABLE, _ROW, _HEADERS = qn("table:table"), qn("table:table-row"), qn("table:table-header-rows")
_CELL, _COVERED = qn("table:table-cell"), qn("table:covered-table-cell")
# No one writes wider tables, nor the same row more often; a damaged file may claim to.
_MOST_COLUMNS, _MOST_REPEATED = 200, 100


def table_rows(table: _Element, text: Callable[[_Element], str]) -> Iterator[tuple[list[str], bool]]:
    """(cells, whether it is a header row) for each row; `text` reads a paragraph.

    A cell merged downwards is repeated in each row. See `with_headers` for tables that mark no header.
    """
    rows = [row for row in table.iter(_ROW) if next(row.iterancestors(_TABLE)) is table]
    hanging: dict[int, tuple[str, int]] = {}
    said = [
        (list(_cells(row, hanging, text)), _is_marked(row, table))
        for row in rows
        for _ in range(min(count(row, "table:number-rows-repeated"), _MOST_REPEATED))
    ]
    first = [cell for row in rows[:1] for cell in row.iterchildren(_CELL)]
    return with_headers(said, [count(cell, "table:number-columns-spanned") for cell in first])


def _is_marked(row: _Element, table: _Element) -> bool:
    ancestor = next(row.iterancestors(_HEADERS, _TABLE))
    return ancestor.tag == _HEADERS and next(ancestor.iterancestors(_TABLE)) is table


def _cells(
    row: _Element, hanging: dict[int, tuple[str, int]], text: Callable[[_Element], str]
) -> Iterator[str]:
    """`hanging`: by column, the text of a cell merged downwards and the rows it still covers."""
    column = 0
    for cell in row.iterchildren(_CELL, _COVERED):
        # What lies in tables inside the cell is part of what the cell says.
        said = "\n".join(text(paragraph) for paragraph in paragraphs(cell))
        rows = count(cell, "table:number-rows-spanned")
        for _ in range(count(cell, "table:number-columns-repeated")):
            if column >= _MOST_COLUMNS:
                return
            if cell.tag == _CELL:
                if rows > 1:
                    hanging[column] = (said, rows - 1)
                yield said
            else:
                above, left = hanging.pop(column, ("", 0))
                if left > 1:
                    hanging[column] = (above, left - 1)
                yield above
            column += 1
