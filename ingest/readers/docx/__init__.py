"""Word documents: the body in order, tables row by row, headings by their style, notes at the end."""

import datetime
import io
import zipfile

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from ingest.detect import DOCX
from ingest.errors import DamagedFileError
from ingest.metadata import find_metadata
from ingest.readers.archives import refuse_bombs
from ingest.readers.builder import TextBuilder
from ingest.readers.docx.body import BodyWalker
from ingest.readers.docx.notes import Notes
from ingest.readers.docx.numbering import Numbering
from ingest.readers.docx.styles import Styles
from ingest.readers.properties import core_properties
from ingest.types import Document

_WHAT = "Le document Word"
# What python-docx writes when the program that used it set no date: the day its template was made.
_TEMPLATE_DATE = datetime.date(2013, 12, 23)


class DocxReader:
    media_type = DOCX

    def read(self, data: bytes, name: str) -> Document:  # noqa: ARG002
        """Raises DamagedFileError or TooLargeError."""
        refuse_bombs(data, _WHAT)
        try:
            document = docx.Document(io.BytesIO(data))
        except (
            PackageNotFoundError,
            KeyError,
            ValueError,
            zipfile.BadZipFile,
            etree.XMLSyntaxError,
        ) as error:
            raise DamagedFileError(_WHAT) from error
        # A document type declaration is forbidden in these files (ECMA-376 part 2, 8.3.1): only attacks
        # have one.
        if document.element.getroottree().docinfo.doctype:
            raise DamagedFileError(_WHAT, "il déclare des entités XML")
        builder = TextBuilder()
        notes = Notes(document.part)
        walker = BodyWalker(builder, Styles(document.part), Numbering(document.part), notes)
        walker.walk(document.element.find(qn("w:body")))
        for text in notes.called():
            walker.add_note(text)
        builder.make_title()
        text, blocks = builder.text, builder.blocks
        properties = core_properties(document.core_properties, _TEMPLATE_DATE)
        return Document(text, DOCX, blocks, (), find_metadata(text, blocks, properties))
