"""What each kind of line is taken for, in the surroundings that decide it."""

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


def test_a_caption_ends_a_list_however_far_it_is_set_in():
    text = "Il faut :\n\n- un sac ;\n  - léger.\n\n    Tableau 1 : les sacs\n\n  - une corde ;\n\n" + BODY
    *_, last = (block for block in find_blocks(text) if block.kind is BlockKind.LIST_ITEM)
    assert (last.level, last.lead) == (1, None)


def test_items_with_letters_stay_items_though_others_are_nested_under_them():
    text = "Il faut :\n\nA. un sac :\n   - léger ;\nB. une corde :\n   - neuve ;\nC. une lampe.\n\n" + BODY
    blocks = find_blocks(text)
    items = [block for block in blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(block.level, block.lead) for block in items] == [(1, 0), (2, 1), (1, 0), (2, 3), (1, 0)]


def test_items_know_their_lead_in_across_notes_and_their_parent():
    text = "Il faut :\n\n- un sac ;\n  - léger ;\n\n¹ Voir la carte.\n\n- une corde.\n\n- sans lien"
    blocks = find_blocks(text)
    items = [block for block in blocks if block.kind is BlockKind.LIST_ITEM]
    assert [block.lead for block in items] == [0, 1, 0, 0]
    assert [block.level for block in items] == [1, 2, 1, 1]


def test_a_paragraph_set_in_below_an_item_leaves_the_list_as_nested_as_it_was():
    text = "Il faut :\n\n- un sac ;\n\n  - léger ;\n\n  Le sac est prêté.\n\n  - étanche ;\n\n- une corde."
    blocks = find_blocks(text)
    items = [block for block in blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(block.level, block.lead) for block in items] == [(1, 0), (2, 1), (2, 1), (1, 0)]


def test_rows_know_their_header():
    text = f"{BODY}Année\t2020\t2021\nAgents\t12\t14\nÉlus\t7\t7\n\n{BODY}Nom\tPoste\nAnne\tSud"
    blocks = find_blocks(text)
    leads = [(index, block.lead) for index, block in enumerate(blocks) if block.kind is BlockKind.TABLE_ROW]
    assert leads == [(1, None), (2, 1), (3, 1), (5, None), (6, 5)]


@pytest.mark.parametrize(
    "note",
    [
        "¹ Source : archives",
        "¹² Dupont, « Les eaux », 2020",
        "[^3]: Voir la carte",
        "12 Voir l'annexe",
        "² <https://a.example/b>",
    ],
)
def test_notes(note):
    assert kinds(f"{BODY}{note}\n\n{BODY}")[1] == ("footnote", note)


def test_a_note_cut_by_the_page_stays_a_note_and_the_sentence_goes_on():
    text = (
        "Le programme soutient six projets dans des secteurs variés : automobile et\n\n"
        "(SUD), NORD (EST, OUEST)\n\n"
        "²⁸ https://a.example\n\nmétallurgie, textile et énergie. Il dure trois ans."
    )
    blocks = find_blocks(text)
    assert [block.kind for block in blocks] == ["paragraph", "footnote", "footnote", "paragraph"]
    assert blocks[3].continues == 0


@pytest.mark.parametrize(
    "contents",
    [
        "Sommaire\n\n1. Le cadre .......... 2\n2. La suite .......... 3\n\n",
        "SOMMAIRE\nLe cadre\t2\nLa suite\t3\n\n",
        "Table des matières\n\nLe cadre 2\n\nLa suite 3\n\n",
        "Sommaire\n\nLe cadre\n\nLa suite\n\n",
        "## Sommaire\n\n- [Le cadre](#cadre)\n- [La suite](#suite)\n\n",
        "Le cadre . . . . . . 2\nLa suite . . . . . . 3\nLes annexes . . . . . 9\n\n",
        "Sommaire\n\nLe cadre, dont le titre est long et\nprend deux lignes ..... 2\nLa suite ..... 3\n\n",
    ],
)
def test_tables_of_contents(contents):
    text = contents + paragraphs("Le cadre", "La suite")
    blocks = find_blocks(text)
    assert blocks[0].kind is BlockKind.TABLE_OF_CONTENTS
    assert text[blocks[0].start : blocks[0].end] == contents.strip()
    assert [title for _, title in outline(text)] == ["Le cadre", "La suite"]


def test_numbered_contents_without_pages_end_at_a_blank_line():
    contents = (
        "Table des matières\n\n1. Le cadre\n    1.1. Comment la commune entretient-elle ses\n"
        "    fontaines ?\n    1.2. Qui ouvre l'eau ?\n2. La suite\n"
    )
    text = (
        f"{contents}\nChapitre 1. Le cadre\n\n"
        f"1.1. Comment la commune entretient-elle\nses fontaines ?\n\n{BODY}"
        f"1.2. Qui ouvre l'eau ?\n\n{BODY}Chapitre 2. La suite\n\n{BODY}"
    )
    blocks = find_blocks(text)
    assert text[blocks[0].start : blocks[0].end] == contents.strip()
    assert [(level, " ".join(title.split())) for level, title in outline(text)] == [
        (1, "Chapitre 1. Le cadre"),
        (2, "1.1. Comment la commune entretient-elle ses fontaines ?"),
        (2, "1.2. Qui ouvre l'eau ?"),
        (1, "Chapitre 2. La suite"),
    ]


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


