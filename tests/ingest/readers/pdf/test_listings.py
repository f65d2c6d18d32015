"""Lines in a font of one width: a listing among other text, or all the text of a typewritten page."""

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Preformatted

from ingest.chunk import passages
from ingest.readers import read
from ingest.readers.pdf.drawn import Glyph, Word
from ingest.readers.pdf.lines import characters
from ingest.types import Document
from tests.ingest import pdfs
from tests.ingest.invariants import check_document, check_passages

SENTENCE = "La commande suivante sauvegarde les plans de la station de pompage chaque nuit. "
SMALL = ParagraphStyle("Listing", fontName="Courier", fontSize=8, leading=10)
TYPED = ParagraphStyle("Machine", fontName="Courier", fontSize=10, leading=13)
LISTING = "1 Plans: station\n2\n3 Copie: nuit   et jour\n4 TOUT GARDER\n5 # rien d'autre"


def opened(data: bytes) -> Document:
    document = read(data, "a.pdf")
    check_document(document)
    check_passages(document)
    return document


def test_a_numbered_listing_is_one_paragraph_and_no_notes() -> None:
    document = opened(
        pdfs.build([pdfs.paragraph(SENTENCE * 5), Preformatted(LISTING, SMALL), pdfs.paragraph(SENTENCE * 5)])
    )
    said = [(b.kind.value, document.text[b.start : b.end]) for b in document.blocks]
    assert [kind for kind, _ in said] == ["paragraph"] * 3
    assert [line.split()[0] for line in said[1][1].split("\n")] == list("12345")


def test_a_listing_is_cut_where_its_lines_end() -> None:
    listing = "# Copie. Chaque nuit. Sans faute. Ici\nplans = tout\nheure = 3. Puis 4\nfin"
    document = opened(pdfs.build([pdfs.paragraph(SENTENCE * 5), Preformatted(listing, SMALL)]))
    assert [block.listing for block in document.blocks] == [False, True]
    units = [unit for passage in passages(document) for unit in passage.units]
    assert [document.text[unit.start : unit.end] for unit in units][-4:] == listing.split("\n")


def test_a_typewritten_page_keeps_its_structure() -> None:
    document = opened(
        pdfs.build(
            [
                pdfs.paragraph(text, TYPED)
                for text in ("I. OBJET", SENTENCE * 3, "Fin.", "II. PRIX", SENTENCE * 3)
            ]
        )
    )
    said = [(b.kind.value, document.text[b.start : b.end]) for b in document.blocks]
    assert [text for kind, text in said if kind in ("title", "heading")] == ["I. OBJET", "II. PRIX"]
    assert ("paragraph", "Fin.") in said


@pytest.mark.parametrize(("fixed", "text"), [(True, "”1"), (False, "”¹")])
def test_figures_of_a_listing_are_no_note_calls_beside_a_taller_font(fixed: bool, text: str) -> None:
    glyphs = (Glyph(0, "”", 0.0, 0.0, 6.0, 20.0), Glyph(1, "1", 6.0, 4.0, 12.0, 14.0))
    word = Word(glyphs, 0.0, 0.0, 12.0, 20.0, 10.0, bold=False, spaced=False, fixed=fixed)
    assert "".join(characters(word, [word])) == text


def test_a_page_that_is_mostly_listing_keeps_its_listing_whole() -> None:
    listing = "\n".join(f"cible{n}: Plans\n    Copie de {n} plans et légendes\n    fin" for n in range(8))
    prose = pdfs.paragraph(SENTENCE * 12)
    document = opened(pdfs.build([prose, pdfs.NEW_PAGE, Preformatted(listing, SMALL), prose, prose]))
    assert [block.listing for block in document.blocks] == [False, True, False, False]
