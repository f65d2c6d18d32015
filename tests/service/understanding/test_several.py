import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.understanding.several import asks_several


@pytest.mark.parametrize(
    "question",
    [
        "Lesquels des trois sites ont une cantine, et combien de places offre chacun ?",
        "Quelle est la durée du bail pour chacune des deux communes ?",
        "Le loyer a-t-il augmenté depuis le dernier bail ?",
        "Les tarifs ont-ils été relevés ?",
        "Qui tient le registre, et où le consulter ?",
        "Quel est le prix du badge et à qui faut-il le rendre ?",
        "Qui répare la chaudière, et est-elle sous garantie ?",
        "La prime est-elle plus élevée de nuit que le dimanche ?",
        "Le délai est-il le même à Sarlat et à Bergerac ?",
        "Combien de visiteurs en 2019 et en 2023 ?",
        "Faut-il passer par le guichet ou par le site ?",
        "Chauffage : date de mise en route et température",
        "Quel est l'horaire d'été ? Et celui d'hiver ?",
        "En quoi ce bail diffère-t-il du précédent par rapport aux charges ?",
    ],
)
def test_comparisons_and_double_questions_ask_several_things(question: str) -> None:
    assert asks_several(question)


@pytest.mark.parametrize(
    "question",
    [
        "Quel est le loyer annuel du bail ?",
        "Où se trouve le registre ?",
        "Qui dirige le service des espaces verts et des cimetières ?",
        "Et quand ouvre-t-on le guichet ?",
        "Combien de jours de congés par an ?",
        "règlement cantine scolaire 2023",
        "",
    ],
)
def test_a_plain_question_asks_one(question: str) -> None:
    assert not asks_several(question)


@given(st.text(alphabet="àOùet ouqu'-:?entre plus que 2024\u00a0", max_size=400))
def test_any_text_is_decided(question: str) -> None:
    assert asks_several(question) in (True, False)
