import pytest

from eval.significance import compare


def scores(*values: float) -> dict[str, float]:
    return {f"q{n:02}": v for n, v in enumerate(values)}


def test_a_small_set_is_counted_exactly() -> None:
    """Five questions all won: of 2⁵ sign patterns, two are as extreme."""
    done = compare("hit@1", scores(0, 0, 0, 0, 0), scores(1, 1, 1, 1, 1))
    assert done is not None
    assert done.p_value == pytest.approx(2 / 32)
    assert (done.first, done.second, len(done.won), done.lost) == (0.0, 1.0, 5, ())


def test_equal_runs_do_not_differ() -> None:
    done = compare("hit@1", scores(1, 0, 1), scores(1, 0, 1))
    assert done is not None
    assert done.p_value == 1.0


def test_a_large_set_repeats_exactly() -> None:
    first, second = scores(*[0.0, 1.0] * 50), scores(*[1.0, 1.0] * 25, *[0.0, 1.0] * 25)
    a, b = compare("m", first, second), compare("m", first, second)
    assert a == b
    assert a is not None
    assert a.p_value < 0.001


def test_only_common_questions_count() -> None:
    assert compare("m", {"a": 1.0}, {"b": 1.0}) is None
    done = compare("m", {"a": 1.0, "b": 0.0}, {"b": 1.0})
    assert done is not None
    assert (done.questions, done.p_value, done.won) == (1, 1.0, ("b",))
