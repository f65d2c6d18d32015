"""One document out of several: a message and what is attached to it, the chapters of a book."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.types import Block, BlockKind

Part = tuple[str, tuple[Block, ...]]
"""A text and the blocks that lie on it."""


def join(parts: Iterable[Part]) -> Part:
    """The parts one after the other, one newline between them, their ranges and links moved along.

    Parts without blocks say nothing and are left out.
    """
    texts: list[str] = []
    blocks: list[Block] = []
    length = 0
    for text, own in parts:
        if not own:
            continue
        start, first = length + (1 if texts else 0), len(blocks)
        texts.append(text)
        blocks += (_moved(block, start, first) for block in own)
        length = start + len(text)
    return "\n".join(texts), tuple(blocks)


def below(level: int, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """`blocks` under a heading of `level` (0: under the document's title, or under nothing).

    A title becomes a heading one level deeper, and the other headings stay as far below it as they were.
    """
    deeper = level + any(block.kind is BlockKind.TITLE for block in blocks)
    return tuple(_sunk(block, level + 1, deeper) for block in blocks)


def _moved(block: Block, by: int, first: int) -> Block:
    return replace(
        block,
        start=block.start + by,
        end=block.end + by,
        lead=None if block.lead is None else block.lead + first,
        continues=None if block.continues is None else block.continues + first,
    )


def _sunk(block: Block, title_level: int, deeper: int) -> Block:
    if block.kind is BlockKind.TITLE:
        return replace(block, kind=BlockKind.HEADING, level=title_level)
    if block.kind is BlockKind.HEADING:
        return replace(block, level=block.level + deeper)
    return block
