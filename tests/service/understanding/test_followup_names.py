import pytest

from service.understanding.followups import carry

BUDGET = "Quel budget le BMBF consacre-t-il à l'IA en 2024 ?"
STRATEGY = "Quand la Hesse a-t-elle publié sa stratégie ?"
FLOW = "Quel est le débit de la Grande Nayve en 2024 ?"
SIGNED = "Mireille Thévenin a-t-elle signé la charte ?"


def carried(question: str, *history: str) -> list[str]:
    return [item.text for item in carry(question, history)]


@pytest.mark.parametrize(
    ("history", "question", "kept"),
    [
        # the name in the same grammatical place
        ([STRATEGY], "Et la Saxe ?", ["publié sa stratégie"]),
        ([STRATEGY], "Et quand la Saxe a-t-elle publié la sienne ?", ["stratégie"]),
        ([STRATEGY, "Et la Saxe ?"], "Et la Bavière ?", ["publié sa stratégie"]),
        ([BUDGET], "et l'ANR ?", ["budget", "consacre", "IA", "2024"]),
        ([BUDGET], "et la France ?", ["budget", "consacre", "IA", "2024"]),
        (["Combien Microsoft investit-il en France ?"], "et Google ?", ["investit", "France"]),
        (["Quelle stratégie pour la Bavière ?"], "Et pour la Saxe en 2023 ?", ["stratégie"]),
        (["Quel est le rôle de Mireille Thévenin ?"], "et celui de Paul Castaing ?", ["rôle"]),
        (["Quel est le tarif à la Grande Nayve ?"], "et au Trou du Moine ?", ["tarif"]),
        (["Combien d'employés a la Saxe ?"], "et la Hesse ?", ["employés"]),
        (["Combien d'employés compte Fraunhofer ?"], "et l'IMT ?", ["employés compte"]),
        # the last of its kind, wherever it stands
        ([FLOW], "et le Trou du Moine ?", ["débit", "2024"]),
        (["Combien de thèses en IA pour la Bavière ?"], "et la Saxe ?", ["thèses en IA"]),
        (["Quelle stratégie en Hesse ?"], "et la Saxe ?", ["stratégie"]),
        # the last that completes a noun
        (["Quel est le budget de Fraunhofer ?"], "et l'IMT ?", ["budget"]),
        # a noun or a verb said again
        (["Quel est le débit de la source Nayve ?"], "et la source Moine ?", ["débit de la source"]),
        # what is asked of it comes after a comma
        (["Quel est le budget de Fraunhofer ?"], "et l'IMT, combien d'employés ?", ["budget"]),
        (["Qui dirige Fraunhofer en 2024 ?"], "et qui dirige l'IMT ?", ["2024"]),
    ],
)
def test_a_name_takes_the_place_of_another(history: list[str], question: str, kept: list[str]) -> None:
    assert carried(question, *history) == kept


@pytest.mark.parametrize(
    ("before", "question", "kept"),
    [
        (SIGNED, "et avec Castaing ?", ["Mireille Thévenin a-t-elle signé la charte"]),
        ("Quel est le budget du BMBF ?", "et pour l'IA ?", ["budget du BMBF"]),
        ("Quel budget pour l'IA ?", "et à Lyon ?", ["budget pour l'IA"]),
        (BUDGET, "et en France ?", ["budget", "BMBF consacre", "IA", "2024"]),
        ("Quelle prime pour les agents du CNRS ?", "et pour Castaing ?", ["prime pour les agents du CNRS"]),
        ("Qui préside l'AESP ?", "et le comité d'audit de Lyon ?", ["préside l'AESP"]),
        ("Quel est le budget de la délégation Nord ?", "et Castaing ?", ["budget de la délégation", "Nord"]),
    ],
)
def test_a_name_that_stands_elsewhere_takes_no_place(before: str, question: str, kept: list[str]) -> None:
    assert carried(question, before) == kept


def test_names_typed_in_small_letters_are_those_of_the_documents() -> None:
    names = {"hesse": "Hesse", "saxe": "Saxe", "imt": "IMT", "bmbf": "BMBF"}

    def kept(question: str, before: str) -> list[str]:
        return [item.text for item in carry(question, [before], lambda folded: names.get(folded, ""))]

    assert kept("et la saxe ?", "quand la hesse a-t-elle publié sa stratégie ?") == ["publié sa stratégie"]
    assert kept("ET LA SAXE ?", "QUEL EST LE BUDGET DE LA HESSE ?") == ["BUDGET"]
    assert kept("et l'imt ?", "combien le bmbf donne-t-il pour la hesse") == ["donne", "hesse"]
    assert kept("et la charte ?", "quel est le budget de la hesse ?") == ["budget de la hesse"]
