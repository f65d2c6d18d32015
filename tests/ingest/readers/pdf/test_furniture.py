"""Running heads, feet and page numbers of PDFs, and what only looks like them."""

import io
from dataclasses import replace

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.chunk import passages
from ingest.readers import read
from ingest.readers.pdf.furniture import furniture
from ingest.readers.pdf.layout import PageLayout, PageLine
from ingest.types import BlockKind
from tests.ingest import pdfs
from tests.ingest.invariants import check_document
from tests.ingest.pdfs import SENTENCE
from tests.ingest.told import said


def test_running_heads_and_page_numbers_are_furniture() -> None:
    def furniture(canvas: Canvas, number: int) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 810, "Agence des sources")
        canvas.drawRightString(520, 810, f"Chapitre {number}")
        canvas.drawCentredString(300, 30, f"– {number} –")

    story = [part for n in range(4) for part in (pdfs.paragraph(f"Page {n}. {SENTENCE * 9}"), pdfs.NEW_PAGE)]
    document = read(pdfs.build(story, furniture), "a.pdf")
    check_document(document)
    furniture_text = "\n".join(said(document, BlockKind.PAGE_FURNITURE))
    for number in range(1, 5):
        assert f"Agence des sources\tChapitre {number}" in furniture_text
        assert f"– {number} –" in furniture_text
    assert all("Agence des sources" not in text for text in said(document, BlockKind.PARAGRAPH))


def test_a_running_head_met_once_is_furniture_where_the_others_stand() -> None:
    heads = ["LES SOURCES", "LES SOURCES", "LES SOURCES", "LES SOURCES", "LES CANAUX"]

    def head(canvas: Canvas, number: int) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 810, heads[number - 1])

    waters = ("La Seine", "Une mare", "Ce lavoir", "Un étang", "Le bief")
    story = [part for water in waters for part in (pdfs.paragraph(f"{water} gèle."), pdfs.NEW_PAGE)]
    document = read(pdfs.build(story, head), "a.pdf")
    assert said(document, BlockKind.PAGE_FURNITURE) == heads
    assert said(document, BlockKind.PARAGRAPH) == [f"{water} gèle." for water in waters]


def test_a_last_line_that_two_pages_share_is_no_running_foot_where_others_end_otherwise() -> None:
    feet = [
        "La Seine gèle.",
        "Par exemple :",
        "Le bief gèle.",
        "Par exemple :",
        "Un étang gèle.",
        "Ce lavoir gèle.",
    ]

    def page(canvas: Canvas, number: int) -> None:
        canvas.drawString(72, 810, "LES SOURCES")
        canvas.drawString(72, 60, feet[number - 1])

    document = read(pdfs.build([pdfs.NEW_PAGE] * len(feet), page), "a.pdf")
    assert set(said(document, BlockKind.PAGE_FURNITURE)) == {"LES SOURCES"}
    assert said(document, BlockKind.PARAGRAPH) == feet


@pytest.mark.parametrize("pages", [4, 30])
def test_forms_that_differ_by_their_numbers_are_not_taken_for_running_heads(pages: int) -> None:
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4)
    for number in range(1, pages + 1):
        canvas.drawString(70, 780, f"La parcelle numéro {number} appartient à la commune.")
        canvas.drawString(70, 765, f"Sa redevance annuelle est de {1000 + number} euros.")
        canvas.drawString(300, 30, str(number))
        canvas.showPage()
    canvas.save()
    document = read(data.getvalue(), "parcelles.pdf")
    said = " ".join(passage.indexed for passage in passages(document))
    assert all(f"La parcelle numéro {number} appartient" in said for number in range(1, pages + 1))
    assert f"Sa redevance annuelle est de {1000 + pages} euros. {pages}" not in said
    assert [page.label for page in document.pages] == [str(number) for number in range(1, pages + 1)]


@pytest.mark.parametrize(("foot", "is_furniture"), [("Page 1 sur 1", True), ("Page 1 sur 3", False)])
def test_what_counts_the_pages_of_a_document_is_furniture_on_its_only_page(
    foot: str, is_furniture: bool
) -> None:
    def drawing(canvas: Canvas) -> None:
        canvas.drawString(72, 700, SENTENCE.strip())
        canvas.drawString(72, 30, "Note n° 12")
        canvas.drawString(200, 30, foot)

    document = read(pdfs.draw(drawing), "a.pdf")
    assert said(document, BlockKind.PAGE_FURNITURE) == ([f"Note n° 12\t{foot}"] if is_furniture else [])
    assert [page.label for page in document.pages] == ["1"]


def test_a_dotless_i_is_no_page_number() -> None:
    text = "yalı ı"
    line = PageLine(
        start=0, end=len(text), left=72, top=20, right=110, bottom=32, size=10, bold=False, fixed=False,
        inset=0, table=None, spread=False, labelled=False, aside=False,
    )  # fmt: skip
    page = PageLayout(text, (line,), 595, 842, 0)
    body = replace(page, text="Le texte.", lines=(replace(line, end=9, top=400, bottom=412),))
    assert [found.number for found in furniture([page, body], [])] == [None, None]
