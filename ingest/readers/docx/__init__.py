"""Word documents: the body in order, tables row by row, headings by their style, notes at the end."""

import datetime
import io
import re
import zipfile

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from ingest.detect import DOCX
from ingest.errors import DamagedFileError, TooLargeError
from ingest.metadata import find_metadata
from ingest.readers.builder import TextBuilder
from ingest.readers.docx.body import BodyWalker
from ingest.readers.docx.notes import Notes
from ingest.readers.docx.numbering import Numbering
from ingest.readers.docx.styles import Styles
from ingest.types import Document, Metadata

# What a document may weigh once unpacked: a thousand-page report with pictures stays well below.
_UNPACKED_LIMIT = 300_000_000
# Titles that templates and programs leave in the properties.
_NO_TITLE = re.compile(
    r"\s*(?:$|word document|document ?\d*$|titre$|title$|sans titre|untitled|.*\.docx?$)", re.I
)
_NO_AUTHOR = re.compile(r"\s*(?:$|python-docx$|user$|utilisateur|admin|microsoft|unknown)", re.I)
# What python-docx writes when the program that used it set no date: the day its template was made.
_TEMPLATE_DATE = datetime.date(2013, 12, 23)


class DocxReader:
    media_type = DOCX

    def read(self, data: bytes, name: str) -> Document:  # noqa: ARG002
        """Raises DamagedFileError or TooLargeError."""
        _refuse_bombs(data)
        try:
            document = docx.Document(io.BytesIO(data))
        except (
            PackageNotFoundError,
            KeyError,
            ValueError,
            zipfile.BadZipFile,
            etree.XMLSyntaxError,
        ) as error:
            raise DamagedFileError("Le document Word") from error
        # A document type declaration is forbidden in these files (ECMA-376 part 2, 8.3.1): only attacks
        # have one.
        if document.element.getroottree().docinfo.doctype:
            raise DamagedFileError("Le document Word", "il déclare des entités XML")
        builder = TextBuilder()
        notes = Notes(document.part)
        walker = BodyWalker(builder, Styles(document.part), Numbering(document.part), notes)
        walker.walk(document.element.find(qn("w:body")))
        for text in notes.called():
            walker.add_note(text)
        builder.make_title()
        text, blocks = builder.text, builder.blocks
        return Document(text, DOCX, blocks, (), find_metadata(text, blocks, _properties(document)))


def _refuse_bombs(data: bytes) -> None:
    # zipfile never unpacks more of a member than its header declares.
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError) as error:
        raise DamagedFileError("Le document Word") from error
    if size > _UNPACKED_LIMIT:
        raise TooLargeError("Le document Word décompressé", size, _UNPACKED_LIMIT)


def _properties(document: docx.document.Document) -> Metadata:
    core = document.core_properties
    date = next(
        (date for date in (core.modified, core.created) if date and date.date() != _TEMPLATE_DATE), None
    )
    return Metadata(
        title=None if _NO_TITLE.match(core.title) else " ".join(core.title.split()),
        date=date.date().isoformat() if date else None,
        language=(core.language or Metadata().language)[:2].lower(),
        authors=tuple(
            author for part in core.author.split(";") if not _NO_AUTHOR.match(author := part.strip())
        ),
    )
