"""Word documents: the body in order, tables row by row, headings by their style, notes at the end."""

import datetime
import io

from docx.document import Document as WordDocument
from docx.opc.part import PartFactory
from docx.oxml.ns import qn
from docx.package import Package
from docx.parts.document import DocumentPart

from ingest.detect import DOCX
from ingest.errors import DamagedPartError
from ingest.readers.archives import refuse_entities
from ingest.readers.builder import TextBuilder
from ingest.readers.docx.body import BodyWalker
from ingest.readers.docx.charts import Charts
from ingest.readers.docx.looks import Looks
from ingest.readers.docx.notes import Notes
from ingest.readers.docx.numbering import Numbering
from ingest.readers.docx.styles import Styles
from ingest.readers.openxml import MISSHAPEN, explained
from ingest.readers.properties import core_properties
from ingest.types import Document

_WHAT = "Le document Word"
# What python-docx writes when the program that used it set no date: the day its template was made.
_TEMPLATE_DATE = datetime.date(2013, 12, 23)

# Templates, and files with macros, which nothing here runs ([MS-OFFMACRO2] 2.2).
for _type in (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
):
    PartFactory.part_type_for[_type] = DocumentPart


class DocxReader:
    media_type = DOCX

    def read(self, data: bytes, name: str) -> Document:  # noqa: ARG002
        """Raises DamagedFileError or TooLargeError."""
        with explained(data, _WHAT):
            # Not docx.Document, which refuses templates and files with macros: they hold the same parts.
            return _read(Package.open(io.BytesIO(data)).main_document_part.document)


def _read(document: WordDocument) -> Document:
    refuse_entities(document.element, _WHAT)
    body = document.element.find(qn("w:body"))
    if body is None:
        raise DamagedPartError(_WHAT, document.part.partname.lstrip("/"), MISSHAPEN)
    builder = TextBuilder()
    looks = Looks(document.part)
    notes = Notes(document.part, looks)
    part = document.part
    walker = BodyWalker(builder, Styles(part), looks, Numbering(part), notes, Charts(part))
    walker.walk(body)
    for text in notes.called():
        walker.add_note(text)
    builder.make_title()
    return builder.document(DOCX, core_properties(document.core_properties, _TEMPLATE_DATE))
