"""Joined documents keep every range and link."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.joining import Part, below, join
from ingest.structure import find_blocks
from ingest.types import Block, BlockKind
from tests.ingest.strategies import documents


@given(st.lists(documents, max_size=4))
def test_ranges_and_links_follow_their_text(texts: list[str]) -> None:
    parts: list[Part] = [(text, find_blocks(text)) for text in texts]
    text, blocks = join(parts)
    own = [(part, block) for part in parts for block in part[1]]
    assert len(blocks) == len(own)
    for moved, (part, block) in zip(blocks, own, strict=True):
        assert text[moved.start : moved.end] == part[0][block.start : block.end]
        for link, was in ((moved.lead, block.lead), (moved.continues, block.continues)):
            assert (link is None) == (was is None)
            if link is not None and was is not None:
                assert (
                    text[blocks[link].start : blocks[link].end]
                    == (part[0][part[1][was].start : part[1][was].end])
                )


def test_titles_sink_to_headings_with_the_headings_below_them() -> None:
    blocks = (
        Block(BlockKind.TITLE, 0, 1),
        Block(BlockKind.HEADING, 2, 3, level=1),
        Block(BlockKind.LIST_ITEM, 4, 5, level=1),
    )
    assert [(b.kind.value, b.level) for b in below(1, blocks)] == [
        ("heading", 2),
        ("heading", 3),
        ("list_item", 1),
    ]
    assert [b.level for b in below(1, blocks[1:])] == [2, 1]
