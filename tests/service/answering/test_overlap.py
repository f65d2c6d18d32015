from hypothesis import given
from hypothesis import strategies as st

from service.answering.overlap import without_repetition
from tests.service.builders import hit, passage

TEXT = "x" * 100
RANGES = st.lists(
    st.tuples(st.integers(0, 90), st.integers(1, 30)).map(lambda r: (r[0], min(r[0] + r[1], 100))),
    max_size=12,
)


def test_a_hit_overlapping_a_better_one_by_half_of_the_shorter_goes() -> None:
    best, half, less = passage(TEXT, 0, 40), passage(TEXT, 30, 50), passage(TEXT, 31, 51)

    assert without_repetition([hit(best), hit(half)]) == [hit(best)]
    assert without_repetition([hit(best), hit(less)]) == [hit(best), hit(less)]


def test_the_same_range_of_two_documents_is_kept_twice() -> None:
    hits = [hit(passage(TEXT), "one"), hit(passage(TEXT), "other")]

    assert without_repetition(hits) == hits


@given(RANGES)
def test_no_two_kept_overlap_by_half_and_none_is_dropped_for_nothing(ranges: list[tuple[int, int]]) -> None:
    hits = [hit(passage(TEXT, start, end)) for start, end in ranges]
    kept = without_repetition(hits)

    def repeats(one: tuple[int, int], other: tuple[int, int]) -> bool:
        common = len(set(range(*one)) & set(range(*other)))
        return common >= min(one[1] - one[0], other[1] - other[0]) / 2

    chosen = [(h.passage.start, h.passage.end) for h in kept]
    assert not any(repeats(a, b) for i, a in enumerate(chosen) for b in chosen[i + 1 :])
    assert all(any(repeats(pair, better) for better in chosen) for pair in ranges)
