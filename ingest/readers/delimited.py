"""Tables written with separators (CSV, TSV): rows as those of any other table, cells parted by tabs.

The text is therefore not the file's own: quotes and separators are gone.
"""

import csv
import re

from ingest.dates import YEAR
from ingest.decoding import decode
from ingest.detect import CSV
from ingest.errors import DamagedFileError
from ingest.readers.cells import Cell, Content
from ingest.readers.sheets import Workbook
from ingest.separators import find_separator, rows
from ingest.structure.typography import MONEY
from ingest.types import Document, Metadata

_WHAT = "Le fichier CSV"
_DATE = re.compile(rf"{YEAR}(?:-\d\d(?:-\d\d(?:[T ][\d:.]+Z?)?)?)?|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}(?: [\d:]+)?")
_FIGURE = re.compile(rf"[-+]?[\d.,\s]*\d[\d.,\s]*(?:[%‰€$£]|{MONEY})?", re.I)
_LONGEST_FIGURE = 40  # characters


class CsvReader:
    media_type = CSV

    def read(self, data: bytes, name: str) -> Document:  # noqa: ARG002
        """Raises IngestError for what is no text, TooManyCellsError, TooLargeError."""
        source = decode(data)
        workbook = Workbook(_WHAT)
        workbook.begin_sheet("")
        try:
            for number, row in enumerate(rows(source, find_separator(source, promised=True) or ";")):
                for column, text in enumerate(row):
                    workbook.put(number, column, Cell(text, _content(text.strip())))
        except csv.Error as error:
            limit = csv.field_size_limit()
            raise DamagedFileError(_WHAT, f"une cellule dépasse {limit} caractères") from error
        return workbook.document(CSV, Metadata())


def _content(text: str) -> Content:
    if len(text) > _LONGEST_FIGURE:
        return Content.TEXT
    if _DATE.fullmatch(text):
        return Content.DATE
    return Content.FIGURE if _FIGURE.fullmatch(text) else Content.TEXT
