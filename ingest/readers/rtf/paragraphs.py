"""From paragraphs to blocks, by style, outline level, weight and marker."""

from ingest.readers.builder import BULLET, TextBuilder, can_be_heading
from ingest.readers.roles import heading_level
from ingest.readers.rtf.flows import Paragraph
from ingest.readers.rtf.styles import Style
from ingest.types import BlockKind


class Paragraphs:
    def __init__(self, builder: TextBuilder) -> None:
        self._builder = builder
        self._heading = 0

    def add(self, paragraph: Paragraph, style: Style) -> None:
        if not paragraph.text:
            return
        marker = _shown(paragraph.marker)
        text = f"{marker} {paragraph.text}" if marker else paragraph.text
        heading = heading_level(paragraph.outline) or style.heading
        if style.contents:
            self._builder.add(BlockKind.TABLE_OF_CONTENTS, text)
        elif style.title:
            self._builder.add(BlockKind.TITLE, text)
        elif heading:
            self._heading = heading
            self._builder.add(BlockKind.HEADING, text, level=heading)
        elif style.caption:
            self._builder.add(BlockKind.CAPTION, text)
        elif paragraph.bold and can_be_heading(text):
            self._builder.add(BlockKind.HEADING, text, level=self._heading + 1)
        elif marker or text.startswith(BULLET):
            self._builder.add_item(text, paragraph.level)
        else:
            self._builder.add(BlockKind.PARAGRAPH, text)


def _shown(marker: str) -> str:
    """A number as it is; any sign, such as the « o » and « § » of symbol fonts, as a bullet."""
    if not marker:
        return ""
    return marker if len(marker) > 1 and any(map(str.isalnum, marker)) else BULLET.strip()
