"""OpenDocument workbooks: the sheets that are shown, one table after the other.

A cell's text is the one the program that saved the file showed; a figure or date written by a program that
shows nothing is put in French. Hidden sheets are left out, hidden rows and columns are read.
"""

import datetime
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from operator import itemgetter

from lxml.etree import _Element

from ingest.detect import ODS
from ingest.readers import french
from ingest.readers.archives import Archive
from ingest.readers.cells import Cell, Content
from ingest.readers.numerals import finite
from ingest.readers.opendocument import CONTENT, count, open_document, properties, qn
from ingest.readers.opendocument.inline import paragraph_text, paragraphs
from ingest.readers.opendocument.spans import Spans
from ingest.readers.sheets import Workbook
from ingest.types import Document

_WHAT = "Le classeur OpenDocument"
_MOST_COLUMNS = 16_384  # of a sheet in LibreOffice and Excel
_STYLE, _TABLE, _ROW = qn("style:style"), qn("table:table"), qn("table:table-row")
_COLUMN, _BY_DEFAULT = qn("table:table-column"), qn("table:default-cell-style-name")
_CELL, _COVERED = qn("table:table-cell"), qn("table:covered-table-cell")


class OdsReader:
    media_type = ODS

    def read(self, data: bytes, name: str) -> Document:  # noqa: ARG002
        """Raises DamagedFileError, EncryptedError, TooLargeError or TooManyCellsError."""
        archive = open_document(data, _WHAT)
        workbook = Workbook(_WHAT)
        _add_sheets(workbook, archive)
        return workbook.document(ODS, properties(archive))


def _add_sheets(workbook: Workbook, archive: Archive) -> None:
    hidden: set[str | None] = set()
    spans = Spans()
    bold = _Bold()
    merged: list[tuple[int, int, int, int]] = []
    shown = False
    row_number = 1
    for event, element in archive.events(CONTENT, _STYLE, _TABLE, _COLUMN, _ROW):
        if element.tag == _STYLE and event == "end":
            spans.add(element)
            bold.add_style(element)
            if any(child.get(qn("table:display")) == "false" for child in element):
                hidden.add(element.get(qn("style:name")))
        elif element.tag == _TABLE and event == "start":
            shown = element.get(qn("table:style-name")) not in hidden
            row_number = 1
            merged = []
            bold.begin_sheet()
            if shown:
                workbook.begin_sheet(element.get(qn("table:name"), ""))
        elif element.tag == _TABLE and shown:
            for area in merged:
                workbook.merge(*area)
        elif element.tag == _COLUMN and event == "end":
            bold.add_column(element)
        elif element.tag == _ROW and event == "end" and shown:
            times = count(element, "table:number-rows-repeated")
            cells = list(_cells(element, spans, bold))
            for column, _, source in cells:
                right = column + count(source, "table:number-columns-spanned") - 1
                bottom = row_number + count(source, "table:number-rows-spanned") - 1
                if right > column or bottom > row_number:
                    merged.append((row_number, column, bottom, right))
            # An empty row may stand for a million: only those that hold something are counted out.
            for row in range(row_number, row_number + times) if cells else ():
                for column, cell, _ in cells:
                    workbook.put(row, column, cell)
            row_number += times


class _Bold:
    """Which cells are in bold, by their style or that of their row or column."""

    def __init__(self) -> None:
        self._styles: set[str | None] = set()
        # (number of the last one, style) of columns that follow each other.
        self._columns: list[tuple[int, str | None]] = []

    def add_style(self, style: _Element) -> None:
        if style.find(qn("style:text-properties") + "[@" + qn("fo:font-weight") + "='bold']") is not None:
            self._styles.add(style.get(qn("style:name")))

    def begin_sheet(self) -> None:
        self._columns.clear()

    def add_column(self, column: _Element) -> None:
        before = self._columns[-1][0] if self._columns else 0
        times = count(column, "table:number-columns-repeated")
        self._columns.append((before + times, column.get(_BY_DEFAULT)))

    def of(self, cell: _Element, row: _Element, column: int) -> bool:
        style = cell.get(qn("table:style-name")) or row.get(_BY_DEFAULT)
        if style is None:
            place = bisect_left(self._columns, column, key=itemgetter(0))
            style = self._columns[place][1] if place < len(self._columns) else None
        return style in self._styles


def _cells(row: _Element, spans: Spans, bold: _Bold) -> Iterator[tuple[int, Cell, _Element]]:
    """(column, cell, element) of the filled cells; the covered ones show what covers them."""
    column = 1
    for element in row.iterchildren(_CELL, _COVERED):
        times = count(element, "table:number-columns-repeated")
        if element.tag == _CELL and (cell := _cell(element, spans)) and cell.text.strip():
            cell = replace(cell, bold=True) if bold.of(element, row, column) else cell
            for repeated in range(column, column + min(times, _MOST_COLUMNS)):
                yield repeated, cell, element
        column += times


def _cell(element: _Element, spans: Spans) -> Cell | None:
    kind = element.get(qn("office:value-type"), "")
    text = "\n".join(paragraph_text(paragraph, spans) for paragraph in paragraphs(element))
    match kind:
        case "float" | "percentage" | "currency":
            return _figure(element, kind, text)
        case "date":
            return _date(element.get(qn("office:date-value"), ""), text)
        case "boolean":
            said = element.get(qn("office:boolean-value"))
            return Cell((french.TRUE if said == "true" else french.FALSE) if _is_raw(text, said) else text)
        case "time":
            return Cell(text, Content.FIGURE)
    return Cell(text) if text else None


def _figure(element: _Element, kind: str, text: str) -> Cell:
    value = element.get(qn("office:value"), "")
    number = finite(value)
    if number is None:
        return Cell(text)
    if _is_raw(text, value) or _is_english(text, number):
        if kind == "percentage":
            text = french.percentage(number)
        elif kind == "currency":
            text = french.amount(number, element.get(qn("office:currency"), ""))
        else:
            text = french.number(number)
    return Cell(text, Content.DATE if french.is_year(text, number) else Content.FIGURE)


def _date(value: str, text: str) -> Cell:
    if _is_raw(text, value):
        try:
            text = french.date(datetime.datetime.fromisoformat(value))
        except ValueError:
            text = text or value
    return Cell(text, Content.DATE)


def _is_english(text: str, number: float) -> bool:
    """Whether the figure is shown with a decimal point, as only programs write it in a French file."""
    try:
        return "." in text and float(text) == number
    except ValueError:
        return False


def _is_raw(text: str, value: str | None) -> bool:
    """Whether the cell shows nothing, or the value itself as a program writes it."""
    return not text or text.lower() == (value or "").lower()
