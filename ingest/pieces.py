"""Pieces: the smallest parts a passage is made of, and what it costs to cut between them."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.indexed_text import indexed_text
from ingest.leads import follows_lead
from ingest.sentences import sentences
from ingest.structure.lines import split_lines
from ingest.table_rows import RowLine, TableRow, table_row
from ingest.types import Block, BlockKind, Document, Range, Unit

LONGEST = 1200
"""Characters of a passage, at most; a longer unit is cut at its best inner boundary."""
HEADS = (BlockKind.TITLE, BlockKind.HEADING)
_LONGEST_HIGHLIGHT = 350
"""Characters that may be highlighted at once: a longer item or row is cut into sentences or cells,
which are highlighted one by one but kept in one passage."""

NEVER = float("inf")
# Costs of ending a passage before a piece, on the scale of `packing.length_cost`, where 1 is what a
# passage costs that is 300 characters off the mean.
_PARAGRAPH, _ROW, _ITEM, _SENTENCE, _FIRST_ITEM, _HEADED = 0.0, 0.15, 0.3, 0.6, 3.0, 6.0
# A passage had better not quote the notes at the foot of a page with what is on both sides of them.
_AFTER_NOTES = -0.6

_INNER_BOUNDARIES = (re.compile(r";\s+"), re.compile(r":\s+"), re.compile(r",\s+"), re.compile(r"\s+"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit and what it costs to end a passage before it."""

    unit: Unit
    cost: float
    block: int
    """Index of the block it comes from."""


def pieces(document: Document, indices: Sequence[int], language: str) -> list[Piece]:
    """Pieces of the blocks `indices`, which stand under one heading."""
    found: list[Piece] = []
    blocks = document.blocks
    taken = -1
    for position, index in enumerate(indices):
        block = blocks[index]
        if index <= taken:
            continue
        chain = _chain(blocks, indices, position)
        taken = chain[-1]
        ranges = [(blocks[i].start, blocks[i].end) for i in chain]
        if block.kind is BlockKind.TABLE_ROW:
            cost = _ROW
            units = _row_units(document, block, language)
        elif block.kind is BlockKind.LIST_ITEM:
            cost = _ITEM
            units = _item_units(document.text, ranges, language)
        elif block.kind in HEADS:
            cost = _PARAGRAPH
            units = cut_units(document.text, block.start, block.end)
        elif block.listing:
            cost = _PARAGRAPH
            units = _line_units(document.text, block, language)
        else:
            cost = _PARAGRAPH
            units = _sentence_units(document.text, ranges, language)
        if _is_caption_below(blocks, index) or follows_lead(document, index):
            cost = _FIRST_ITEM
        if position and blocks[indices[position - 1]].kind in HEADS:
            cost = _HEADED
        elif position and any(
            blocks[i].kind is BlockKind.FOOTNOTE for i in range(indices[position - 1], index)
        ):
            cost += _AFTER_NOTES
        if _introduces(blocks, index):
            units = [replace(unit, introduces=True) for unit in units]
        found += _costed(units, cost, index, whole=block.kind in (BlockKind.TABLE_ROW, BlockKind.LIST_ITEM))
    return found


def _is_caption_below(blocks: Sequence[Block], index: int) -> bool:
    """Does it name the table above it, there being none below?"""
    return (
        blocks[index].kind is BlockKind.CAPTION
        and index > 0
        and blocks[index - 1].kind is BlockKind.TABLE_ROW
        and not any(block.kind is BlockKind.TABLE_ROW for block in blocks[index + 1 : index + 2])
    )


def _introduces(blocks: Sequence[Block], index: int) -> bool:
    if blocks[index].kind is BlockKind.TABLE_ROW:
        following = blocks[index + 1 : index + 2]
        return any(row.kind is BlockKind.TABLE_ROW and row.lead == index for row in following)
    return blocks[index].kind in HEADS or blocks[index].kind is BlockKind.CAPTION


def _costed(units: Sequence[Unit], cost: float, index: int, whole: bool) -> Iterator[Piece]:
    """`whole`: the units are parts of one item or row, which is not cut if a passage can hold it."""
    units = [unit for unit in units if unit.indexed]  # marks alone say nothing
    fits = bool(units) and units[-1].end - units[0].start <= LONGEST
    inner = NEVER if whole and fits else _SENTENCE
    for position, unit in enumerate(units):
        yield Piece(unit, inner if position else cost, index)


def _chain(blocks: Sequence[Block], indices: Sequence[int], position: int) -> list[int]:
    chain = [indices[position]]
    while (position := position + 1) < len(indices) and blocks[indices[position]].continues == chain[-1]:
        chain.append(indices[position])
    return chain


def _sentence_units(text: str, ranges: Sequence[Range], language: str) -> list[Unit]:
    """Sentences of the text that the ranges make together: one that a page cuts in two is whole."""
    joined = "\n".join(text[start:end] for start, end in ranges)
    offsets = [0]
    for start, end in ranges:
        offsets.append(offsets[-1] + end - start + 1)
    units: list[Unit] = []
    for low, high in sentences(joined, language):
        start = _to_document(ranges, offsets, low)
        end = _to_document(ranges, offsets, high - 1) + 1
        units += cut_units(text, start, end, _gaps(ranges))
    return units


