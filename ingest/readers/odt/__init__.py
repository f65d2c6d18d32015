"""OpenDocument texts: the body in order, tables row by row, headings by their level, notes at the end."""

from ingest.detect import ODT
from ingest.errors import DamagedFileError
from ingest.metadata import find_metadata
from ingest.readers.builder import TextBuilder
from ingest.readers.odt.body import BodyWalker
from ingest.readers.odt.lists import Numbering
from ingest.readers.odt.notes import Notes
from ingest.readers.odt.styles import Styles
from ingest.readers.opendocument import CONTENT, STYLES, open_document, properties, qn
from ingest.types import BlockKind, Document

_WHAT = "Le texte OpenDocument"


class OdtReader:
    media_type = ODT

    def read(self, data: bytes, name: str) -> Document:  # noqa: ARG002
        """Raises DamagedFileError, EncryptedError or TooLargeError."""
        archive = open_document(data, _WHAT)
        content = archive.xml(CONTENT)
        body = content.find(f"{qn('office:body')}/{qn('office:text')}")
        if body is None:
            raise DamagedFileError(_WHAT, "il n'a pas de corps")
        roots = [archive.xml(STYLES)] if STYLES in archive.names else []
        roots.append(content)
        builder = TextBuilder()
        notes = Notes()
        BodyWalker(builder, Styles(*roots), Numbering(*roots), notes).walk(body)
        for note in notes.called():
            builder.add(BlockKind.FOOTNOTE, note)
        builder.make_title()
        text, blocks = builder.text, builder.blocks
        return Document(text, ODT, blocks, (), find_metadata(text, blocks, properties(archive)))
