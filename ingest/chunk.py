"""Passages: what can be found and quoted of a document.

A passage never goes past a heading that has text. The headings right above it open it, since they often
hold the figure or the name that answers (« Lyon – 75 agents »); all headings above are its section path.
Tables of contents are in no passage, nor is page furniture but in what a page cuts in two. Notes that say
more than an address are passages of their own, in the section that calls them: they can be quoted, but
their words would blur those of the page they stand on.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.indexed_text import indexed_text
from ingest.language import language
from ingest.leads import follows_lead, lead
from ingest.note_calls import NoteCalls
from ingest.packing import pack
from ingest.pieces import Piece, pieces
from ingest.sentences import sentences
from ingest.types import Block, BlockKind, Document, Passage

_NOTE = "note"
_NOWHERE = (BlockKind.TABLE_OF_CONTENTS, BlockKind.PAGE_FURNITURE)
_UNDERLINE = re.compile(r"\s([^\w\s])\1{2,}$")  # of a heading in plain text
_URL = re.compile(r"<?(?:https?://|www\.)[^\s>]*>?")
_FEWEST_NOTE_WORDS = 2  # besides the address: « Source : Insee »
_LONGEST_LEAD = 300  # characters: of a longer lead-in, its last sentence is shown
_MOST_LEADS = 2  # a nested item shows its parent and the list's lead-in; a row, two header rows


@dataclass(slots=True)
class _Run:
    """Blocks that may share a passage."""

    section: tuple[str, ...]
    blocks: list[int]


def passages(document: Document) -> tuple[Passage, ...]:
    """Every passage of the document, in order of their start."""
    found: list[Passage] = []
    starts = [page.start for page in document.pages]
    for run in _runs(document):
        row = pieces(document, run.blocks, document.metadata.language)
        found += (_passage(document, run.section, packed, starts) for packed in pack(row))
    return tuple(sorted(found, key=lambda passage: (passage.start, passage.end)))


def _runs(document: Document) -> Iterator[_Run]:
    """Runs of blocks between headings; tables and notes apart from running text."""
    blocks = document.blocks
    path: list[tuple[int, str]] = []
    runs: dict[str, _Run] = {}
    heads: list[int] = []
    calls = NoteCalls()
    turned = listed = False
    for index, block in enumerate(blocks):
        if block.kind in _NOWHERE:
            turned = True
            listed = listed or block.kind is BlockKind.TABLE_OF_CONTENTS
            continue
        nature = _nature(blocks, index)
        if nature == _NOTE:
            section = calls.section(document.text, block, _titles(path), goes_on=_follows_note(blocks, index))
            if _NOTE in runs and runs[_NOTE].section != section:
                yield runs.pop(_NOTE)
            if _says_something(document.text, block):
                _extend(runs, nature, section, [index])
            continue
        parted = turned and block.continues is None and not follows_lead(document, index)
        if block.kind is BlockKind.HEADING or parted:
            # No passage quotes furniture, but to keep a sentence whole, or with what it announces.
            yield from runs.values()
            runs = {}
        if heads and listed:
            yield _Run(_titles(path[:-1]), heads)  # no passage goes past a table of contents
            heads = []
        turned = listed = False
        if block.kind is BlockKind.HEADING:
            while path and path[-1][0] >= block.level:
                path.pop()
            path.append((block.level, heading_text(document.text, block)))
        section = _titles(path)
        calls.note(document.text, block, section)
        if block.kind is BlockKind.HEADING or (block.kind is BlockKind.TITLE and not runs):
            # With nothing under it, it opens the next passage: alone it would say nothing.
            heads.append(index)
            continue
        # Running text and tables alternate. Notes interrupt neither; text between two keeps them apart.
        for other in [name for name in runs if name != nature]:
            yield runs.pop(other)
        _extend(runs, nature, section, [*heads, index])
        heads = []
    yield from runs.values()
    if heads:
        yield _Run(_titles(path[:-1]), heads)


def _extend(runs: dict[str, _Run], nature: str, section: tuple[str, ...], indices: list[int]) -> None:
    runs.setdefault(nature, _Run(section, [])).blocks.extend(indices)


def _titles(path: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(title for _, title in path)


def _nature(blocks: Sequence[Block], index: int) -> str:
    kind = blocks[index].kind
    if kind is BlockKind.FOOTNOTE:
        return _NOTE
    # A table is named above it, or below.
    beside = (blocks[near].kind for near in (index - 1, index + 1) if 0 <= near < len(blocks))
    captioned = kind is BlockKind.CAPTION and BlockKind.TABLE_ROW in beside
    return "table" if kind is BlockKind.TABLE_ROW or captioned else "text"


def heading_text(text: str, block: Block) -> str:
    """A heading as plain text, without markup nor final colon."""
    title = _UNDERLINE.sub("", indexed_text(text, block.start, block.end).text)
    return title.strip(" =-#").removesuffix(":").rstrip()


def _follows_note(blocks: Sequence[Block], index: int) -> bool:
    """Whether another note comes right before, on its page or the one before."""
    return blocks[index].continues is not None or (index > 0 and blocks[index - 1].kind is BlockKind.FOOTNOTE)


def _says_something(text: str, note: Block) -> bool:
    return len(re.findall(r"[^\W\d_]{2,}", _URL.sub("", text[note.start : note.end]))) >= _FEWEST_NOTE_WORDS


def _passage(
    document: Document, section: tuple[str, ...], packed: Sequence[Piece], page_starts: Sequence[int]
) -> Passage:
    start, end = packed[0].unit.start, packed[-1].unit.end
    units = tuple(piece.unit for piece in packed)
    indexed = "\n".join(unit.indexed for unit in units)
    return Passage(
        start=start,
        end=end,
        indexed=indexed,
        section=section,
        units=units,
        page=_page(document, page_starts, start),
        page_end=_page(document, page_starts, end - 1),
        language=language(indexed, default=document.metadata.language),
        context=tuple(_context(document, packed, start, end)),
    )


def _page(document: Document, starts: Sequence[int], offset: int) -> int | None:
    return document.pages[max(0, bisect_right(starts, offset) - 1)].number if starts else None


def _context(
    document: Document, packed: Sequence[Piece], start: int, end: int
) -> Iterator[tuple[str, int, int]]:
    """What introduces the passage's items and rows, where it lies outside."""
    seen: set[int] = set()
    for piece in packed:
        role = "header" if document.blocks[piece.block].kind is BlockKind.TABLE_ROW else "lead_in"
        index = piece.block
        for _ in range(_MOST_LEADS):
            introducing = lead(document, index)
            if introducing is None or introducing in seen:
                break
            seen.add(introducing)
            index = introducing
            low, high = _shown(document, document.blocks[index])
            if high <= start or low >= end:
                yield role, low, high


def _shown(document: Document, block: Block) -> tuple[int, int]:
    """What is shown of a block that introduces others."""
    if block.kind is BlockKind.TABLE_ROW or block.end - block.start <= _LONGEST_LEAD:
        return block.start, block.end
    low, high = sentences(document.text[block.start : block.end], document.metadata.language)[-1]
    return block.start + low, block.start + high