def _item_units(text: str, ranges: Sequence[Range], language: str) -> list[Unit]:
    start, end = ranges[0][0], ranges[-1][1]
    drop = _gaps(ranges)
    if end - start - sum(high - low for low, high in drop) <= _LONGEST_HIGHLIGHT and end - start <= LONGEST:
        return _units(text, [(start, end)], drop)
    return _sentence_units(text, ranges, language)


def _line_units(text: str, listing: Block, language: str) -> list[Unit]:
    return [
        unit
        for line in split_lines(text[listing.start : listing.end])
        for unit in _item_units(text, [(listing.start + line.start, listing.start + line.end)], language)
    ]


def _row_units(document: Document, block: Block, language: str) -> list[Unit]:
    row = table_row(document, block)
    if block.end - block.start <= _LONGEST_HIGHLIGHT:
        return [Unit(block.start, block.end, row.indexed)]
    units: list[Unit] = []
    for part in _fitting(row):
        said = _cell_units(part, language) if len(part.lines) == 1 else [_drawn_unit(part)]
        units += _framed(said, part.lines)
    return units


def _cell_units(row: TableRow, language: str) -> list[Unit]:
    units: list[Unit] = []
    for (start, end), name, content in zip(row.lines[0].cells, row.names, row.cells, strict=True):
        if not content:
            continue
        if end - start <= _LONGEST_HIGHLIGHT:
            units.append(Unit(start, end, content))
            continue
        parts = _sentence_units(row.text, [(start, end)], language)
        units.append(
            Unit(parts[0].start, parts[0].end, f"{name} : {parts[0].indexed}" if name else parts[0].indexed)
        )
        units += parts[1:]
    return units


def _drawn_unit(row: TableRow) -> Unit:
    """Cells beside each other on several lines make one unit; what is drawn between them is no part of it."""
    parts = row.parts
    gaps = tuple(gap for gap in _gaps(parts) if row.text[slice(*gap)].strip())
    return Unit(parts[0][0], parts[-1][1], row.indexed, gaps=gaps)


def _framed(units: list[Unit], lines: Sequence[RowLine]) -> list[Unit]:
    """Units quoted with what is drawn around them, empty cells included, if a passage can hold it all."""
    start, end = lines[0].start, lines[-1].end
    if not units or end - start > LONGEST:
        return units
    first = units[0]
    before = ((start, first.start),) if start < first.start else ()
    units[0] = replace(first, start=start, gaps=(*before, *first.gaps))
    last = units[-1]
    after = ((last.end, end),) if last.end < end else ()
    units[-1] = replace(last, end=end, gaps=(*last.gaps, *after))
    return units


def _fitting(row: TableRow) -> Iterator[TableRow]:
    """The row in as few parts as fit, cut between its lines; one line may still be too long."""
    lines = row.lines
    first = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].end - lines[first].start > LONGEST:
            yield replace(row, lines=lines[first:index])
            first = index


def _to_document(ranges: Sequence[Range], offsets: Sequence[int], position: int) -> int:
    part = min(bisect_right(offsets, position) - 1, len(ranges) - 1)
    return ranges[part][0] + position - offsets[part]


def _gaps(ranges: Sequence[Range]) -> list[Range]:
    return [(end, start) for (_, end), (start, _) in itertools.pairwise(ranges)]


def _units(text: str, ranges: Sequence[Range], drop: Sequence[Range]) -> list[Unit]:
    found = []
    for start, end in ranges:
        inside = [(low, high) for low, high in drop if start <= low and high <= end]
        gaps = tuple((low, high) for low, high in inside if text[low:high].strip())
        found.append(Unit(start, end, indexed_text(text, start, end, inside).text, gaps=gaps))
    return found


def cut_units(text: str, start: int, end: int, drop: Sequence[Range] = ()) -> list[Unit]:
    """One unit, or as few as fit: cut where a page turns, else at « ; », « : », « , » or a space."""
    ranges: list[Range] = []
    while end - start > LONGEST:
        turn = [(low, high) for low, high in drop if start < low <= start + LONGEST and high < end]
        stop, following = turn[-1] if turn else _best_cut(text, start)
        ranges.append((start, stop))
        start = following
    ranges.append((start, end))
    return _units(text, ranges, drop)


def _best_cut(text: str, start: int) -> Range:
    """Where to cut what starts at `start`: the end of one part and the start of the next."""
    limit = start + LONGEST
    for boundary in _INNER_BOUNDARIES:
        found = [match.span() for match in boundary.finditer(text, start + LONGEST // 2, limit)]
        if found:
            low, high = found[-1]
            while low < high and not text[low].isspace():
                low += 1
            return low, high
    return limit, limit
