"""Excel workbooks: the sheets that are shown, table after table, figures as a French Excel shows them.

Formulas are read as the value that the program that saved the file computed. Hidden sheets are left out;
hidden rows and columns are read, since a filter hides them for a time.
"""

from ingest.detect import XLSX
from ingest.readers.archives import Archive
from ingest.readers.sheets import Workbook
from ingest.readers.xlsx.cells import add_cells
from ingest.readers.xlsx.parts import WHAT, Package
from ingest.types import Document


class XlsxReader:
    media_type = XLSX

    def read(self, data: bytes, name: str) -> Document:  # noqa: ARG002
        """Raises DamagedFileError, TooLargeError or TooManyCellsError."""
        archive = Archive(data, WHAT)
        package = Package(archive)
        workbook = Workbook(WHAT)
        for sheet in package.sheets():
            workbook.begin_sheet(sheet.name)
            add_cells(workbook, archive, sheet.path, package)
        return workbook.document(XLSX, package.metadata())
