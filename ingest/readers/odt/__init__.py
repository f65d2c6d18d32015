"""OpenDocument texts: the body in order, tables row by row, headings by their level, notes at the end."""

from functools import partial

from ingest.detect import ODT
from ingest.readers.builder import TextBuilder
from ingest.readers.odt.body import BodyWalker
from ingest.readers.odt.notes import Notes
from ingest.readers.odt.styles import Styles
from ingest.readers.opendocument import body_and_styles, open_document, properties
from ingest.readers.opendocument.charts import chart_of
from ingest.readers.opendocument.lists import Numbering
from ingest.readers.opendocument.spans import Spans
from ingest.types import BlockKind, Document

_WHAT = "Le texte OpenDocument"


class OdtReader:
    media_type = ODT

    def read(self, data: bytes, name: str) -> Document:  # noqa: ARG002
        """Raises DamagedFileError, EncryptedError or TooLargeError."""
        archive = open_document(data, _WHAT)
        body, roots = body_and_styles(archive, "office:text", _WHAT)
        builder = TextBuilder()
        spans = Spans(*roots)
        notes = Notes(spans)
        charts = partial(chart_of, archive)
        BodyWalker(builder, Styles(*roots), spans, Numbering(*roots), notes, charts).walk(body)
        for note in notes.called():
            builder.add(BlockKind.FOOTNOTE, note)
        builder.make_title()
        return builder.document(ODT, properties(archive))
