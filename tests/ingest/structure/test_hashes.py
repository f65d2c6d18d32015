"""« # » begins a heading of Markdown; in the listings of a manual it begins a comment or a command."""

import pytest

from tests.ingest.structure.texts import BODY, kinds, outline

SETTINGS = "# Adresse de la passerelle\noption routers 192.0.2.1;\n# Adresse du serveur\nserver 192.0.2.3;\n"
COMMANDS = "# cp disque.iso /dev/sdX\n# sync\n# reboot\n"


def test_comments_and_commands_of_listings_head_nothing() -> None:
    text = f"{BODY}Le réseau\n=========\n\n{BODY}{SETTINGS}\n{BODY}{COMMANDS}\n{BODY}"
    assert outline(text) == [(1, "Le réseau")]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_headings_of_markdown_head_what_follows(gap: str) -> None:
    text = BODY + "".join(f"# Partie {n}{gap}## Chapitre {n}{gap}{BODY}" for n in (1, 2, 3))
    assert [level for level, _ in outline(text)] == [1, 2] * 3


def test_a_heading_set_close_to_the_text_above_is_none_the_less_one() -> None:
    text = f"{BODY.strip()}\n# Le calendrier\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "heading", "paragraph"]
