from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.acronyms import content_words, introductions, resolve


@pytest.mark.parametrize(
    ("text", "acronym", "long_form"),
    [
        ("Le compte épargne-temps (CET) est ouvert.", "CET", "compte épargne-temps"),
        ("un système d’intelligence artificielle (IA)", "IA", "intelligence artificielle"),
        ("à la direction des ressources humaines (DRH)", "DRH", "direction des ressources humaines"),
        ("jours de réduction du temps de travail (RTT)", "RTT", "réduction du temps de travail"),
        (
            "676 emplois en équivalent temps plein annuel travaillé (ETPT)",
            "ETPT",
            "équivalent temps plein annuel travaillé",
        ),
        ("la direction numérique (DNUM)", "DNUM", "direction numérique"),
        ("l'École normale supérieure (ENS)", "ENS", "École normale supérieure"),
        ("la Société nationale des chemins de fer (SNCF)", "SNCF", "Société nationale des chemins de fer"),
        ("le « contrat à durée déterminée » (« CDD »)", "CDD", "contrat à durée déterminée"),
        ("l'Agence nationale des sources (ci-après ANS)", "ANS", "Agence nationale des sources"),
        ("la recherche et développement (R&D)", "R&D", "recherche et développement"),
        ("le président-directeur général (PDG)", "PDG", "président-directeur général"),
        (
            "l'Agence de l’environnement et de la maîtrise de l’énergie (ADEME)",
            "ADEME",
            "Agence de l’environnement et de la maîtrise de l’énergie",
        ),
        # a name that begins with its capital, whatever stands before it
        ("Option Prélèvement forfaitaire unique (PFU)", "PFU", "Prélèvement forfaitaire unique"),
        # written as a word
        ("un pacte civil de solidarité (Pacs)", "Pacs", "pacte civil de solidarité"),
        ("l'Office de protection des rives (Opr)", "Opr", "Office de protection des rives"),
        ("L'Apa (allocation personnalisée d'autonomie)", "Apa", "allocation personnalisée d'autonomie"),
        # the acronym first
        ("Le CET (compte épargne-temps) est ouvert.", "CET", "compte épargne-temps"),
        ("Le BMBF (ministère fédéral de la Recherche) finance", "BMBF", "ministère fédéral de la Recherche"),
        # acronyms of another language: a name that starts with what it is
        ("par le ministère fédéral de la Recherche (BMBF)", "BMBF", "ministère fédéral de la Recherche"),
        ("avec le Conseil national du Canada (NRC)", "NRC", "Conseil national du Canada"),
    ],
)
def test_a_document_introduces_an_acronym(text: str, acronym: str, long_form: str) -> None:
    assert list(introductions(text)) == [(acronym, long_form)]


@pytest.mark.parametrize(
    "text",
    [
        "voir l'annexe (II)",  # a number
        "les temps de travail (RTT)",  # R of nothing
        "les données de la direction (CNRS)",  # neither initials nor a proper name
        "la liste tenue à jour (Paris)",  # no acronym
        "l'Institut de France (Paris)",
        "Paris (préfecture de la région)",
        "un lac du nord (Ln)",  # too short to be read as a word
        "un pacte civil et social de solidarité (Pacs)",  # a word skipped, and no capitals to make up for it
        "la commission a retenu le système de gestion (ERP)",  # a sentence, not a name
        "le projet ENACT (Université de Lorraine)",  # what hosts it, not what it stands for
        "le pôle de Rennes (IA-clusters)",
        "le compte. Épargne-temps (CET)",  # over the end of a sentence
        "trois ministères (BMBF, BMWi, BMAS)",
        "()",
        "( )",
        "(CET",
    ],
)
def test_brackets_that_introduce_nothing(text: str) -> None:
    assert list(introductions(text)) == []


def test_the_long_form_is_the_shortest_that_the_letters_spell() -> None:
    ((_, long_form),) = introductions("la commission des comptes et la commission des achats (CA)")
    assert long_form == "commission des achats"


def test_the_most_frequent_long_form_wins_and_ties_are_left_out() -> None:
    found = Counter(
        {
            ("CDA", "commission des achats"): 2,
            ("CDA", "Commission des achats"): 1,  # the same but for case
            ("CDA", "conseil des agences"): 2,
            ("CSE", "comité social et économique"): 1,
            ("CSE", "contrôle sanitaire des eaux"): 1,
            ("Apa", "allocation personnalisée d'autonomie"): 2,
            ("APA", "allocation personnalisée d'autonomie"): 1,  # the same but for case
        }
    )
    acronyms = resolve(found)
    assert acronyms.long_forms == {
        "CDA": "commission des achats",
        "APA": "allocation personnalisée d'autonomie",
    }
    assert list(acronyms.short_forms.values()) == ["CDA", "APA"]
    assert acronyms.written == {"CDA": "CDA", "CSE": "CSE", "APA": "Apa"}
    assert acronyms.introduced == {"CDA": 5, "CSE": 2, "APA": 3}


def test_a_long_form_is_found_whatever_its_inflections_and_small_words() -> None:
    key = tuple(word for word, _, _ in content_words("comptes d'épargne temps"))
    assert key == tuple(word for word, _, _ in content_words("compte épargne-temps"))


@given(st.text(alphabet="AbÉé()« », IXà.-\n\u0301", max_size=200))
def test_any_text_is_read(text: str) -> None:
    for acronym, long_form in introductions(text):
        assert acronym in text
        assert long_form in text
