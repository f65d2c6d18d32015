"""How numbers are read, and the items of nested lists counted, whatever the format."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.numerals import count_on, end_lists, finite


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


@pytest.mark.parametrize(
    ("value", "number"), [("1.5", 1.5), ("-3E-2", -0.03), (" 7 ", 7.0), ("1e306", 1e306)]
)
def test_a_number_is_read_as_files_write_it(value: str, number: float) -> None:
    assert finite(value) == number


@pytest.mark.parametrize("value", ["", "NaN", "inf", "-Infinity", "1e308", "1,5", "douze"])
def test_what_cannot_be_shown_as_a_number_is_none(value: str) -> None:
    assert finite(value) is None
