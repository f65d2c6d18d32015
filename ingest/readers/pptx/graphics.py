"""Tables, charts and diagrams of a slide."""

from collections.abc import Iterator

from lxml.etree import _Element
from pptx.oxml.ns import qn
from pptx.table import Table, _Cell

from ingest.readers.builder import BULLET
from ingest.readers.headers import with_headers
from ingest.readers.numerals import whole
from ingest.readers.pptx.texts import said
from ingest.readers.slides import Grid, Line

DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_POINT, _POINT_TEXT = f"{{{DIAGRAM}}}pt", f"{{{DIAGRAM}}}t"
# Heads the column that a chart has no name for.
_CATEGORY = "Catégorie"
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


def chart_content(chart: _Element) -> Iterator[Line | Grid]:
    """Its title, then its figures: a row for each category, a column for each series."""
    title = chart.find(f"{qn('c:chart')}/{qn('c:title')}")
    if title is not None:
        yield Line(" ".join(said(title).split()), caption=True)
    series = list(chart.iter(qn("c:ser")))
    names = [" ".join(_points(one.find(qn("c:tx"))).values()) for one in series]
    categories: dict[str, str] = {}
    for one in series:
        categories = _points(one.find(qn("c:cat"))) or categories
    values = [_points(one.find(qn("c:val"))) for one in series]
    if categories and any(values):
        rows = [
            ([category, *(_figure(figures.get(place, "")) for figures in values)], False)
            for place, category in categories.items()
        ]
        yield Grid((([_CATEGORY, *names], True), *rows))


def diagram_lines(diagram: _Element) -> Iterator[Line]:
    """What each box says, in the order of the diagram's own outline."""
    for point in diagram.iter(_POINT):
        label = point.find(_POINT_TEXT)
        if label is not None and point.get("type", "node") not in _UNSAID and (text := said(label)):
            yield Line(f"{BULLET}{text}", level=1)


def _points(element: _Element | None) -> dict[str, str]:
    """Values as the chart caches them, by their place."""
    if element is None:
        return {}
    return {
        str(point.get("idx")): (point.findtext(qn("c:v")) or "").strip() for point in element.iter(qn("c:pt"))
    }


def _figure(value: str) -> str:
    """A number with the decimal comma of French, without the noise of binary fractions."""
    try:
        number = float(value)
    except ValueError:
        return value
    return f"{number:.10g}".replace(".", ",")
