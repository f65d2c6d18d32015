"""Pages of PDFs: their labels and ranges, those turned or empty, and sentences that go on over one."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.readers import read
from ingest.types import BlockKind
from tests.ingest import pdfs
from tests.ingest.pdfs import SENTENCE
from tests.ingest.told import said


def test_page_labels_declared_by_the_file() -> None:
    data = pdfs.build([part for _ in range(4) for part in (pdfs.paragraph(SENTENCE), pdfs.NEW_PAGE)])
    document = read(pdfs.labelled(data, roman_pages=2), "a.pdf")
    assert [page.label for page in document.pages] == ["i", "ii", "1", "2"]


def test_page_labels_as_printed_when_none_is_declared() -> None:
    def furniture(canvas: Canvas, number: int) -> None:
        if number > 1:
            canvas.drawCentredString(300, 30, str(number + 10))

    openings = ("Les moyens.", "Les agents.", "Les résultats.", "Les projets.")
    story = [part for text in openings for part in (pdfs.paragraph(text), pdfs.NEW_PAGE)]
    document = read(pdfs.build(story, furniture), "a.pdf")
    assert [page.label for page in document.pages] == ["1", "12", "13", "14"]


def test_page_ranges_hold_the_text_of_their_page() -> None:
    story = [part for n in range(3) for part in (pdfs.paragraph(f"Partie {n} du document."), pdfs.NEW_PAGE)]
    document = read(pdfs.build(story), "a.pdf")
    assert [document.text[page.start : page.end] for page in document.pages] == [
        f"Partie {n} du document." for n in range(3)
    ]


def test_a_page_without_text_keeps_its_place() -> None:
    story = [
        pdfs.paragraph("Avant."),
        pdfs.NEW_PAGE,
        pdfs.table([[""]]),
        pdfs.NEW_PAGE,
        pdfs.paragraph("Après."),
    ]
    document = read(pdfs.build(story), "a.pdf")
    assert [document.text[page.start : page.end] for page in document.pages] == ["Avant.", "", "Après."]


def test_a_table_printed_sideways_is_read_row_by_row() -> None:
    def drawing(canvas: Canvas) -> None:
        canvas.drawString(72, 30, "Annexe")
        canvas.translate(297, 421)
        canvas.rotate(90)
        canvas.drawString(-300, 100, "Prélèvements par délégation")
        for line, cells in enumerate([("Délégation", "2023", "2024"), ("Nord", "3 610", "4 020")]):
            for column, cell in enumerate(cells):
                canvas.drawString(-300 + 150 * column, 60 - 20 * line, cell)

    document = read(pdfs.draw(drawing), "a.pdf")
    assert said(document, BlockKind.TABLE_ROW) == ["Délégation\t2023\t2024", "Nord\t3 610\t4 020"]
    assert said(document, BlockKind.PAGE_FURNITURE) == ["Annexe"]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_rotated_page_reads_as_displayed(degrees: int) -> None:
    def drawing(canvas: Canvas) -> None:
        # Turned against the page's own rotation, the text is upright on the page as displayed.
        canvas.translate(297, 421)
        canvas.rotate(degrees)
        canvas.drawString(-150, 20, "La première ligne du texte,")
        canvas.drawString(-150, 6, "puis la deuxième ligne du texte.")

    document = read(pdfs.rotated(pdfs.draw(drawing), degrees), "a.pdf")
    assert document.text == "La première ligne du texte,\npuis la deuxième ligne du texte."


@pytest.mark.parametrize(
    ("last", "goes_on"),
    [("est faite avec soin par un agent du service de", True), ("est faite avec soin", False)],
)
def test_a_sentence_goes_on_over_the_page_with_a_name_where_the_last_line_is_full(
    last: str, goes_on: bool
) -> None:
    first = [
        "Les lavoirs sont ouverts à tous. Chaque lavoir est relevé",
        "une fois par an, au printemps ou en été, et la mesure de",
        f"son débit {last}",
    ]
    second = ["Vaudrebecq. On la refait en été.", "Le relevé est gardé dix ans."]

    def page(canvas: Canvas, number: int) -> None:
        canvas.drawString(72, 800, "Guide des lavoirs")
        for row, line in enumerate(first if number == 1 else second):
            canvas.drawString(72, 700 - 14 * row, line)

    document = read(pdfs.build([pdfs.NEW_PAGE] * 2, page), "a.pdf")
    continued = [block.continues for block in document.blocks if block.continues is not None]
    assert bool(continued) == goes_on
