"""A raised digit calls a note, unless it is how a unit or a name is written."""

import pytest

from ingest.chunk import passages
from ingest.raised import calls_note
from ingest.readers import read
from tests.ingest import pdfs

USES = "Le service GOsa² ouvre les comptes. " * 5


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("La redevance²", True),
        ("La redevance en m\n²", True),
        ("une cave de 12 m²", False),
        ("80 hab./km²", False),
        ("une retenue de 3 hm³", False),
        ("du CO²", False),
        ("en 2021²", True),
        ("le GOsa²", True),
        (f"{USES}Avec GOsa²", False),
        (f"{USES}Avec GOsa²³", True),
        (f"{USES}Avec Zorro²", True),
        (f"{USES}{'Un GOsa nu. ' * 5}Avec GOsa²", True),
        (f"{USES}\n² Un logiciel libre.\nAvec GOsa²", True),
        ("En 2021², rien. " * 5 + "En 2021²", True),
    ],
)
def test_only_what_a_word_is_written_with_calls_no_note(text: str, called: bool) -> None:
    start = len(text.rstrip("²³"))
    assert calls_note(text, start, len(text)) is called


def test_headings_of_a_pdf_keep_the_name_and_lose_the_call() -> None:
    story = [
        pdfs.title("Manuel des services"),
        pdfs.heading("Présentation de GOsa²"),
        pdfs.paragraph(USES * 2),
        pdfs.heading("Les ressources²"),
        pdfs.paragraph("Le budget de l'exercice est arrêté à 48,6 millions d'euros. " * 4),
    ]
    found = {passage.section: passage.indexed for passage in passages(read(pdfs.build(story), "manuel.pdf"))}
    assert "Le service GOsa² ouvre" in found["Présentation de GOsa²",]
    assert ("Les ressources",) in found
