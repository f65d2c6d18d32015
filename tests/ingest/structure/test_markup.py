"""The marks that plain text borrows from Markdown and reStructuredText."""

import pytest

from ingest.structure import find_blocks
from ingest.types import BlockKind
from tests.ingest.structure.texts import BODY, kinds, outline


def test_a_command_set_in_as_code_heads_nothing():
    text = f"# Sauvegarde\n\n{BODY}Tapez :\n\n    # copier plans\n    # ranger\n\n## Après\n\n{BODY}"
    assert [title for _, title in outline(text)] == ["Après"]
    assert kinds(text)[0][0] == "title"


def test_underlines_of_plain_text_nest_in_order_of_appearance():
    text = (
        f"Le guide\n********\n\n{BODY}1. Les règles\n=============\n\n{BODY}Les délais\n~~~~~~~~~~\n\n{BODY}"
        f"# Copier les fichiers\n\n{BODY}2. Les recours\n==============\n\n{BODY}"
    )
    found = find_blocks(text)
    headings = [(b.level, text[b.start : b.end].split("\n")[0]) for b in found if b.kind is BlockKind.HEADING]
    assert headings == [(1, "1. Les règles"), (2, "Les délais"), (1, "2. Les recours")]
    assert outline(text)[1] == (2, "Les délais")
    assert not any(block.kind is BlockKind.PAGE_FURNITURE for block in found)


def test_a_rule_in_a_listing_makes_no_heading():
    text = f"{BODY}     Choix    Commande\n     ---------------------\n       1      /usr/bin/vim\n\n{BODY}"
    assert not [block for kind, block in kinds(text) if kind == "heading" and "---" in block]


def test_what_is_fenced_is_a_listing_and_what_announces_it_no_heading() -> None:
    text = f"{BODY}Lancer ces commandes :\n\n```sh\ncp ancien nouveau\nrm ancien\n```\n\n{BODY}"
    announcing, listing = [
        b for b in find_blocks(text) if "ancien" in text[b.start : b.end] or "Lancer" in text[b.start : b.end]
    ]

    assert announcing.kind is BlockKind.PARAGRAPH
    assert listing.listing


@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_what_is_fenced_is_text_and_heads_nothing(fence):
    text = f"{BODY}{fence} sh\n# Copier les fichiers\ncp -r ancien nouveau\n{fence}\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["paragraph"] * 3
