import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.vocabulary import Vocabulary
from service.understanding.expansions import expand
from service.understanding.followup_words import INTERROGATIVES, words_of

TEXTS = [
    # introduced, then never used again: the documents say the long form
    "Le compte épargne-temps (CET) est ouvert à tous. Le compte épargne-temps se remplit de jours.",
    "Le compte personnel de formation (CPF) finance un projet.",
    "Le BMBF (ministère fédéral de la Recherche) finance l'étude.",
    "Le plan de sobriété (PS) et la recherche et développement (R&D).",
    # introduced, then used
    "Les jours de réduction du temps de travail (RTT) se posent. Un RTT, des RTT.",
    "L'intelligence artificielle (IA) progresse. L'IA est utile.",
    "Le taux du plan de soutien (TPS) et le PB. Un TPS, des TPS.",
    # written as words: introduced only, introduced and used
    "La caisse des artisans tisserands et vanniers (Catev) verse une rente.",
    "Le pacte civil de solidarité (Pacs) se déclare en mairie. Un Pacs se rompt, deux Pacs aussi.",
    # two meanings
    "Le comité social et économique (CSE), le contrôle sanitaire des eaux (CSE).",
    "La commission des achats (CDA) et la commission des achats (CDA) et le conseil des agences (CDA).",
]
VOCABULARY = Vocabulary(lambda: TEXTS)


@pytest.mark.parametrize(
    ("question", "expanded"),
    [
        # an acronym that documents hardly use
        ("Quel imprimé pour créer un CET ?", [("CET", "compte épargne-temps")]),
        ("Combien l'Agence paie-t-elle pour un projet de CPF ?", [("CPF", "compte personnel de formation")]),
        ("Combien dépense le BMBF pour cela ?", [("BMBF", "ministère fédéral de la Recherche")]),
        ("combien dépense le bmbf pour cela ?", [("bmbf", "ministère fédéral de la Recherche")]),
        ("Qu'est-ce que l'on paie au titre du «CPF» ?", [("CPF", "compte personnel de formation")]),
        ("Que dit de cela la CDA, finalement ?", [("CDA", "commission des achats")]),
        (
            "Peut-on financer un CET par un CPF, ou faut-il choisir entre les deux ?",
            [("CET", "compte épargne-temps"), ("CPF", "compte personnel de formation")],
        ),
        ("Le CET, et encore le CET : combien de jours ?", [("CET", "compte épargne-temps")]),
        (
            "Combien la Catev a-t-elle de membres à ce jour ?",
            [("Catev", "caisse des artisans tisserands et vanniers")],
        ),
        (
            "combien la catev a-t-elle de membres à ce jour",
            [("catev", "caisse des artisans tisserands et vanniers")],
        ),
        (
            "Combien la CATEV a-t-elle de membres à ce jour ?",
            [("CATEV", "caisse des artisans tisserands et vanniers")],
        ),
        # what it stands for is asked
        ("Que signifie IA ?", [("IA", "intelligence artificielle")]),
        ("c'est quoi les rtt", [("rtt", "réduction du temps de travail")]),
        ("Qu'est-ce qu'un Pacs ?", [("Pacs", "pacte civil de solidarité")]),
        ("Que désigne le sigle CPF ?", [("CPF", "compte personnel de formation")]),
        # a long form that documents mostly abbreviate
        ("rompre un pacte civil de solidarité", [("pacte civil de solidarité", "Pacs")]),
        ("Que dit-on de l'intelligence artificielle ?", [("intelligence artificielle", "IA")]),
        ("La réduction du temps de travail", [("réduction du temps de travail", "RTT")]),
        ("reduction des temps de travail", [("reduction des temps de travail", "RTT")]),
        # what is typed for short
        ("comment changer mon mdp oublié", [("mdp", "mot de passe")]),
        ("COMMENT CHANGER MON MDP OUBLIÉ", [("MDP", "mot de passe")]),
        ("peut-on payer par cb au guichet", [("cb", "carte bancaire")]),
        ("Nb de jours par sem", [("Nb", "nombre"), ("sem", "semaine")]),
        ("qd se pose un congé ?", [("qd", "quand")]),
        ("réu du conseil", [("réu", "réunion")]),
    ],
)
def test_the_other_form_is_searched_too(question: str, expanded: list[tuple[str, str]]) -> None:
    found = expand(question, VOCABULARY)
    assert [(item.term, item.expansion) for item in found] == expanded
    assert [item.id for item in found] == [f"e{n + 1}" for n in range(len(found))]


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Combien de RTT avec 37 heures hebdomadaires ?", "documents use the acronym themselves"),
        ("Les RTT, c'est combien ?", "not what it stands for is asked"),
        ("Le compte épargne-temps", "documents do not use its acronym"),
        ("Le compte épargne-temps (CET) des agents", "both are there"),
        ("L'IA, ou intelligence artificielle", "both are there"),
        ("Combien faut-il avoir de voix au CSE ?", "two long forms, as frequent"),
        ("Que faire de cet imprimé de formation ?", "a word, not CET"),
        ("Cet imprimé de formation, que faut-il en faire ?", "a word that opens the question, not CET"),
        ("QUE FAIRE DE CET IMPRIMÉ DE FORMATION ?", "a word in capitals"),
        ("Que dit ici le plan de ps ?", "two small letters may be anything"),
        ("sigle CPF", "longer than the question"),
        ("intelligence du travail artificiel", "not the long form"),
        ("La Pologne et l'ONU", "not introduced"),
        ("Cétacé, CETI, ACET", "within another word"),
        ("le pb des agents de la recherche", "documents use this word"),
        ("le cpt, le csa et le tps", "documents introduce this acronym"),
        ("cb de jours de congé par an", "how many"),
        ("le mot de passe ou mdp", "both are there"),
        ("DS et TJS au programme", "acronyms in capitals"),
        ("سؤال عن الميزانية", "Arabic"),
        ("😀", "no word"),
        ("", "nothing"),
    ],
)
def test_nothing_is_added(question: str, reason: str) -> None:
    assert expand(question, VOCABULARY) == [], reason


