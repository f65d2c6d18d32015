import pytest

from index.vocabulary import Vocabulary
from service.understanding import understand

VOCABULARY = Vocabulary(lambda: ["La stratégie de la Hesse et de la Saxe, le plafond de la carte d'achat."])


@pytest.mark.parametrize("message", ["Merci", "ok merci", "bonjour", "???", "d'accord", "👍", " "])
def test_nothing_is_searched_for_who_asks_nothing(message: str) -> None:
    understood = understand(message, ["Quel est le plafond de la carte d'achat ?"], VOCABULARY)
    assert (understood.text, understood.asked) == ("", "")
    assert not understood.carried


@pytest.mark.parametrize("message", ["Pourquoi ?", "Et vous ?", "combien", "est ce que"])
def test_nothing_is_searched_for_small_words_that_lean_on_nothing(message: str) -> None:
    assert understand(message, [], VOCABULARY).text == ""
    assert understand(message, ["Quel est le plafond de la carte d'achat ?"], VOCABULARY).text != ""


def test_thanks_do_not_end_the_topic() -> None:
    history = ["Quel est le plafond de la carte d'achat ?", *["D'accord, merci !"] * 10]
    understood = understand("et en 2024 ?", history, VOCABULARY)
    assert understood.text == "plafond de la carte d'achat et en 2024 ?"


def test_names_are_those_of_the_documents_however_typed() -> None:
    understood = understand("et la saxe ?", ["quel est le plafond de la hesse ?"], VOCABULARY)
    assert [item.text for item in understood.carried] == ["plafond"]
