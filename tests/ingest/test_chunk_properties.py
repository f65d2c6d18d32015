"""On texts of any making: every range is exact, and nothing is lost, cut or too long."""

from hypothesis import given, settings

from ingest.chunk import passages
from ingest.indexed_text import indexed_text
from ingest.metadata import find_metadata
from ingest.pieces import LONGEST
from ingest.sentences import sentences
from ingest.structure import find_blocks
from ingest.structure.lines import split_lines
from ingest.types import Block, BlockKind, Document, Metadata
from tests.ingest.strategies import documents

PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.CAPTION)


def read(text: str) -> Document:
    blocks = find_blocks(text)
    return Document(text, "text/plain", blocks, metadata=find_metadata(text, blocks, Metadata()))


@given(documents)
@settings(max_examples=400)
def test_blocks_cover_the_text_without_overlap(text):
    blocks = find_blocks(text)
    end = 0
    for index, block in enumerate(blocks):
        assert block.start >= end
        assert not text[end : block.start].strip()
        assert text[block.start : block.end] == text[block.start : block.end].strip() != ""
        assert block.lead is None or block.lead < index
        assert block.continues is None or block.continues < index
        assert (block.kind is BlockKind.HEADING) == (block.level > 0) or block.kind is BlockKind.LIST_ITEM
        end = block.end
    assert not text[end:].strip()


@given(documents)
@settings(max_examples=400)
def test_passages_are_exact_whole_and_short(text):
    document = read(text)
    found = passages(document)
    contents = [block for block in document.blocks if block.kind is BlockKind.TABLE_OF_CONTENTS]
    for passage in found:
        assert 0 <= passage.start < passage.end <= len(text)
        assert passage.end - passage.start <= LONGEST
        assert (passage.units[0].start, passage.units[-1].end) == (passage.start, passage.end)
        assert passage.indexed == "\n".join(unit.indexed for unit in passage.units)
        assert all(unit.indexed.strip() for unit in passage.units)
        assert all(
            before.end <= after.start for before, after in zip(passage.units, passage.units[1:], strict=False)
        )
        assert not any(block.start < passage.end and passage.start < block.end for block in contents)
        assert all(end <= passage.start or start >= passage.end for _, start, end in passage.context)


def _lines(content: str) -> list[tuple[int, int]]:
    return [(line.start, line.end) for line in split_lines(content)]


def _said(text: str, block: Block) -> tuple[int, int]:
    """The block, but for the rules above and below a drawn row, without which a long one is quoted."""
    drawn = text[block.start : block.end]
    said = drawn.strip("=-+ \r\n") if block.kind is BlockKind.TABLE_ROW else drawn
    start = block.start + drawn.index(said)
    return start, start + len(said)


@given(documents)
@settings(max_examples=400)
def test_every_sentence_item_and_row_is_whole_in_one_passage(text):
    document = read(text)
    found = [(passage.start, passage.end) for passage in passages(document)]
    continued = {block.continues for block in document.blocks}
    for index, block in enumerate(document.blocks):
        if block.kind not in PROSE:
            continue
        whole = [_said(text, block)]
        # With what continues it an item may be too long for one passage.
        cut = index in continued or block.continues is not None or block.end - block.start > LONGEST
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.CAPTION) or cut:
            content = text[block.start : block.end]
            language = document.metadata.language
            # Lines of a listing end where they mean to, sentences or not.
            cuts = _lines(content) if block.listing else sentences(content, language)
            whole = [(block.start + low, block.start + high) for low, high in cuts]
        for start, end in whole:
            if end - start > LONGEST or not indexed_text(text, start, end).text:
                continue
            assert any(low <= start and end <= high for low, high in found), text[start:end]
