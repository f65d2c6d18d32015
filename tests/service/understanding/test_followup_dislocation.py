import pytest

from service.understanding.followups import carry

BEFORE = "Quel est le débit de la source ?"


@pytest.mark.parametrize(
    "question",
    [
        # the noun first
        "et le conseil scientifique, il est présidé par qui ?",
        "les mulets, ils sont combien ?",
        "les mulets ils sont combien",
        "la cantine, elle ouvre quand ?",
        "et la prime, elle n'est pas imposable ?",
        "et le badge, on le rend à qui ?",
        "la cantine à Lyon, elle ouvre quand ?",
        # the pronoun first
        "ça coûte combien un badge ?",
        "et ça coûte combien un badge ?",
        "ça coûte combien une nuit à Lyon ?",
        "combien ça coûte un panneau",
        "comment ça marche le badge",
        "à quoi ça sert un casque ?",
        "elle est où la cantine ?",
        "où elle est la cantine ?",
        "il gagne combien un fontainier ?",
        "ils partent quand les stagiaires ?",
        "combien coûte-t-il, le badge ?",
        "elle ouvre à quelle heure, la cantine ?",
        "elle est où Mireille Thévenin ?",
        "il fait quoi Castaing ?",
        "et qui c'est Thévenin ?",
        "c'est qui le directeur ?",
        "qui c'est le directeur ?",
        "et c'est quand le marché de Noël ?",
        "c'est obligatoire le casque ?",
    ],
)
def test_a_pronoun_whose_noun_is_in_the_question_points_nowhere_else(question: str) -> None:
    assert carry(question, [BEFORE]) == []


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("et ça coûte combien ?", "no noun"),
        ("ça coûte combien par mois ?", "brought in by a preposition"),
        ("ça concerne les agents ?", "an object"),
        ("elle touche une prime ?", "an object"),
        ("comment il obtient un badge ?", "an object"),
        ("comment ça la concerne ?", "an object"),
        ("où il a vu Castaing ?", "an object"),
        ("ils font quoi pour Castaing ?", "brought in by a preposition"),
        ("qui le dirige ?", "an object"),
        ("ils touchent combien la première année ?", "not of the pronoun's number"),
        ("c'est remboursé le premier mois ?", "a time"),
        ("et les apprentis, ils ont combien ?", "of what was asked before"),
        ("et un apprenti, il touche combien ?", "of what was asked before"),
        ("et mes questions, on les garde longtemps ?", "in what was spoken of"),
        ("et pour un apprenti, c'est combien ?", "what was asked before"),
        ("et le projet, il est financé par qui ?", "which one, nothing says"),
        ("il dépend de qui le service ?", "which one, nothing says"),
        ("et le directeur, il en pense quoi ?", "another pronoun"),
    ],
)
def test_any_other_pronoun_does(question: str, reason: str) -> None:
    assert [item.text for item in carry(question, [BEFORE])] == ["débit de la source"], reason
