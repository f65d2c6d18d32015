import re

from hypothesis import given
from hypothesis import strategies as st

from index.models.windows import windows

TEXTS = st.lists(st.text("ab ", min_size=1, max_size=12), max_size=40).map("".join)


def letters(text: str) -> list[tuple[int, int]]:
    """Every letter is a token, as for a vocabulary that does not know the language."""
    return [match.span() for match in re.finditer(r"\S", text)]


@given(TEXTS, st.integers(1, 9))
def test_every_token_is_in_one_window(text, limit):
    cut = windows(text, letters(text), limit)
    assert "".join("".join(window.text.split()) for window in cut) == "".join(text.split())
    for window in cut:
        assert len(letters(window.text)) <= limit
        assert window.tokens == max(1, len(letters(window.text)))


def test_a_text_that_fits_is_left_alone():
    assert [window.text for window in windows(" un mot ", letters(" un mot "), 5)] == [" un mot "]


def test_cuts_fall_between_words():
    text = "aaaa bbbb cccc dddd"
    assert [window.text.strip() for window in windows(text, letters(text), 9)] == ["aaaa bbbb", "cccc dddd"]


def test_windows_are_of_about_one_length():
    text = "ab " * 50
    sizes = [window.tokens for window in windows(text, letters(text), 60)]
    assert sum(sizes) == 100
    assert min(sizes) >= 48


def test_a_word_longer_than_a_window_is_cut():
    assert [window.text for window in windows("a" * 10, letters("a" * 10), 4)] == ["aaaa", "aaaa", "aa"]


def test_the_empty_text_is_one_window():
    assert [(window.text, window.tokens) for window in windows("", [], 4)] == [("", 1)]
