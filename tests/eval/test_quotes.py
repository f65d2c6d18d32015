from hypothesis import given
from hypothesis import strategies as st

from eval.quotes import find_quote


def test_a_quote_as_it_stands_comes_first() -> None:
    assert find_quote("un deux  trois", "deux  trois") == (3, 14)


def test_white_space_and_line_ends_do_not_matter() -> None:
    text = "Le budget\n  s'élève à 3 M€."
    start, end = find_quote(text, "budget s'élève à 3") or (0, 0)
    assert text[start:end] == "budget\n  s'élève à 3"


def test_a_word_broken_at_a_line_end_is_found_whole() -> None:
    text = "la réglemen-\ntation franco-\nallemande"
    start, end = find_quote(text, "la réglementation franco-allemande") or (0, 0)
    assert text[start:end] == text


def test_what_is_not_there_is_not_found() -> None:
    assert find_quote("un deux", "trois") is None
    assert find_quote("un deux", " ") is None or find_quote("un deux", " ") == (2, 3)


@given(st.text(max_size=60), st.data())
def test_every_slice_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = find_quote(text, text[start:end])
    assert found is not None
    assert text[found[0] : found[1]] == text[start:end]
