import itertools

from hypothesis import given
from hypothesis import strategies as st

from service.answering.clauses import clauses

TEXTS = st.text(alphabet="abcdé ,;:.\t\n(«", max_size=200)


def test_punctuation_comes_before_length() -> None:
    text = "Le budget, voté en mai, est de 3 millions ; il baisse."
    pieces = [text[start:end] for start, end in clauses(text, 40)]

    assert pieces == ["Le budget,", "voté en mai,", "est de 3 millions ;", "il baisse."]


def test_a_long_clause_is_cut_between_words() -> None:
    text = "un deux trois quatre cinq six"

    assert [text[start:end] for start, end in clauses(text, 12)] == ["un deux", "trois quatre", "cinq six"]


def test_only_an_endless_word_is_cut_inside() -> None:
    assert clauses("x" * 25, 10) == [(0, 10), (10, 20), (20, 25)]


@given(TEXTS, st.integers(1, 40))
def test_ranges_keep_everything_but_white_space(text: str, longest: int) -> None:
    ranges = clauses(text, longest)

    assert "".join("".join(text[a:b].split()) for a, b in ranges) == "".join(text.split())
    assert all(0 < end - start <= longest for start, end in ranges)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(ranges))


@given(TEXTS, st.integers(5, 40))
def test_words_that_fit_are_never_cut(text: str, longest: int) -> None:
    for start, end in clauses(text, longest):
        for at in (start, end):
            if 0 < at < len(text) and text[at - 1].isalpha() and text[at].isalpha():
                first = max((i + 1 for i in range(at) if text[i].isspace()), default=0)
                last = next((i for i in range(at, len(text)) if text[i].isspace()), len(text))
                assert last - first > longest
