"""Charts of OpenDocument files: their title, and the table of the figures that they draw (ODF 1.3, 11)."""

import datetime
import re
from collections.abc import Iterator

from lxml.etree import QName, _Element

from ingest.readers import french
from ingest.readers.archives import Archive
from ingest.readers.charts import CATEGORY, Chart
from ingest.readers.numerals import finite
from ingest.readers.opendocument import embedded, qn
from ingest.readers.opendocument.inline import paragraph_text
from ingest.readers.opendocument.spans import Spans
from ingest.readers.opendocument.tables import table_rows

_CELL, _AXIS = qn("table:table-cell"), qn("chart:axis")
_CHART = f"{qn('office:body')}/{qn('office:chart')}/{qn('chart:chart')}"
# « local-table.$B$2:.$B$4 », in the table that the chart brings along.
_COLUMN = re.compile(r"\.\$?([A-Z])\$?\d")
_EPOCH = datetime.datetime(1899, 12, 30)


def chart_of(archive: Archive, element: _Element) -> Chart | None:
    """The chart that a draw:object shows; None where it shows something else, or what lies elsewhere."""
    root = embedded(archive, element)
    chart = root.find(_CHART) if root is not None else None
    if root is None or chart is None:
        return None
    spans, kinds = Spans(root), _kinds(root, chart)

    def title(owner: _Element) -> str:
        paragraphs = owner.iterfind(f"{qn('chart:title')}/{qn('text:p')}")
        return " ".join(paragraph_text(paragraph, spans) for paragraph in paragraphs)

    def text(paragraph: _Element) -> str:
        cell = next(paragraph.iterancestors(_CELL))
        if paragraph.getparent() is not cell:
            return ""  # LibreOffice lists the levels of a category below its whole name
        said = paragraph_text(paragraph, spans)
        if cell.get(qn("office:value-type")) != "float":
            return said
        return _figure(
            cell.get(qn("office:value"), ""), kinds.get(len(list(cell.itersiblings(_CELL, preceding=True))))
        )

    table = chart.find(qn("table:table"))
    rows = [] if table is None else [(list(cells), marked) for cells, marked in table_rows(table, text)]
    for cells, _ in rows[:1]:
        axes = filter(None, map(title, _axes(chart, "x")))
        cells[:1] = [cells[0] or next(axes, CATEGORY)] if cells else []
    captions = (title(chart), *map(title, _axes(chart, "y")))
    return Chart(captions, tuple(rows) if len(rows) > 1 else ())


def _axes(chart: _Element, dimension: str) -> Iterator[_Element]:
    return (axis for axis in chart.iter(_AXIS) if axis.get(qn("chart:dimension")) == dimension)


def _kinds(root: _Element, chart: _Element) -> dict[int, str]:
    """By column of the table, how its figures are shown: as a « percentage-style », a « date-style »…"""
    formats = {
        element.get(qn("style:name")): QName(element).localname
        for element in root.iterfind(f"{qn('office:automatic-styles')}/{qn('number:*')}")
    }
    styles = {
        style.get(qn("style:name")): formats.get(style.get(qn("style:data-style-name")), "")
        for style in root.iter(qn("style:style"))
    }
    kinds = {}
    for axis in _axes(chart, "x"):
        kinds[0] = styles.get(axis.get(qn("chart:style-name")), "")
    for series in chart.iter(qn("chart:series")):
        if match := _COLUMN.search(series.get(qn("chart:values-cell-range-address"), "")):
            kinds[ord(match[1]) - ord("A")] = styles.get(series.get(qn("chart:style-name")), "")
    return kinds


def _figure(value: str, kind: str | None) -> str:
    """Empty for a place that holds no figure, which is written « NaN »."""
    number = finite(value)
    if number is None:
        return ""
    if kind == "date-style":
        try:
            return french.date(_EPOCH + datetime.timedelta(days=number))
        except OverflowError:
            return ""
    return french.percentage(number) if kind == "percentage-style" else french.number(number)