def test_an_empty_base_expands_nothing() -> None:
    assert expand("Quel imprimé pour créer un CET ?", Vocabulary(lambda: [])) == []


def test_at_most_three_expansions() -> None:
    names = ["compte ouvert", "droit utile", "fonds gratuit", "guide haut", "plan large"]
    vocabulary = Vocabulary(lambda: [f"le {name} ({_initials(name)})" for name in names])
    question = "Comparer " + ", ".join(map(_initials, names)) + " dans une question assez longue pour tous"
    assert [item.term for item in expand(question, vocabulary)] == ["CO", "DU", "FG"]


def _initials(name: str) -> str:
    return "".join(word[0].upper() for word in name.split())


@pytest.mark.parametrize("question", ["CET CPF BMBF " * 154, "intelligence artificielle " * 77])
def test_a_question_of_two_thousand_characters(question: str) -> None:
    assert 1 <= len(expand(question[:2000], VOCABULARY)) <= 3


@given(
    st.lists(
        st.sampled_from(
            ["CET", "CPF", "cpf", "BMBF", "l'intelligence artificielle", "RTT", "?", "😀", "R&D", "CDA"]
        )
        | st.text(max_size=12),
        max_size=12,
    ).map(" ".join)
)
def test_terms_are_in_the_question_and_the_whole_at_most_twice_as_long(question: str) -> None:
    expansions = expand(question, VOCABULARY)
    assert all(item.term in question for item in expansions)
    asks = any(word.folded in INTERROGATIVES for word in words_of(question))
    assert asks or len(" ".join([question, *(item.expansion for item in expansions)])) <= 2 * len(question)
