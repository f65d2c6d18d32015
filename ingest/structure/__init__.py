"""Which parts make up this text: titles, headings, paragraphs, lists, tables, notes, furniture?

Works on plain text that may once have been a PDF; knows nothing of file formats.
"""

import re
from collections.abc import Sequence

from ingest.structure.styles import LineStyle
from ingest.types import Block, BlockKind, Page

__all__ = ["LineStyle", "find_blocks"]


def find_blocks(
    text: str, pages: Sequence[Page] = (), styles: Sequence[LineStyle] = ()
) -> tuple[Block, ...]:
    """Blocks of `text`: sorted, without overlap, covering everything but white space."""
    return tuple(
        Block(BlockKind.PARAGRAPH, match.start(), match.end())
        for match in re.finditer(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*(?<=\S)", text)
    )
