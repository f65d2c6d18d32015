"""Plain text: the document's text is the decoded file, unchanged."""

import re

from ingest.decoding import decode
from ingest.detect import TEXT
from ingest.errors import EndlessLineError
from ingest.metadata import find_metadata
from ingest.structure import find_blocks
from ingest.types import Document, Metadata

LONGEST_LINE = 1_000_000
"""Characters. A novel holds less than this in all its lines: a longer line is a dump, a log or data,
whose passages would be cut anywhere and answer nothing."""
_LINE = re.compile(r"[^\r\n\f]+")


class TextReader:
    media_type = TEXT

    def read(self, data: bytes, name: str) -> Document:  # noqa: ARG002
        """Raises EmptyFileError, BinaryFileError or EndlessLineError."""
        text = decode(data)
        refuse_endless_lines(text)
        blocks = find_blocks(text)
        return Document(text, self.media_type, blocks, metadata=find_metadata(text, blocks, Metadata()))


def refuse_endless_lines(text: str) -> None:
    longest = max((match.end() - match.start() for match in _LINE.finditer(text)), default=0)
    if longest > LONGEST_LINE:
        raise EndlessLineError(longest, LONGEST_LINE)
