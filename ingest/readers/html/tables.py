"""HTML tables as rows of cells, spans spelled out so that each row stands by itself."""

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from ingest.readers.headers import with_headers
from ingest.readers.html.inline import one_line
from ingest.readers.numerals import whole

# Browsers clamp spans too (HTML standard, 4.9.11): 1,000 columns.
_WIDEST_SPAN = 1_000
_LAID_OUT_BY = ("table", "h1", "h2", "h3", "h4", "form", "main", "article")


def is_data_table(table: HtmlElement) -> bool:
    """Whether it is a table and not a page laid out with one."""
    if table.get("role") in ("presentation", "none"):
        return False
    if any(next(table.iterdescendants(tag), None) is not None for tag in _LAID_OUT_BY):
        return False
    return any(_says_two_things(row) for row in _rows(table))


def _says_two_things(row: HtmlElement) -> bool:
    # Beside a picture, in a frame: one cell alone is laid out, it compares nothing.
    return sum(bool(cell.text_content().strip()) for cell in _cells(row)) > 1


def table_rows(table: HtmlElement) -> Iterator[tuple[list[str], bool]]:
    """(cells, whether it is a header row) for each row; a cell that spans rows is repeated in each.

    See `with_headers` for tables that mark no header. One that marks names of its rows has none of columns.
    """
    rows = _rows(table)
    said = list(_spelled_out(rows))
    if any(cell.tag == "th" for row in rows for cell in _cells(row)) or any(map(_begins_bold, rows[:1])):
        return iter(said)
    return with_headers(said, [_span(cell, "colspan") for row in rows[:1] for cell in _cells(row)])


def _spelled_out(rows: Sequence[HtmlElement]) -> Iterator[tuple[list[str], bool]]:
    hanging: dict[int, tuple[str, int]] = {}
    for row in rows:
        cells: list[str] = []
        for cell in _cells(row):
            _hang(cells, hanging)
            text = one_line(cell)
            span, height = _span(cell, "colspan"), _span(cell, "rowspan")
            for _ in range(span):
                if height > 1:
                    hanging[len(cells)] = (text, height - 1)
                cells.append(text)
                text = ""
        _hang(cells, hanging)
        yield cells, _is_header(row)


def _begins_bold(row: HtmlElement) -> bool:
    """Whether its first cell is in bold, as the name of the row, and others are not."""
    bold = [_is_bold(cell) for cell in _cells(row) if cell.text_content().strip()]
    return bold[:1] == [True] and not all(bold)


def _is_bold(cell: HtmlElement) -> bool:
    text = cell.text_content().strip()
    return any(element.text_content().strip() == text for element in cell.iter("b", "strong"))


def _hang(cells: list[str], hanging: dict[int, tuple[str, int]]) -> None:
    """Appends the cells that hang down from rows above at this place."""
    while (column := len(cells)) in hanging:
        text, rows = hanging.pop(column)
        cells.append(text)
        if rows > 1:
            hanging[column] = (text, rows - 1)


def _rows(table: HtmlElement) -> list[HtmlElement]:
    return [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return list(row.iterchildren("th", "td"))


def _span(cell: HtmlElement, attribute: str) -> int:
    return min(whole(cell.get(attribute, "").strip()) or 1, _WIDEST_SPAN)


def _is_header(row: HtmlElement) -> bool:
    parent = row.getparent()
    cells = _cells(row)
    return (parent is not None and parent.tag == "thead") or (
        bool(cells) and all(cell.tag == "th" for cell in cells)
    )