def test_a_copyright_is_no_title_and_an_address_below_cuts_none():
    text = (
        "Guide des fontaines\n\nJeanne Puits\n\nversion initiale <jeanne@puits.example>\n\n"
        f"Copyright © 2019 Jeanne Puits\n\nCe guide décrit les fontaines et leurs gardiens.\n\n{BODY}"
    )
    assert kinds(text)[0] == ("title", "Guide des fontaines")


@pytest.mark.parametrize("label", ["Attention", "REMARQUE", "À noter :", "**Important**"])
def test_the_label_of_a_box_heads_nothing(label):
    text = f"2. Les clefs\n\n{BODY}{label}\n\n{BODY}{BODY}3. Les badges\n\n{BODY}"
    assert [title for _, title in outline(text)] == ["2. Les clefs", "3. Les badges"]
    headed = f"{BODY}Les clefs\n\n{label}\n\n{BODY}"
    assert [title for _, title in outline(headed)] == ["Les clefs"]


def test_a_table_of_figures_is_no_table_of_contents():
    text = f"{BODY}Commune\tAgents\nLyon\t12\nBron\t14\nVaulx\t20\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)].count("table_row") == 4


def test_the_contents_confirm_what_looks_alone_would_not_tell():
    text = (
        "Sommaire\n\nÉdito\t1\nDes projets appliquées\t2\n\nÉDITO\n\n"
        + BODY
        + "Des projets appliqués\n\n- un point\n- un autre\n"
    )
    assert outline(text) == [(1, "ÉDITO"), (1, "Des projets appliqués")]


@pytest.mark.parametrize("foot", ["EN AVANT\nTOUTE", "Rapport 2024 – page {}", "{}", "- {} -"])
def test_furniture(foot):
    text = "".join(f"{BODY}\n\n\n{foot.format(number)}\n\n\n\n" for number in (3, 4, 5))
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "page_furniture"] * 3


def test_a_text_that_says_one_thing_three_times_is_not_furniture():
    for words in ("vote vote vote rit", "vote rit vote rit vote"):
        text = "\n\n".join(f"On {word}." for word in words.split())
        assert [kind for kind, _ in kinds(text)] == ["paragraph"] * len(words.split())


def test_a_heading_that_recurs_is_not_furniture():
    text = "".join(f"{number}. Fiche du métier\n\n{BODY}Public visé\n\n{BODY}" for number in (1, 2, 3))
    assert [title for level, title in outline(text) if level == 2] == ["Public visé"] * 3


def test_a_chapter_at_the_margin_of_the_contents_stands_under_no_preface():
    text = (
        "Table des matières\n\nPréface\n    1. Le but\n    2. Les droits\n1. Le réseau\n    1.1. Le câble\n"
        "2. La suite\n\n" + paragraphs("Préface", "1. Le but", "2. Les droits")
    )
    text += paragraphs("Chapitre 1. Le réseau", "1.1. Le câble", "Chapitre 2. La suite")
    assert [level for level, _ in outline(text)] == [1, 2, 2, 1, 2, 1]


def test_cover_matter_heads_nothing():
    text = (
        "RÉPUBLIQUE\n\n*Une\nDevise*\n\nAnne Petit\nMinistre de l'Eau\n\n"
        "SOMMAIRE\n\nLe cadre\t2\nLa suite\t3\n\n"
        "Paul Grand\nMinistre du Feu\n\n" + paragraphs("Le cadre", "La suite")
    )
    assert outline(text) == [(1, "Le cadre"), (1, "La suite")]


def test_lines_broken_by_the_page_make_one_paragraph():
    text = (
        "Le service reçoit le public tous les jours de la semaine et il\n"
        "répond aux lettres dans les dix jours, sauf au mois\n"
        "d'août. Il ferme aussi entre les fêtes, quand le froid est\n"
        "vif. M. Petit en décide.\n\nUn titre court\n\n"
        "Le second paragraphe est lui aussi coupé par la largeur de\nla page.\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "heading", "paragraph"]


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


def test_an_address_is_one_block():
    text = f"{BODY}Marie Petit\nDirectrice de l'eau\n12, rue du Puits\n\n{BODY}"
    assert kinds(text)[1] == ("paragraph", "Marie Petit\nDirectrice de l'eau\n12, rue du Puits")


def leads(text):
    """What introduces each block that something introduces: their first words."""
    blocks = find_blocks(text)
    words = [text[block.start : block.end].split()[0] for block in blocks]
    return [(words[index], words[block.lead]) for index, block in enumerate(blocks) if block.lead is not None]


def test_what_plain_text_sets_in_below_a_line_left_open_is_introduced_by_it():
    inside = "    Elle décrit le robinet.\n\n    Deux clefs l'ouvrent.\n\n"
    text = f"{BODY}Notice\n\n{inside}{BODY}Lancez la commande\n\n    cp plans /archives\n\n{BODY}"
    assert leads(text) == [("Elle", "Notice"), ("Deux", "Notice"), ("cp", "Lancez")]


def test_what_is_set_in_below_a_sentence_stands_for_itself():
    assert leads(f"{BODY}Lancez la commande.\n\n    cp plans /archives\n\n{BODY}") == []


def test_a_list_goes_on_after_what_is_set_in_below_an_item():
    items = "  * copier :\n\n        cp plans\n\n  * ranger.\n\n    Chaque soir.\n\n  * lire.\n"
    text = f"{BODY}Il faut :\n\n{items}"
    assert [lead for word, lead in leads(text) if word == "*"] == ["Il"] * 3
    assert ("cp", "*") in leads(text)
