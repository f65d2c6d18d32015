from hypothesis import given
from hypothesis import strategies as st

from ingest.workers import Limits

LIMITS = Limits()
SIZES = st.integers(0, LIMITS.memory)


@given(SIZES, st.integers(0, 10_000))
def test_time_grows_with_the_pages_to_recognise_and_has_an_end(size: int, scans: int) -> None:
    base = LIMITS.granted(size)
    granted = LIMITS.granted(size, scans)
    assert LIMITS.seconds <= base <= LIMITS.most_seconds
    assert base <= granted <= LIMITS.granted(size, scans + 1) <= base + LIMITS.most_scan_seconds


@given(SIZES)
def test_a_hundred_honest_pages_fit_even_sideways_on_a_busy_machine(size: int) -> None:
    assert LIMITS.granted(size, 100) - LIMITS.granted(size) >= 100 * 20
