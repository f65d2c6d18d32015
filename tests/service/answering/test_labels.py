import pytest

from service.answering.labels import named
from tests.service.builders import words

HOURS = ("37 heures\t7 h 24\t12", "38 heures\t7 h 36\t18", "39 heures\t7 h 48\t22")
MEALS = ("- Repas : 20 € au lieu de 17 €", "- Nuitée en capitale : 155 €", "- Nuitée en province : 110 €")


@pytest.mark.parametrize(
    ("question", "rows", "place"),
    [
        ("combien de rtt pour 39 heures", HOURS, 2),
        ("combien de rtt pour 7 heures", HOURS, None),
        ("combien de rtt", HOURS, None),
        ("combien pour une nuitée en province", MEALS, 2),
        ("combien pour une nuitée", MEALS, None),
        ("combien pour un repas", MEALS, 0),
        ("combien pour un repas", ("Le repas coûte 20 €.", "La nuitée en coûte 110."), None),
        ("combien pour un repas", (), None),
    ],
)
def test_the_one_row_whose_label_the_question_names(
    question: str, rows: tuple[str, ...], place: int | None
) -> None:
    assert named(frozenset(words(question)), rows, rows, words) == place


def test_the_name_of_the_column_tells_no_row_from_another() -> None:
    rows = ("Source Perrine\t96", "Gouffre aux Fées\t88")
    indexed = ("Source : Source Perrine ; Débit : 96", "Source : Gouffre aux Fées ; Débit : 88")

    assert named(frozenset(words("quelle source débite le plus")), rows, indexed, words) is None
    assert named(frozenset(words("débit de la source perrine")), rows, indexed, words) == 0
