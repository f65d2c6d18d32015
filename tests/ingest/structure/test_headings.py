"""Which lines head what follows in plain text, and at what level."""

import pytest

from ingest.structure import find_blocks
from ingest.types import BlockKind
from tests.ingest.structure.texts import BODY, kinds, outline, paragraphs


@pytest.mark.parametrize(
    ("titles", "levels"),
    [
        (["I. Le cadre", "A. Le droit", "B. Les faits", "II. La suite", "A. Le plan"], [1, 2, 2, 1, 2]),
        (
            ["I – Le cadre", "1. Le droit", "a) Le texte", "b) L'esprit", "2. Les faits", "II – La suite"],
            [1, 2, 3, 3, 2, 1],
        ),
        (["1. Le cadre", "1.1 Le droit", "1.1.1 Le texte", "1.2 Les faits", "2. La suite"], [1, 2, 3, 2, 1]),
        (["A. Le cadre", "I. Le droit", "II. Les faits", "B. La suite", "C. La fin"], [1, 2, 2, 1, 1]),
        (
            ["TITRE II", "Chapitre 1er", "Article 3", "Article 4", "Chapitre 2", "TITRE III"],
            [1, 2, 3, 3, 2, 1],
        ),
        (["I. Le cadre", "Basse-Terre :", "Grande-Terre :", "II. La suite"], [1, 2, 2, 1]),
        (["LES MOYENS", "Les agents", "Les locaux", "LES RÉSULTATS"], [1, 2, 2, 1]),
        (["Introduction", "I. Le cadre", "A. Le droit", "Conclusion"], [1, 1, 2, 1]),
        (["Préambule", "LE CADRE", "Le droit", "LES FAITS"], [1, 1, 2, 1]),
        (
            ["Annexe A. Le droit", "A.1 Le texte", "A.1.1 L'esprit", "Annexe B. Les faits", "B.1 Le lieu"],
            [1, 2, 3, 1, 2],
        ),
        (["# Le cadre", "## Le droit", "### Le texte", "## Les faits", "# La suite"], [1, 2, 3, 2, 1]),
        (["# Le cadre", "#### Le droit", "### Les faits", "# La suite"], [1, 1, 1, 1]),
        (["I. Le cadre", "H. Martin", "II. La suite"], [1, 2, 1]),
    ],
    ids=lambda value: value[1] if isinstance(value[0], str) else "",
)
def test_levels_follow_the_nesting_of_styles(titles, levels):
    assert [level for level, _ in outline(BODY * 2 + paragraphs(*titles))] == levels


def test_headings_are_plain_text():
    text = BODY + paragraphs("**Les *moyens***", "## Le *cadre* :", "Basse-Terre :")
    assert [title for _, title in outline(text)] == ["Les moyens", "Le cadre", "Basse-Terre"]


@pytest.mark.parametrize(
    "line",
    [
        "Label : le reste du paragraphe suit les deux points et forme une phrase.",
        "contact@mairie.example",
        "Une ligne sans point final dont la suite, en bas de casse, montre que la page l'a coupée",
        "#1 des services publics",
        "Paris, le 3 mai 2024",
        "Voir le rapport, p. 4,",
        "(+24 % entre 2021 et 2023)",
        "La vanne du haut se règle selon la saison et",
        "Le robinet admet une pression qui va jusqu'à",
        "Cette clé ouvre les deux coffrets (celui du quai",
        "Le robinet est fermé la nuit. Son ouverture demande une clé",
    ],
)
def test_these_lines_head_nothing(line):
    after = "et qui reprend ici pour finir la phrase commencée plus haut." if "bas de casse" in line else BODY
    assert outline(f"{BODY}{line}\n\n{after}") == []


def test_a_heading_that_is_numbered_or_listed_may_name_a_site():
    text = paragraphs("1.1 Le dépôt", "1.2 Eau.org : les plans", "1.4 Air.org : un écart dans la suite")
    assert [title for _, title in outline(text)] == ["1.1 Le dépôt", "1.2 Eau.org : les plans"]
    contents = "Sommaire\n\n1. Le dépôt .... 2\n2. plans.info .... 3\n\n"
    listed = [title for _, title in outline(contents + paragraphs("1. Le dépôt", "2. plans.info"))]
    assert listed == ["1. Le dépôt", "2. plans.info"]
    underlined = paragraphs(
        "4.1. eau.org : les plans\n------------------------", "#### Presse : anne@eau.example"
    )
    assert [title for _, title in outline(BODY + underlined)] == ["4.1. eau.org : les plans"]


def test_a_decimal_number_that_goes_on_makes_a_heading_of_the_name_of_a_command():
    numbered = ["8.1.1 vanne-haute", "8.1.2 vanne-basse", "9.9.1 autre-vanne"]
    inset = "".join(f"{line}\n\n    {BODY}" for line in numbered)
    titles = [title for _, title in outline(BODY + paragraphs("8.1 Les vannes") + inset + BODY * 4)]
    assert titles == ["8.1 Les vannes", *numbered[:2]]


