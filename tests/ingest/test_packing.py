"""Where passages end, on pieces of any length."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.packing import pack
from ingest.pieces import LONGEST, NEVER, Piece
from ingest.types import Unit

# Each group is what may not be cut: a sentence, or the parts of an item that a passage can hold.
groups = st.lists(
    st.lists(st.integers(1, LONGEST), min_size=1, max_size=8).filter(lambda g: sum(g) <= LONGEST)
)


def pieces(lengths: list[list[int]]) -> list[Piece]:
    made: list[Piece] = []
    start = 0
    for group in lengths:
        for position, length in enumerate(group):
            made.append(Piece(Unit(start, start + length, "x"), NEVER if position else 0.3, len(made)))
            start += length
    return made


@given(groups)
def test_every_passage_fits_and_none_is_cut_where_it_never_may(lengths: list[list[int]]) -> None:
    row = pieces(lengths)
    packed = pack(row)
    assert [piece for passage in packed for piece in passage] == row
    for passage in packed:
        assert passage[-1].unit.end - passage[0].unit.start <= LONGEST
        assert passage[0].cost < NEVER


def test_a_short_piece_before_an_item_that_fills_a_passage_stands_alone() -> None:
    packed = pack(pieces([[900], [20], [700, 490]]))
    assert [[piece.unit.end - piece.unit.start for piece in passage] for passage in packed] == [
        [900, 20],
        [700, 490],
    ]
