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


def test_a_question_that_may_lean_on_the_one_before_is_understood_both_ways() -> None:
    history = ["Quel est le plafond de la carte d'achat ?"]
    alone = understand("Les chiens sont admis ?", history, VOCABULARY)
    assert (alone.text, alone.carried) == ("Les chiens sont admis ?", ())
    assert alone.otherwise is not None
    assert alone.otherwise.text == "plafond de la carte d'achat Les chiens sont admis ?"

    leaning = understand("Les chiens ?", history, VOCABULARY)
    assert leaning.text == "plafond de la carte d'achat Les chiens ?"
    assert leaning.otherwise is not None
    assert leaning.otherwise.text == "Les chiens ?"


@pytest.mark.parametrize(
    ("question", "history", "drop"),
    [
        ("Les chiens sont admis ?", [], ()),
        ("Et les chiens ?", ["Quel est le plafond de la carte d'achat ?"], ()),
        ("Pourquoi ?", ["Quel est le plafond de la carte d'achat ?"], ()),
        ("Les grands chiens de garde sont admis ?", ["Quel est le plafond de la carte d'achat ?"], ()),
        ("Les chiens sont admis ?", ["Quel est le plafond de la carte d'achat ?"], ("k1",)),
    ],
)
def test_any_other_is_understood_one_way(question: str, history: list[str], drop: tuple[str, ...]) -> None:
    assert understand(question, history, VOCABULARY, drop).otherwise is None