def test_a_numbered_list_is_no_outline():
    items = "1. Former les agents\n\n- à l'accueil\n\n2. Équiper les salles"
    text = f"{BODY}Trois axes :\n\n{items}\n\n{BODY}"
    blocks = find_blocks(text)
    assert outline(text) == []
    assert [block.level for block in blocks if block.kind is BlockKind.LIST_ITEM] == [1, 2, 1]


def test_a_chapter_stands_under_no_decimal_number_and_an_annex_under_no_chapter():
    titles = (
        "1.1. Objet",
        "Chapitre 2. Où trouver les clefs de la mairie ?",
        "2.1. Horaires",
        "Annexe A. Tarifs",
    )
    assert outline(paragraphs(*titles)) == [(1, titles[0]), (1, titles[1]), (2, titles[2]), (1, titles[3])]


def test_what_stands_in_as_far_as_running_text_heads_nothing():
    inside = BODY.replace("\n\n", "\n\n    ").rstrip()
    text = f"Les clefs\n\n    {inside}\n\n    Emprunt = oui\n\n    {inside}\n\nLes badges\n\n    {inside}\n"
    assert [title for _, title in outline(text)][-1] == "Les badges"
    assert "Emprunt = oui" not in [title for _, title in outline(text)]


def test_what_is_set_in_beside_running_text_heads_nothing():
    shown = "    Copie finie en 97 secondes\n\n"
    assert outline(f"Les copies\n\n{BODY}{shown}{BODY}") == []
    assert outline(f"Le registre\n\n{BODY}Les copies\n\n{BODY}") == [(1, "Les copies")]


@pytest.mark.parametrize("term", ["Le menu principal", "NIVEAU=3", "Réglage :"])
def test_a_term_heads_its_definition_alone_and_is_no_heading(term):
    inside = f"    {BODY.strip()}\n\n"
    text = f"2.1 Les réglages\n\n{BODY}{term}\n\n{inside}{BODY}"
    assert outline(text) == [(1, "2.1 Les réglages")]
    everywhere = f"2.1 Les réglages\n\n{inside}{term}\n\n{inside}{inside}"
    assert [title for _, title in outline(everywhere)] == ["2.1 Les réglages", term.removesuffix(" :")]


@pytest.mark.parametrize("line", ["Tapez le nom de la vanne", "Tapez la clef:"])
def test_a_line_without_a_number_heads_nothing_where_nearly_all_headings_bear_a_decimal_one(line):
    def titles(numbered, *others):
        plan = (f"1.{number} Le puits" for number in range(1, numbered + 1))
        return [title for _, title in outline(BODY + paragraphs(*plan, *others))]

    name = line.removesuffix(":")
    assert name not in titles(10, line)
    assert name in titles(9, line)
    assert titles(30, line, "**Les puits**", "Conclusion")[-2:] == ["Les puits", "Conclusion"]


@pytest.mark.parametrize("label", ["Attention", "REMARQUE", "À noter :", "**Important**"])
def test_the_label_of_a_box_heads_nothing(label):
    text = f"2. Les clefs\n\n{BODY}{label}\n\n{BODY}{BODY}3. Les badges\n\n{BODY}"
    assert [title for _, title in outline(text)] == ["2. Les clefs", "3. Les badges"]
    headed = f"{BODY}Les clefs\n\n{label}\n\n{BODY}"
    assert [title for _, title in outline(headed)] == ["Les clefs"]


def test_the_last_line_of_what_is_shown_above_is_no_label_of_what_follows():
    wrapped = (
        "Le service reçoit le public tous les jours de la semaine et répond aux lettres\n"
        "dans les dix jours, sauf le dimanche et les jours de fête que le maire a fixés\n"
        "par un arrêté de l'année.\n\n"
    )
    shown = f"{wrapped}Voici ce que la borne affiche :\n\nDémarrage de la borne... borne(ouest)\n"
    assert outline(f"{shown}Entrez le code de la clef:\n\n{wrapped}") == []
    assert outline(f"{shown}\nEntrez le code de la clef:\n\n{wrapped}") == [(1, "Entrez le code de la clef")]


def test_questions_head_their_answers():
    text = "Foire aux questions\n\nComment payer ?\nPar chèque ou par virement.\n\nOù écrire ?\n\n" + BODY
    assert outline(text) == [(1, "Comment payer ?"), (1, "Où écrire ?")]
    assert kinds(text)[0] == ("title", "Foire aux questions")


def test_a_short_sentence_is_enough_under_a_heading():
    parts = "Recettes\nElles progressent de 2 %.\n\nDépenses\nElles sont stables."
    text = f"{BODY}2. Budget\n\n{BODY}{parts}\n\n3. Divers\n\n{BODY}"
    assert outline(text) == [(1, "2. Budget"), (2, "Recettes"), (2, "Dépenses"), (1, "3. Divers")]
