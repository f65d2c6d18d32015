"""What holds for every document, whatever its format."""

from itertools import pairwise

from ingest.chunk import passages
from ingest.types import BlockKind, Document, Unit

LONGEST_PASSAGE = 1_200


def check_document(document: Document) -> None:
    """Blocks are sorted, apart, point backwards and cover all but white space; pages follow each other."""
    text = document.text
    end = 0
    for index, block in enumerate(document.blocks):
        assert end <= block.start < block.end <= len(text)
        assert not text[end : block.start].strip(), "text outside every block"
        assert text[block.start : block.end] == text[block.start : block.end].strip() != ""
        assert block.lead is None or 0 <= block.lead < index
        assert block.continues is None or 0 <= block.continues < index
        end = block.end
    assert not text[end:].strip(), "text after the last block"
    for before, after in pairwise(document.pages):
        assert before.end <= after.start
        assert after.number == before.number + 1
    for page in document.pages:
        assert 0 <= page.start <= page.end <= len(text)


def check_passages(document: Document) -> None:
    """Passages and their units are exact, ordered ranges of the text, within their length.

    They stand apart, but for a note that lies inside a sentence which the end of its page cuts in two.
    """
    end = 0
    for passage in passages(document):
        assert end <= passage.start < passage.end <= len(document.text) or passage.end <= end
        assert passage.end - passage.start <= LONGEST_PASSAGE
        assert passage.units
        place = passage.start
        for unit in passage.units:
            assert place <= unit.start < unit.end <= passage.end
            place = unit.end
            assert all(unit.start <= low < high <= unit.end for low, high in unit.gaps)
            assert not any(
                block.kind is BlockKind.PAGE_FURNITURE
                and any(a < block.end and block.start < b for a, b in _said(unit))
                for block in document.blocks
            ), "furniture is said by a passage"
        for _, start, stop in passage.context:
            assert 0 <= start < stop <= len(document.text)
        end = max(end, passage.end)


def _said(unit: Unit) -> list[tuple[int, int]]:
    """Its range without its gaps."""
    ends = [unit.start, *(end for gap in unit.gaps for end in gap), unit.end]
    return list(zip(ends[::2], ends[1::2], strict=True))
