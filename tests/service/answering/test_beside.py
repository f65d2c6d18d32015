import pytest

from service.answering.beside import LIKELY, LONGER, SHORT, sentence_beside

MARK = "La commission examine les marchés."
THREE = ["Le service prépare les marchés.", MARK, "Elle siège le jeudi."]


@pytest.mark.parametrize(
    ("likely", "place"),
    [
        ((0.1, 0.7, 0.2), 2),
        ((0.2, 0.7, 0.1), 0),
        ((LIKELY / 2, 0.9, LIKELY / 2), None),
        ((0.0, 0.5, LIKELY), 2),
        ((0.0, 0.4, 0.6), None),
    ],
)
def test_the_likelier_neighbour_is_taken_where_it_may_answer(
    likely: tuple[float, ...], place: int | None
) -> None:
    assert sentence_beside(THREE, likely, 1) == place


def test_the_first_and_the_last_have_one_neighbour() -> None:
    assert sentence_beside(THREE, (0.5, 0.1, 0.4), 0) == 1
    assert sentence_beside(THREE[::-1], (0.4, 0.1, 0.5), 2) == 1
    assert sentence_beside([MARK], [1.0], 0) is None


@pytest.mark.parametrize(
    "other",
    ["- l’avis ;", "1. Les marchés.", "Jeudi\tsalle 2.", "| Jeudi | salle 2. |", "Elle siège :", "Siège"],
)
def test_only_a_sentence_goes_on(other: str) -> None:
    assert sentence_beside([MARK, other], (0.6, 0.4), 0) is None


def test_a_long_mark_stands_alone_and_a_long_neighbour_is_left_out() -> None:
    short, long = "a" * (SHORT - 1) + ".", "a" * SHORT + "."
    assert sentence_beside([short, "Oui."], (0.6, 0.4), 0) == 1
    assert sentence_beside([long, "Oui."], (0.6, 0.4), 0) is None
    fits = "b" * (int(LONGER * SHORT) - 1) + "."
    assert sentence_beside([short, fits], (0.6, 0.4), 0) == 1
    assert sentence_beside([short, f"b{fits}"], (0.6, 0.4), 0) is None


@pytest.mark.parametrize(
    "end", ["Elle siège.", "Elle « siège ! »", "Elle siège (le jeudi.)", "Siège-t-elle ?", "Etc…"]
)
def test_a_sentence_may_end_in_several_ways(end: str) -> None:
    assert sentence_beside([MARK, end], (0.6, 0.4), 0) == 1
