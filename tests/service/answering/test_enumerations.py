"""Questions that ask for a list, and the list that answers."""

from dataclasses import replace

import pytest

from index.types import Reading
from service.answering.enumerations import asks_for_all, whole_list
from service.answering.highlights import LONGEST, highlights
from service.answering.terms import QuestionTerms
from tests.service.builders import hit, passage, words

LIST = ["Les agents.", "Trois buts sont visés :", "1. Entretenir", "2. Restaurer", "3. Recenser", "Voilà."]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Quels sont les buts de l'Agence ?", True),
        ("Lesquelles sont exclues ?", True),
        ("Cite les missions de l'Agence", True),
        ("Qui siège à la commission ?", True),
        ("Qui sont les partenaires de l'Agence ?", True),
        ("De qui se compose le jury ?", True),
        ("composition du jury", True),
        ("Qui préside la commission ?", False),
        ("Quel est le but de l'Agence ?", False),
        ("Laquelle est exclue ?", False),
        ("Combien de buts ?", False),
    ],
)
def test_a_plural_asks_for_all(question: str, expected: bool) -> None:
    assert asks_for_all(question) == expected


@pytest.mark.parametrize("place", [1, 2, 3, 4])
def test_an_item_or_the_lead_in_gives_the_whole_list(place: int) -> None:
    assert whole_list(LIST, place) == (range(1, 5), range(2, 5))


@pytest.mark.parametrize("place", [0, 5])
def test_a_sentence_beside_a_list_is_in_none(place: int) -> None:
    assert whole_list(LIST, place) == (range(0), range(0))


def test_items_without_a_lead_in_are_a_list() -> None:
    assert whole_list(["Buts.", "• un", "• deux"], 2) == (range(1, 3), range(1, 3))


@pytest.mark.parametrize("lead_in", ["**Pièces à joindre :**", "On dit « Pièces à joindre : »"])
def test_marks_after_its_colon_leave_a_lead_in_one(lead_in: str) -> None:
    assert whole_list([lead_in, "• un", "• deux"], 1) == (range(3), range(1, 3))


LEAD_IN = "Trois buts sont visés :"


def marked(question: str, *items: str, likely: tuple[float, ...] | None = None) -> list[str]:
    lines = [LEAD_IN, *items]
    units, start = [], 0
    for line in lines:
        units.append((start, start + len(line)))
        start += len(line) + 1
    found = hit(passage("\n".join(lines), units=units))
    if likely:
        found = replace(found, reading=Reading(0.0, likely))
    terms = QuestionTerms(dict.fromkeys(words(question), 1.0))
    return [quote.text for quote in highlights(found, question, terms, words)]


def test_the_whole_list_is_marked_where_all_of_it_is_asked_for() -> None:
    items = ["1. entretenir les fontaines", "2. restaurer les lavoirs", "3. recenser les puits"]
    assert marked("Quels buts sont visés ?", *items) == [LEAD_IN, *items]
    assert marked("Quels buts sont visés pour les lavoirs ?", *items) == [LEAD_IN, *items]
    assert marked("Dans quel but restaurer les lavoirs ?", *items) == [items[1]]


def test_the_item_that_the_reader_is_sure_of_and_that_says_most_of_the_question_is_marked_alone() -> None:
    items = ["1. entretenir les fontaines", "2. restaurer tous les lavoirs publics"]
    question = "Quels lavoirs faut-il restaurer ?"
    assert marked(question, *items, likely=(0.0, 0.05, 0.95)) == [items[1]]
    assert marked(question, *items, likely=(0.0, 0.15, 0.85)) == [LEAD_IN, *items]
    assert marked("Quels buts sont visés ?", *items, likely=(0.0, 0.05, 0.95)) == [LEAD_IN, *items]


def test_a_lead_in_without_room_is_left_out_and_a_longer_list_is_not_marked_whole() -> None:
    second = "2. restaurer les lavoirs"
    filling = "1. " + "e" * (LONGEST - len(second) - 3)
    assert marked("Quels buts sont visés ?", filling, second) == [filling, second]
    assert marked("Quels buts sont visés ?", filling + "e", second) == [LEAD_IN]
