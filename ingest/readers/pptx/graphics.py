"""Tables, charts and diagrams of a slide."""

import math
from collections.abc import Iterator
from functools import partial

from lxml.etree import _Element
from pptx.oxml.ns import qn
from pptx.table import Table, _Cell

from ingest.readers.builder import BULLET
from ingest.readers.headers import with_headers
from ingest.readers.numerals import whole
from ingest.readers.pptx.texts import said
from ingest.readers.slides import CATEGORY, Grid, Line
from ingest.readers.xlsx.formats import GENERAL, shown

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


def chart_content(chart: _Element) -> Iterator[Line | Grid]:
    """Its title, then its figures: a row for each category, a column for each series."""
    title = chart.find(f"{qn('c:chart')}/{qn('c:title')}")
    if title is not None:
        yield Line(" ".join(said(title).split()), caption=True)
    epoch = chart.find(qn("c:date1904"))
    points = partial(_points, since_1904=epoch is not None and epoch.get("val", "1") in ("1", "true"))
    series = list(chart.iter(qn("c:ser")))
    names = [" ".join(points(one.find(qn("c:tx"))).values()) for one in series]
    categories: dict[str, str] = {}
    for one in series:
        categories = points(one.find(qn("c:cat"))) or categories
    values = [points(one.find(qn("c:val"))) for one in series]
    if categories and any(values):
        rows = [
            ([category, *(figures.get(place, "") for figures in values)], False)
            for place, category in categories.items()
        ]
        yield Grid((([CATEGORY, *names], True), *rows))


def diagram_lines(diagram: _Element) -> Iterator[Line]:
    """What each box says, in the order of the diagram's own outline."""
    for point in diagram.iter(_POINT):
        label = point.find(_POINT_TEXT)
        if label is not None and point.get("type", "node") not in _UNSAID and (text := said(label)):
            yield Line(f"{BULLET}{text}", level=1)


def _points(element: _Element | None, *, since_1904: bool) -> dict[str, str]:
    """Values as the chart caches and shows them, by their place."""
    if element is None:
        return {}
    code = element.findtext(f".//{qn('c:formatCode')}") or GENERAL
    # Those of texts have no format; a number among them is a name.
    numbers = next(element.iter(qn("c:numCache"), qn("c:numLit")), None) is not None
    points: dict[str, str] = {}
    for point in element.iter(qn("c:pt")):
        value = (point.findtext(qn("c:v")) or "").strip()
        own = point.get("formatCode") or code
        points[str(point.get("idx"))] = _figure(value, own, since_1904) if numbers else value
    return points


def _figure(value: str, code: str, since_1904: bool) -> str:
    """A number as its format shows it, in French."""
    try:
        number = float(value)
    except ValueError:
        return value
    if not math.isfinite(number * 100):  # as a percentage too
        return value
    return shown(number, code, since_1904=since_1904)[0]
