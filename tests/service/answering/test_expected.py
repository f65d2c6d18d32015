import pytest

from service.answering.expected import Kind, expected, fits, holds, spells_out


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Combien de jours de congé ?", Kind.NUMBER),
        ("QUEL EST LE PLAFOND ?", Kind.NUMBER),
        ("plafond carte achat", Kind.NUMBER),
        ("Quelle part des marchés est allouée aux PME ?", Kind.NUMBER),
        ("Combien coûte un badge ?", Kind.AMOUNT),
        ("combien on paie pour un badge", Kind.AMOUNT),
        ("Combien est-ce que ça coûte ?", Kind.AMOUNT),
        ("Quel est le prix du badge ?", Kind.AMOUNT),
        ("prix du badge", Kind.AMOUNT),
        ("Combien de jours de congés payés ?", Kind.NUMBER),
        ("Combien de temps pour contester un prix ?", Kind.NUMBER),
        ("En quelle année le prix a-t-il été créé ?", Kind.DATE),
        ("Combien coûte un téléphone ?", Kind.AMOUNT),
        ("Tel est pris qui croyait prendre", Kind.PERSON),
        ("Quel est le numéro de téléphone de l'accueil ?", Kind.PHONE),
        ("tel accueil", Kind.PHONE),
        ("Quand l'école a-t-elle ouvert ?", Kind.DATE),
        ("À quelle heure ferme le portail ?", Kind.DATE),
        ("En quelle année la loi a-t-elle changé ?", Kind.DATE),
        ("Qui préside le conseil ?", Kind.PERSON),
        ("Pourquoi l'avoir réduit ?", Kind.REASON),
        ("Pour quelle raison l'avoir réduit ?", Kind.REASON),
        ("Que signifie PUITS ?", Kind.MEANING),
        ("PUITS, ça veut dire quoi ?", Kind.MEANING),
        ("Qu'est-ce qu'un fontainier ?", Kind.MEANING),
        ("c'est quoi un fontainier", Kind.MEANING),
        ("c koi un fontainier", Kind.MEANING),
        ("À quoi sert la CDA ?", Kind.MEANING),
        ("Quel imprimé remplir ?", None),
        ("", None),
    ],
)
def test_kind_asked_for(question: str, kind: Kind | None) -> None:
    assert expected(question) == kind


@pytest.mark.parametrize(
    ("kind", "text", "held"),
    [
        (Kind.NUMBER, "Elle accueille 36 élèves.", True),
        (Kind.NUMBER, "Elle accueille trente élèves.", True),
        (Kind.NUMBER, "Elle accueille des élèves.", False),
        (Kind.AMOUNT, "Le badge coûte 4 €.", True),
        (Kind.AMOUNT, "Le badge est gratuit.", True),
        (Kind.AMOUNT, "Le badge sert 4 ans.", False),
        (Kind.PHONE, "Accueil : 01 02 03 04 05", True),
        (Kind.PHONE, "Un numéro à 12 chiffres.", False),
        (Kind.DATE, "Ouverte le 1er avril.", True),
        (Kind.DATE, "Ouverte en 2017.", True),
        (Kind.DATE, "Le portail ferme à 22 heures.", True),
        (Kind.DATE, "Elle compte 36 élèves.", False),
        (Kind.PERSON, "Dirigé par Bérengère Couturier.", True),
        (Kind.PERSON, "Présidé par M. Roux.", True),
        (Kind.PERSON, "Le laboratoire emploie des agents.", False),
        (Kind.REASON, "Réduit en raison d'une lettre.", True),
        (Kind.REASON, "Le budget baisse.", False),
        (Kind.MEANING, "La commission des achats (CDA) siège le mardi.", True),
        (Kind.MEANING, "CDA : commission des achats.", True),
        (Kind.MEANING, "Elle a pour mission d'examiner les marchés.", True),
        (Kind.MEANING, "La CDA siège le mardi (2024).", False),
    ],
)
def test_what_a_sentence_holds(kind: Kind, text: str, held: bool) -> None:
    assert holds(kind, text) == held


@pytest.mark.parametrize(
    ("kind", "text", "may_answer"),
    [
        (Kind.AMOUNT, "4 €", True),
        (Kind.AMOUNT, "4,50", True),
        (Kind.AMOUNT, "quatre écus", True),
        (Kind.AMOUNT, "4 ans", False),
        (Kind.AMOUNT, "30 € pour 4 ans", True),
        (Kind.PHONE, "01 02 03 04 05", True),
        (Kind.PHONE, "12 chiffres", False),
        (Kind.DATE, "chaque printemps", True),
        (None, "un imprimé", True),
    ],
)
def test_which_words_may_answer(kind: Kind | None, text: str, may_answer: bool) -> None:
    assert fits(kind, text) == may_answer


@pytest.mark.parametrize(
    ("question", "text", "spelt"),
    [
        (
            "PUITS, ça veut dire quoi ?",
            "La plateforme unifiée d’information sur les terrains (PUITS) est ouverte.",
            True,
        ),
        ("c'est quoi la cda", "La commission des achats (CDA) siège le mardi.", True),
        ("C'est quoi la CDA ?", "Une CDA (commission des achats) siège le mardi.", False),
        ("C'est quoi la CDA ?", "L’agence (ANSF) réunit la CDA le mardi (2024).", False),
    ],
)
def test_an_acronym_is_spelt_out_before_its_brackets(question: str, text: str, spelt: bool) -> None:
    assert spells_out(question, text) == spelt
