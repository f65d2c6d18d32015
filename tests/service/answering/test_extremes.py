import pytest

from service.answering.extremes import extreme
from tests.service.builders import words

TABLE = (
    "",
    "Délégation : Nord ; Communes aidées : 84 ; Montant (M€) : 2,9",
    "Délégation : Sud ; Communes aidées : 152 ; Montant (M€) : 5,0",
    "Délégation : Est ; Communes aidées : 97 ; Montant (M€) : 12,1",
    "Délégation : Ensemble ; Communes aidées : 333 ; Montant (M€) : 20,0",
)


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Quelle délégation a le plus de communes aidées ?", 2),
        ("Où les communes aidées sont-elles les moins nombreuses ?", 1),
        ("Quel est le montant le plus élevé ?", 3),
        ("Quelle délégation verse le plus faible montant ?", 1),
        ("Quelle délégation verse le montant le moins faible ?", 3),
        ("Combien de communes aidées au plus ?", 2),
        ("Quel montant pour le Nord ?", None),
        ("Quelle délégation a plus de 100 communes aidées ?", None),
        ("Qui aide les communes de moins de 60 habitants ?", None),
        ("Qui, du Nord ou du Sud, a le plus de communes aidées ?", None),
        ("Quand les communes aidées répondent-elles le plus tard ?", None),
        ("Où le montant augmente-t-il le plus ?", None),
    ],
)
def test_a_superlative_singles_out_the_row_with_the_highest_or_lowest_figure(
    question: str, place: int | None
) -> None:
    assert extreme(question, TABLE, words) == place


def test_columns_with_a_unit_that_the_question_does_not_name_have_to_agree() -> None:
    asked = "Quelle est la plus grande délégation ?"
    table = [f"{row} ; Prélèvements : {20 - place} mg" for place, row in enumerate(TABLE[1:])]
    assert extreme(asked, table, words) is None
    assert extreme(asked, [row.replace("12,1", "1,0").replace("2,9", "6,0") for row in table], words) == 0


def test_telephone_numbers_are_not_compared_unless_named() -> None:
    rows = ("Délégation : Nord ; Poste : 6100", "Délégation : Sud ; Poste : 6200")
    assert extreme("Quelle est la plus grande délégation ?", rows, words) is None
    assert extreme("Quel est le poste le plus grand ?", rows, words) == 1


def test_thousands_are_read_and_equal_rows_single_out_none() -> None:
    rows = (
        "Ville : A ; Habitants : 9 500",
        "Ville : B ; Habitants : 12 000",
        "Ville : C ; Habitants : 12 000",
    )
    assert extreme("Quelle ville a le plus d'habitants ?", rows[:2], words) == 1
    assert extreme("Quelle ville a le plus d'habitants ?", rows, words) is None


@pytest.mark.parametrize(
    "rows",
    [
        ("Module : A ; Durée : 2 jours", "Module : B ; Durée : 30 heures"),
        ("Loi : A ; Année : 2012", "Loi : B ; Année : 2019"),
        ("Code : 12", "Code : 15"),
        ("La plus longue dure 3 jours.",),
        (),
    ],
)
def test_units_that_differ_years_and_lone_cells_are_not_compared(rows: tuple[str, ...]) -> None:
    assert extreme("Quelle est la plus longue durée ?", rows, words) is None
