"""The cells of one worksheet, as a person sees them."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from string import digits

from lxml.etree import _Element

from ingest.readers import french
from ingest.readers.archives import Archive
from ingest.readers.cells import Cell, Content
from ingest.readers.numerals import finite, whole
from ingest.readers.sheets import Workbook
from ingest.readers.xlsx.formats import shown
from ingest.readers.xlsx.parts import CellStyle, Package, rich_text

_RANGE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6}):([A-Z]{1,3})([1-9]\d{0,6})")


def add_cells(workbook: Workbook, archive: Archive, path: str, package: Package) -> None:
    """Puts the filled cells of the worksheet at `path` into the last sheet of `workbook`.

    Only cells that hold something are kept, whatever number of rows the sheet declares or formats.
    """
    merged: list[tuple[int, int, int, int]] = []
    row_number = 0
    for element in archive.elements(path, "{*}row", "{*}mergeCell"):
        if element.tag.endswith("mergeCell"):
            if match := _RANGE.fullmatch(element.get("ref", "")):
                merged.append((int(match[2]), _column(match[1]), int(match[4]), _column(match[3])))
            continue
        declared = whole(element.get("r"))
        row_number = row_number + 1 if declared is None else declared
        for column, cell in _cells(element, package):
            workbook.put(row_number, column, cell)
    for area in merged:
        workbook.merge(*area)


def _cells(row: _Element, package: Package) -> Iterator[tuple[int, Cell]]:
    column = 0
    for element in row.iterchildren("{*}c"):
        column = _column(element.get("r", "").rstrip(digits)) or column + 1
        style = package.style(element.get("s", ""))
        if len(element) and (cell := _cell(element, style, package)):
            yield column, replace(cell, bold=True) if style.bold else cell


def _cell(element: _Element, style: CellStyle, package: Package) -> Cell | None:
    kind = element.get("t", "n")
    if kind == "inlineStr":
        inline = element.find("{*}is")
        return Cell(rich_text(inline)) if inline is not None else None
    value = next((child.text or "" for child in element if str(child.tag).endswith("}v")), "")
    match kind:
        case "s":
            place = whole(value)
            return Cell(package.texts[place]) if place is not None and place < len(package.texts) else None
        case "str":
            return Cell(value)
        case "b":
            return Cell(french.TRUE if value == "1" else french.FALSE) if value else None
        case "e":
            return None  # « #REF! » says nothing of what was meant
        case "d":
            return _date(value)
    return _number(value, style, package)


def _number(value: str, style: CellStyle, package: Package) -> Cell | None:
    number = finite(value)
    return None if number is None else Cell(*shown(number, style.format, since_1904=package.since_1904))


def _date(value: str) -> Cell:
    try:
        return Cell(french.date(datetime.datetime.fromisoformat(value)), Content.DATE)
    except ValueError:
        return Cell(value)


@lru_cache(maxsize=20_000)  # a sheet has 16,384 columns
def _column(letters: str) -> int:
    """From 1: « A » is 1, « AA » is 27; 0 for what names no column."""
    if not re.fullmatch("[A-Z]{1,3}", letters):
        return 0
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
