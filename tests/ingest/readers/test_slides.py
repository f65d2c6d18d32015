"""The order in which the shapes of a slide are read, whatever the format."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.slides import Grid, Line, Place, Slide, reading_order, written
from ingest.types import Document
from tests.ingest.invariants import check_document

_lengths = st.floats(0, 100)


@pytest.mark.parametrize(
    ("places", "order"),
    [
        ([Place(0, 10, 5, 2), Place(0, 0, 5, 2)], [1, 0]),
        ([Place(10, 0, 5, 2), Place(0, 0, 5, 2)], [1, 0]),
        # Two columns set by hand, one a little lower than the other.
        ([Place(10, 1.0, 5, 8), Place(0, 1.2, 5, 8), Place(0, 0, 15, 1)], [2, 1, 0]),
        # A tall picture beside two lines of text keeps the lines in order.
        ([Place(10, 0, 5, 9), Place(0, 0, 5, 1), Place(0, 5, 5, 1)], [1, 0, 2]),
        ([], []),
    ],
)
def test_from_top_to_bottom_then_from_left_to_right(places: list[Place], order: list[int]) -> None:
    assert reading_order(range(len(places)), places.__getitem__) == order


@given(st.lists(st.builds(Place, _lengths, _lengths, _lengths, _lengths), max_size=8))
def test_every_shape_is_read_once(places: list[Place]) -> None:
    assert sorted(reading_order(range(len(places)), places.__getitem__)) == list(range(len(places)))


_texts = st.sampled_from(["", " ", "Texte.", "Un :", "a\nb"])
_lines = st.builds(Line, _texts, st.integers(0, 4))
_grids = st.lists(st.tuples(st.lists(_texts, min_size=1, max_size=3), st.booleans()), max_size=3).map(
    lambda rows: Grid(tuple(rows))
)
_slides = st.builds(
    Slide,
    st.sampled_from(["1", "2"]),
    _texts,
    st.booleans(),
    st.lists(_lines | _grids, max_size=5).map(tuple),
    st.lists(_texts, max_size=2).map(tuple),
    st.lists(_texts, max_size=2).map(tuple),
)


@given(st.lists(_slides, max_size=4))
def test_a_page_holds_what_its_slide_says(slides: list[Slide]) -> None:
    (text, blocks), pages = written(slides)
    check_document(Document(text, "x", blocks, pages))
    assert len(pages) == len(slides)
    for block in blocks:
        assert sum(page.start <= block.start and block.end <= page.end for page in pages) == 1


def test_items_are_led_by_those_they_stand_under() -> None:
    lines = (
        Line("Prévoir :"),
        Line("• a", 1),
        Line("• b", 2),
        Line("• c", 2),
        Line("• d", 3),
        Line("• e", 1),
    )
    (text, blocks), _ = written([Slide("1", content=lines)])
    said = [text[block.start : block.end] for block in blocks]
    assert {said[i]: said[block.lead] for i, block in enumerate(blocks) if block.lead is not None} == {
        "• a": "Prévoir :",
        "• b": "• a",
        "• c": "• a",
        "• d": "• c",
        "• e": "Prévoir :",
    }
