"""Markdown: the document's text is the decoded file, its markup included."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt

from ingest.decoding import decode
from ingest.detect import MARKDOWN
from ingest.metadata import find_metadata
from ingest.readers.text import refuse_endless_lines
from ingest.structure import LineStyle, find_blocks
from ingest.types import Document, Metadata

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?\n)---[ \t]*(?:\r?\n|$)", re.DOTALL)
_PROPERTY = re.compile(
    r"^(title|titre|date|lang|language|author|auteur)\s*:\s*(.+?)\s*$", re.MULTILINE | re.I
)
_LONGEST_FRONT_MATTER = 5_000  # characters: a longer one is a document between two rules
_LINE_ENDS = re.compile(r"\r\n|\n|\r")


class MarkdownReader:
    media_type = MARKDOWN

    def read(self, data: bytes, name: str) -> Document:  # noqa: ARG002
        """Raises EmptyFileError, BinaryFileError or EndlessLineError."""
        text = decode(data)
        refuse_endless_lines(text)
        blocks = find_blocks(text, styles=tuple(_styles(text)))
        return Document(
            text, self.media_type, blocks, metadata=find_metadata(text, blocks, _properties(text))
        )


def _styles(text: str) -> Iterator[LineStyle]:
    """What the CommonMark parser knows of lines: headings and their levels, front matter, code.

    A `#` in a block of code heads nothing; a line over `---` does. Every other kind of block is found as
    in plain text, since most Markdown that is not written by hand was a PDF.
    """
    front = _FRONT_MATTER.match(text)
    offset = front.end() if front else 0
    starts = [offset, *(offset + match.end() for match in _LINE_ENDS.finditer(text[offset:]))]
    ends = [*starts[1:], len(text)]
    if front:
        yield LineStyle(0, offset, furniture=True)
    for token in MarkdownIt("commonmark").parse(text[offset:]):
        if token.map is None:
            continue
        first, last = token.map
        if token.type == "heading_open":
            yield LineStyle(starts[first], ends[last - 1], heading_level=int(token.tag[1:]))


def _properties(text: str) -> Metadata:
    front = _FRONT_MATTER.match(text[:_LONGEST_FRONT_MATTER])
    if not front:
        return Metadata()
    found = {name.lower(): value.strip("\"'") for name, value in _PROPERTY.findall(front.group(1))}
    author = found.get("author") or found.get("auteur")
    return Metadata(
        title=found.get("title") or found.get("titre"),
        date=found.get("date"),
        authors=(author,) if author else (),
    )
