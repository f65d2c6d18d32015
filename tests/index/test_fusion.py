"""Ranking arithmetic, exactly."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import fusion

LEXICAL = st.dictionaries(st.integers(0, 9), st.floats(1e-6, 40), max_size=8)
DENSE = st.dictionaries(st.integers(0, 9), st.floats(-1, 1), max_size=8)


def test_min_max_stretches_over_the_unit_interval():
    assert fusion.min_max({1: 2.0, 2: 4.0, 3: 10.0}) == {1: 0.0, 2: 0.25, 3: 1.0}


@pytest.mark.parametrize("scores", [{7: 3.0}, {7: 0.0, 8: 0.0}, {7: -2.0, 8: -2.0, 9: -2.0}])
def test_equal_scores_are_all_the_best(scores):
    assert fusion.min_max(scores) == dict.fromkeys(scores, 1.0)


def test_the_share_of_the_best_keeps_the_zero():
    assert fusion.share_of_best({1: 8.0, 2: 4.0, 3: 1.0}) == {1: 1.0, 2: 0.5, 3: 0.125}
    assert fusion.share_of_best({7: 0.25, 8: 0.25}) == {7: 1.0, 8: 1.0}
    assert fusion.share_of_best({}) == {}


def test_convex_weighs_the_branches():
    lexical = {1: 8.0, 2: 4.0, 3: 2.0}
    dense = {2: 0.75, 3: 0.5, 4: 0.25}
    assert fusion.convex(lexical, dense, 0.25) == {
        1: 0.75 * 1.0,
        2: 0.75 * 0.5 + 0.25 * 1.0,
        3: 0.75 * 0.25 + 0.25 * 0.5,
        4: 0.0,
    }


def test_an_empty_branch_leaves_the_other_on_its_own_scale():
    scores = {1: 8.0, 2: 5.0, 3: 2.0}
    assert fusion.convex(scores, {}, 0.9) == {1: 1.0, 2: 0.625, 3: 0.25}
    assert fusion.convex({}, scores, 0.1) == {1: 1.0, 2: 0.5, 3: 0.0}
    assert fusion.convex({}, {}, 0.5) == {}


def test_a_single_hit_that_both_branches_found_is_certain():
    assert fusion.convex({5: 2.0}, {5: 0.3}, 0.25) == {5: 1.0}
    assert fusion.convex({5: 2.0}, {6: 0.3}, 0.25) == {5: 0.75, 6: 0.25}


def test_rrf_sums_inverse_ranks():
    fused = fusion.rrf({1: 9.0, 2: 8.0, 3: 7.0}, {3: 0.9, 2: 0.8, 4: 0.7}, constant=60)
    assert fused == pytest.approx(
        {
            1: float(Fraction(1, 61)),
            2: float(Fraction(2, 62)),
            3: float(Fraction(1, 61) + Fraction(1, 63)),
            4: float(Fraction(1, 63)),
        },
        abs=1e-15,
    )


def test_rrf_gives_equals_the_same_rank():
    assert fusion.rrf({1: 5.0, 2: 5.0, 3: 1.0}, {}, constant=1) == {1: 1 / 2, 2: 1 / 2, 3: 1 / 4}


@given(LEXICAL, DENSE)
def test_fused_scores_are_comparable(lexical, dense):
    fused = fusion.fuse(lexical, dense)
    assert fused.keys() == lexical.keys() | dense.keys()
    assert all(0.0 <= score <= 1.0 for score in fused.values())


@given(LEXICAL, DENSE)
def test_the_order_of_a_mapping_changes_nothing(lexical, dense):
    backwards = dict(reversed(lexical.items())), dict(reversed(dense.items()))
    assert fusion.fuse(*backwards) == fusion.fuse(lexical, dense)
    assert fusion.rrf(*backwards) == fusion.rrf(lexical, dense)
