"""What the outline of a PDF says of its headings."""

from reportlab.pdfgen.canvas import Canvas

from ingest.readers import read
from ingest.types import BlockKind
from tests.ingest import pdfs
from tests.ingest.pdfs import SENTENCE
from tests.ingest.told import said


def test_the_outline_makes_headings_of_plain_lines() -> None:
    story = [
        pdfs.paragraph("1. Champ d'application"),
        pdfs.paragraph(SENTENCE * 5),
        pdfs.NEW_PAGE,
        pdfs.paragraph("Dispositions particulières aux agents affectés hors du siège"),
        pdfs.paragraph(SENTENCE * 5),
    ]
    entries = [
        ("Champ d’application", 1, 1),
        ("Dispositions particulières aux agents affectés hors du siège", 2, 2),
    ]
    document = read(pdfs.outlined(pdfs.build(story), entries), "a.pdf")
    found = {document.text[b.start : b.end]: b.level for b in document.blocks if b.kind is BlockKind.HEADING}
    assert found == {
        "1. Champ d'application": 1,
        "Dispositions particulières aux agents affectés hors du siège": 2,
    }


def test_an_outline_entry_is_the_line_it_points_to_not_one_that_lists_it() -> None:
    def drawing(canvas: Canvas) -> None:
        for height, text in ((780, "1 Guides"), (760, "— Guide des eaux"), (740, "— Guide des bois")):
            canvas.drawString(72, height, text)
        for height, title in ((600, "Guide des eaux"), (400, "Guide des bois")):
            canvas.drawString(72, height, title)
            canvas.drawString(72, height - 20, SENTENCE)
            canvas.bookmarkPage(title, fit="XYZ", left=72, top=height + 12)
            canvas.addOutlineEntry(title, title, level=0)

    document = read(pdfs.draw(drawing), "a.pdf")
    assert said(document, BlockKind.HEADING)[-2:] == ["Guide des eaux", "Guide des bois"]
    assert said(document, BlockKind.LIST_ITEM) == ["— Guide des eaux", "— Guide des bois"]


def test_the_outline_need_not_bear_the_number_of_an_annex() -> None:
    titles = ("Règlement de l'eau", "Tarifs de l'eau", "A.1 Abonnements des particuliers")
    story = [part for text in titles for part in (pdfs.paragraph(text), pdfs.paragraph(SENTENCE * 5))]
    entries = [(titles[0], 1, 1), (titles[1], 1, 1), ("Abonnements des particuliers", 2, 1)]
    document = read(pdfs.outlined(pdfs.build(story), entries), "a.pdf")
    found = {document.text[b.start : b.end]: b.level for b in document.blocks if b.kind is BlockKind.HEADING}
    assert found[titles[1]] == 1
    assert found[titles[2]] == 2
