"""How the items of nested lists are counted, whatever the format."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.numerals import count_on, end_lists


def test_a_list_goes_on_after_those_inside_it_which_begin_again() -> None:
    counts: dict[int, int] = {}
    levels = (1, 2, 2, 1, 2, 3, 1)
    assert [count_on(counts, level, start=1) for level in levels] == [1, 1, 2, 2, 1, 1, 3]


def test_what_is_no_item_ends_its_list_and_those_inside_it() -> None:
    counts: dict[int, int] = {}
    for level in (1, 2, 3):
        count_on(counts, level, start=5)
    end_lists(counts, 2)
    assert [count_on(counts, level, start=5) for level in (3, 2, 1)] == [5, 5, 6]


@given(st.lists(st.integers(1, 4), max_size=30), st.integers(0, 9))
def test_an_item_follows_the_one_before_of_its_list_or_is_the_first(levels: list[int], start: int) -> None:
    counts: dict[int, int] = {}
    shown = [count_on(counts, level, start) for level in levels]
    for at, level in enumerate(levels):
        before = next((i for i in range(at - 1, -1, -1) if levels[i] <= level), None)
        goes_on = before is not None and levels[before] == level
        assert shown[at] == (shown[before] + 1 if before is not None and goes_on else start)
