import pytest

from service.answering.brackets import fitting

PROCEDURES = (
    "Montant : Moins de 4 000 € ; Délai : aucun",
    "Montant : De 4 000 € à 25 000 € ; Délai : 5 jours",
    "Montant : De 25 000 à 40 000 € ; Délai : 10 jours",
    "Montant : 40 000 € et plus ; Délai : au plus 35 jours",
)
GROUPS = ("plus de deux cents personnes", "de vingt à deux cents personnes", "moins de vingt personnes")
OPEN = ("De 25 000 € à 90 000 €", "De 90 000 € à 140 000 €", "Au-delà")
DISTANCES = ("jusqu’à 29 km", "plus de 29 km, jusqu’à 249 km", "au-delà de 249 km")


@pytest.mark.parametrize(
    ("question", "rows", "place"),
    [
        ("Quel délai pour des travaux de 30 000 € ?", PROCEDURES, 2),
        ("Quel délai pour des travaux de 30000 euros ?", PROCEDURES, 2),
        ("Quel délai pour 0,03 M€ ?", PROCEDURES, 2),
        ("Et à 3 999,50 € ?", PROCEDURES, 0),
        ("Et pour un million ou 1 000 000 € ?", PROCEDURES, 3),
        ("Et pour plus de 40 000 € ?", PROCEDURES, 3),
        ("Et pour moins de 4 000 € ?", PROCEDURES, 0),
        ("J'habite à 29 km", DISTANCES, 0),
        ("J'habite à 30 km", DISTANCES, 1),
        ("J'habite à 300 km", DISTANCES, 2),
        ("Avec un indice de 500 ?", ("jusqu’à 420", "de 421 à 560", "plus de 560"), 1),
        ("Avec 150 personnes ?", GROUPS, 1),
        ("Avec quinze personnes ?", GROUPS, 2),
        ("Un marché de 100 000 ?", OPEN, 1),
        ("Un marché de deux cent mille euros ?", OPEN, 2),
        ("Un marché de 0,2 M€ ?", OPEN, 2),
        ("Et avec 7 jours ?", ("de 1 jour à 5 jours", "de 6 à 10 jours"), 1),
    ],
)
def test_the_row_whose_bracket_holds_the_number(question: str, rows: tuple[str, ...], place: int) -> None:
    assert fitting(question, rows) == place


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Quel délai pour des travaux ?", PROCEDURES),
        ("Quel délai pour 30 000 hommes ?", PROCEDURES),
        ("Et pour les six derniers ?", ("moins de vingt ans", "vingt ans et plus")),
        ("Quel plafond en 2024 ?", ("jusqu’à 3 000", "plus de 3 000")),
        ("Quel délai pour 30 000 € ?", ("Le marché est de 30 000 €.",)),
        ("Quel délai pour 30 000 € ?", ()),
    ],
)
def test_no_row(question: str, rows: tuple[str, ...]) -> None:
    assert fitting(question, rows) is None
