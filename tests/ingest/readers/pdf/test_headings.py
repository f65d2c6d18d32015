"""Headings in PDFs: labels above titles, titles set on several lines, names that end a paragraph."""

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from ingest.chunk import passages
from ingest.readers import read
from ingest.types import BlockKind, Document
from tests.ingest import pdfs
from tests.ingest.invariants import check_document, check_passages
from tests.ingest.pdfs import SENTENCE

TITLES = ("Les sources", "Les lavoirs", "Les canaux", "Les étangs")
LABEL = ParagraphStyle("Étiquette", parent=pdfs.BODY, fontSize=16, leading=22)
CHAPTER = ParagraphStyle("Chapitre", parent=pdfs.BODY, fontSize=20, leading=26)


def opened(data: bytes) -> Document:
    document = read(data, "a.pdf")
    check_document(document)
    check_passages(document)
    return document


def headings(document: Document) -> list[str]:
    kinds = (BlockKind.TITLE, BlockKind.HEADING)
    return [document.text[block.start : block.end] for block in document.blocks if block.kind in kinds]


@pytest.mark.parametrize("outline", [True, False])
def test_a_label_alone_above_a_title_is_part_of_it(outline: bool) -> None:
    labels = ("Chapitre 1", "Chapitre 2", "Annexe A", "Annexe B")
    story = []
    for label, title in zip(labels, TITLES, strict=True):
        story += [pdfs.paragraph(label, LABEL), pdfs.paragraph(title, CHAPTER)]
        story += [pdfs.paragraph(SENTENCE * 5), pdfs.NEW_PAGE]
    data = pdfs.build(story)
    if outline:
        data = pdfs.outlined(data, [(title, 1, page) for page, title in enumerate(TITLES, 1)])
    document = opened(data)
    expected = [f"{label} {title}" for label, title in zip(labels, TITLES, strict=True)]
    assert headings(document) == expected
    assert [passage.section for passage in passages(document)][-1] == (expected[-1],)


def test_a_running_head_that_names_the_chapter_is_no_part_of_a_title() -> None:
    def head(canvas: Canvas, number: int) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 810, f"Chapitre {(number + 1) // 2}")

    story = []
    for title in TITLES:
        story += [pdfs.heading(title), pdfs.paragraph(SENTENCE * 5), pdfs.NEW_PAGE]
    assert headings(opened(pdfs.build(story, head))) == list(TITLES)


def test_a_heading_that_hangs_below_its_number_is_one_though_a_question_ends_its_first_line() -> None:
    def drawing(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, 700, "3.1.11")
        canvas.drawString(120, 700, "Le lavoir est fermé pour l'hiver. Puis-je aller à la fontaine ?")
        canvas.drawString(120, 686, "Si oui, comment ?")
        canvas.setFont("Helvetica", 10)
        for row in range(5):
            canvas.drawString(72, 664 - 12 * row, SENTENCE.strip())

    title = "Le lavoir est fermé pour l'hiver. Puis-je aller à la fontaine ? Si oui, comment ?"
    document = opened(pdfs.outlined(pdfs.draw(drawing), [(title, 1, 1)]))
    assert [" ".join(heading.split()) for heading in headings(document)] == [f"3.1.11 {title}"]


@pytest.mark.parametrize(
    ("announced", "gap", "blocks"),
    [("dans un fichier", 12, 1), ("dans un fichier", 18, 2), ("en tapant ceci :", 12, 2)],
)
def test_a_name_alone_on_the_last_line_belongs_to_its_paragraph(
    announced: str, gap: float, blocks: int
) -> None:
    lines = ["Les plans du lavoir sont gardés chaque nuit et", f"ils sont énumérés sans faute {announced}"]

    def drawing(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for row, line in enumerate(lines):
            canvas.drawString(72, 700 - 12 * row, line)
        canvas.setFont("Courier", 9)
        canvas.drawString(72, 688 - gap, "lavoir.plans")

    assert len(opened(pdfs.draw(drawing)).blocks) == blocks
