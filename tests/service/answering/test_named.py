import pytest

from service.answering.named import names, numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("en 2024", {"2024"}),
        ("3 000 millions, puis 3\u202f000,5", {"3000", "3000,5"}),
        ("de 2020 à 2024", {"2020", "2024"}),
        ("aucun", set()),
    ],
)
def test_numbers(text: str, found: set[str]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Quelle part pour la Saxe ?", ["Saxe"]),
        ("La Saxe ? Et la Hesse", ["Saxe", "Hesse"]),
        ("Combien pour l\u2019Inria ? Les autres ?", ["Inria"]),
        ("Berlin", []),
        ("quel budget", []),
    ],
)
def test_a_capital_of_its_own_makes_a_name(text: str, found: list[str]) -> None:
    assert names(text) == found
