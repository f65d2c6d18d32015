"""Tables and diagrams of a slide."""

from collections.abc import Iterator

from lxml.etree import _Element
from pptx.table import Table, _Cell

from ingest.readers.builder import BULLET
from ingest.readers.drawingml.texts import said
from ingest.readers.headers import with_headers
from ingest.readers.numerals import whole
from ingest.readers.slides import Grid, Line

DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_POINT, _POINT_TEXT = f"{{{DIAGRAM}}}pt", f"{{{DIAGRAM}}}t"
# Points of a diagram that only place or link the others.
_UNSAID = ("pres", "parTrans", "sibTrans", "doc")


def table_grid(table: Table) -> Grid:
    """A cell merged downwards is repeated in each row. See `with_headers` for the header rows.

    That the first row is set as a header, as it nearly always is, says nothing of the second: it is heeded
    in a table of one column only.
    """
    rows: list[tuple[list[str], bool]] = []
    spans: list[int] = []
    above: list[str] = []
    for number, row in enumerate(table.rows):
        cells = []
        for column, cell in enumerate(row.cells):
            hangs = _is_merged(cell, "vMerge")
            cells.append(above[column] if hangs and column < len(above) else said(cell._tc))
            if number == 0 and not _is_merged(cell, "hMerge"):
                spans.append(whole(cell._tc.get("gridSpan")) or 1)
        above = cells
        rows.append((cells, number == 0 and len(cells) == 1 and table.first_row))
    return Grid(tuple(with_headers(rows, spans)))


def _is_merged(cell: _Cell, way: str) -> bool:
    """Whether it is covered by the cell above (« vMerge ») or to the left (« hMerge »)."""
    return cell._tc.get(way) in ("1", "true")


def diagram_lines(diagram: _Element) -> Iterator[Line]:
    """What each box says, in the order of the diagram's own outline."""
    for point in diagram.iter(_POINT):
        label = point.find(_POINT_TEXT)
        if label is not None and point.get("type", "node") not in _UNSAID and (text := said(label)):
            yield Line(f"{BULLET}{text}", level=1)
