"""RTF: the text as it is shown, tables row by row, headings by their style, notes at the end."""

from ingest.detect import RTF
from ingest.readers.builder import TextBuilder
from ingest.readers.properties import set_authors, set_title
from ingest.readers.rtf.body import BodyWalker
from ingest.types import Document, Metadata


class RtfReader:
    media_type = RTF

    def read(self, data: bytes, name: str) -> Document:  # noqa: ARG002
        """Raises DamagedFileError."""
        builder = TextBuilder()
        walker = BodyWalker(builder)
        walker.walk(data)
        builder.make_title()
        properties = Metadata(set_title(walker.title), walker.date, authors=set_authors([walker.author]))
        return builder.document(RTF, properties)
