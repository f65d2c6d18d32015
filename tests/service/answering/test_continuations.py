import pytest

from service.answering.continuations import points_back


@pytest.mark.parametrize(
    "sentence",
    [
        "Elle se réunit le jeudi.",
        "C’est une formation d’un jour.",
        "Celle-ci est gratuite.",
        "Son montant est de 40 %.",
        "Ces frais sont remboursés.",
    ],
)
def test_a_pronoun_demonstrative_or_possessive_points_back(sentence: str) -> None:
    assert points_back(sentence)


@pytest.mark.parametrize(
    "sentence", ["Île-de-France : 12 %", "Certains agents en sont dispensés.", "La commission siège.", ""]
)
def test_another_first_word_does_not(sentence: str) -> None:
    assert not points_back(sentence)
