import pytest

from service.understanding.followups import carry

STAFF = "Combien d'employés compte Fraunhofer ?"
BUDGET = "Quel budget le BMBF consacre-t-il à l'IA en 2024 ?"
WASHHOUSES = "Combien de lavoirs ont été restaurés dans la vallée ?"
CANTEEN = "À quelle heure ouvre la cantine ?"
BADGE = "Combien coûte un badge perdu ?"


@pytest.mark.parametrize(
    ("before", "question", "kept"),
    [
        (STAFF, "où est son siège ?", ["Fraunhofer"]),
        (STAFF, "et son siège ?", ["Fraunhofer"]),
        (STAFF, "et quel budget ?", ["Fraunhofer"]),
        ("Quand a été fondé Fraunhofer ?", "et combien d'employés ?", ["Fraunhofer"]),
        (BUDGET, "et combien de chercheurs ?", ["BMBF", "IA", "2024"]),
        (BUDGET.replace("-t-il", " t il"), "et combien de chercheurs ?", ["BMBF", "IA", "2024"]),
        (CANTEEN, "où est-elle ?", ["cantine"]),
        (BADGE, "à qui je le rends ?", ["badge perdu"]),
        ("Comment ouvrir un compte épargne-temps ?", "qui décide ?", ["compte épargne-temps"]),
        ("Combien de jours de RTT pour un cadre ?", "qui décide ?", ["RTT pour un cadre"]),
        ("Comment devenir fontainier en Savoie ?", "qui décide ?", ["fontainier en Savoie"]),
        (WASHHOUSES, "et combien de fontaines ?", ["restaurés dans la vallée"]),
        ("Combien gagne un fontainier ?", "quelles sont ses primes ?", ["fontainier"]),
    ],
)
def test_what_was_asked_is_left_behind(before: str, question: str, kept: list[str]) -> None:
    assert [item.text for item in carry(question, [before])] == kept


@pytest.mark.parametrize(
    ("before", "question", "kept", "reason"),
    [
        (CANTEEN, "et le samedi ?", ["heure ouvre", "cantine"], "the same is asked"),
        (BADGE, "et pour un casque ?", ["coûte un badge perdu"], "the same is asked"),
        (BADGE, "pourquoi ?", ["coûte un badge perdu"], "all of it is asked about"),
        (BADGE, "et quand on est stagiaire ?", ["coûte un badge perdu"], "the same is asked"),
        (BADGE, "et un agent qui part ?", ["coûte un badge perdu"], "the same is asked"),
        (WASHHOUSES, "et qui paie ?", ["lavoirs ont été restaurés dans la vallée"], "it is the subject"),
        ("Combien de mulets a l'agence ?", "où sont-ils ?", ["mulets a l'agence"], "a pronoun stands for it"),
        ("Quelles aides en 2024 ?", "combien en profitent ?", ["aides", "2024"], "a pronoun stands for it"),
        (STAFF, "et combien sont partis ?", ["employés compte Fraunhofer"], "it is counted again"),
        ("Qui dirige la paie ?", "à qui succède-t-elle ?", ["dirige la paie"], "its answer is meant"),
        ("Où imprime-t-on les plans ?", "qui garde ce bureau ?", ["imprime", "plans"], "its answer is meant"),
        ("Quelles aides en 2024 ?", "qui paie ?", ["aides", "2024"], "nothing else is left"),
    ],
)
def test_what_was_asked_is_kept(before: str, question: str, kept: list[str], reason: str) -> None:
    assert [item.text for item in carry(question, [before])] == kept, reason


@pytest.mark.parametrize(
    ("before", "question", "kept"),
    [
        ("Que veut dire RTT ?", "combien j'en ai ?", ["RTT"]),
        ("Que dit la charte sur le vin ?", "pourquoi ?", ["charte sur le vin"]),
        ("Je fais 37 h, combien de RTT ?", "et pour un cadre ?", ["RTT"]),
        ("37 ?", "pourquoi ?", ["37"]),
    ],
)
def test_what_says_nothing_is_not_carried(before: str, question: str, kept: list[str]) -> None:
    assert [item.text for item in carry(question, [before])] == kept
