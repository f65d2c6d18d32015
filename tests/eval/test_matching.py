import pytest

from eval.matching import finds, found_at, highlight_is_right
from eval.types import Evidence, Found, GoldQuestion


def question(*evidence: Evidence, kind: str = "fact") -> GoldQuestion:
    return GoldQuestion("q", "?", True, kind, (), (), evidence)


@pytest.mark.parametrize(
    ("found", "evidence", "expected"),
    [
        ((0, 100), (50, 150), True),  # exactly half
        ((0, 99), (50, 150), False),  # one character short of half
        ((0, 500), (350, 2000), True),  # 150 characters of a long one
        ((0, 499), (350, 2000), False),
        ((0, 1201), (0, 100), False),  # too long a passage is a miss
        ((0, 1200), (0, 100), True),
    ],
)
def test_a_passage_finds_an_evidence(
    found: tuple[int, int], evidence: tuple[int, int], expected: bool
) -> None:
    assert finds(Found("a", *found), Evidence("a", *evidence)) is expected


def test_another_source_finds_nothing() -> None:
    assert not finds(Found("b", 0, 100), Evidence("a", 0, 100))


HITS = (Found("a", 900, 1000), Found("a", 0, 100), Found("a", 200, 300))


def test_alternatives_are_found_with_the_first_of_them() -> None:
    assert found_at(question(Evidence("a", 0, 100), Evidence("a", 200, 300)), HITS) == 2


def test_a_question_over_several_passages_needs_them_all() -> None:
    both = question(Evidence("a", 0, 100), Evidence("a", 200, 300), kind="multi_passage")
    assert found_at(both, HITS) == 3
    assert found_at(both, HITS[:2]) is None
    assert found_at(both, HITS[:2], every=False) == 2


def test_nothing_found() -> None:
    assert found_at(question(Evidence("z", 0, 10)), HITS) is None


def test_a_right_highlight_is_short_and_mostly_evidence() -> None:
    asked = question(Evidence("a", 100, 200))
    citation = Found("a", 0, 600)
    assert highlight_is_right(asked, citation, [Found("a", 100, 200)])
    assert highlight_is_right(asked, citation, [Found("a", 150, 275)])  # half found, 40 % inside
    assert not highlight_is_right(asked, citation, [Found("a", 150, 276)])  # under 40 % inside
    assert not highlight_is_right(asked, citation, [Found("a", 151, 200)])  # under half
    assert not highlight_is_right(asked, citation, [Found("a", 100, 200), Found("a", 300, 551)])  # 351
    assert not highlight_is_right(asked, citation, [])
    assert not highlight_is_right(asked, None, [])
