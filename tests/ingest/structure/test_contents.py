"""Tables of contents, and what they tell of the headings that they list."""

import pytest

from ingest.structure import find_blocks
from ingest.types import BlockKind
from tests.ingest.structure.texts import BODY, kinds, outline, paragraphs


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
