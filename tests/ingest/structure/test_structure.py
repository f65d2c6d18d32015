"""Paragraphs, notes and the title of plain text."""

import pytest

from ingest.structure import find_blocks
from tests.ingest.structure.texts import BODY, kinds


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


def test_a_copyright_is_no_title_and_an_address_below_cuts_none():
    text = (
        "Guide des fontaines\n\nJeanne Puits\n\nversion initiale <jeanne@puits.example>\n\n"
        f"Copyright © 2019 Jeanne Puits\n\nCe guide décrit les fontaines et leurs gardiens.\n\n{BODY}"
    )
    assert kinds(text)[0] == ("title", "Guide des fontaines")


def test_lines_broken_by_the_page_make_one_paragraph():
    text = (
        "Le service reçoit le public tous les jours de la semaine et il\n"
        "répond aux lettres dans les dix jours, sauf au mois\n"
        "d'août. Il ferme aussi entre les fêtes, quand le froid est\n"
        "vif. M. Petit en décide.\n\nUn titre court\n\n"
        "Le second paragraphe est lui aussi coupé par la largeur de\nla page.\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "heading", "paragraph"]


def test_an_address_is_one_block():
    text = f"{BODY}Marie Petit\nDirectrice de l'eau\n12, rue du Puits\n\n{BODY}"
    assert kinds(text)[1] == ("paragraph", "Marie Petit\nDirectrice de l'eau\n12, rue du Puits")
