"""What is this document called, when was it written, in which language?"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.types import Block, BlockKind, Metadata


def find_metadata(text: str, blocks: Sequence[Block], properties: Metadata) -> Metadata:
    """`properties` (what the file format itself declares) completed from the text."""
    title = properties.title or next(
        (text[b.start : b.end] for b in blocks if b.kind in (BlockKind.TITLE, BlockKind.HEADING)), None
    )
    return replace(properties, title=title)
