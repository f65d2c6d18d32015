"""Words of PDFs that PDFium runs together."""

from collections.abc import Sequence

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingest.readers import read
from ingest.readers.pdf import character_boxes
from tests.ingest import pdfs

SIZE = 10


def draw_line(
    canvas: Canvas, parts: Sequence[tuple[str, str]], left: float, height: float, gap: float
) -> None:
    """Words, each with its font, so many points apart."""
    for font, words in parts:
        canvas.setFont(font, SIZE)
        canvas.drawString(left, height, words)
        left += stringWidth(words, font, SIZE) + gap


@pytest.mark.parametrize(
    ("parts", "gap", "text"),
    [
        ([("Times-Roman", "les mots"), ("Times-Bold", "nouveaux")], 1.6, "les mots nouveaux"),
        ([("Times-Bold", "les portages"), ("Times-Roman", "(liste)")], 1.7, "les portages (liste)"),
        # One word in two fonts, and slanted letters beside upright ones.
        ([("Courier", "dpkg"), ("Times-Roman", "(1) et suivants")], 0, "dpkg(1) et suivants"),
        ([("Times-Italic", "if"), ("Times-Roman", "(x)")], 0.9, "if(x)"),
        # What ends a word may stand off.
        ([("Times-Roman", "Personnaliser"), ("Times-Bold", "…")], 1.6, "Personnaliser…"),
    ],
)
def test_a_narrow_space_between_two_fonts_parts_words(
    parts: list[tuple[str, str]], gap: float, text: str
) -> None:
    data = pdfs.draw(lambda canvas: draw_line(canvas, parts, 70, 700, gap))
    assert read(data, "a.pdf").text == text


def draw_table(canvas: Canvas, row: Sequence[tuple[str, str]], left: float, gap: float) -> None:
    """A table of two columns parted at 140, of which the second row begins at `left`."""
    for height in (700, 680, 660):
        canvas.line(50, height, 250, height)
    for side in (50, 140, 250):
        canvas.line(side, 660, side, 700)
    canvas.drawString(53, 686, "Paquet")
    canvas.drawString(144, 686, "Contenu")
    draw_line(canvas, row, left, 666, gap)


@pytest.mark.parametrize("over", [-0.5, 0.4, 3, 5])
def test_a_word_that_crosses_a_rule_ends_where_the_next_cell_begins(over: float) -> None:
    row = [("Courier", "liste.prerm"), ("Times-Roman", "outil")]
    left = 144 + over - stringWidth(row[0][1], "Courier", SIZE)
    data = pdfs.draw(lambda canvas: draw_table(canvas, row, left, -over))
    text = read(data, "a.pdf").text
    assert text == "Paquet\tContenu\nliste.prerm\toutil"
    (box,) = character_boxes(data, 1, text.index("outil"), len(text))
    assert round(box.left) == 144


def test_a_word_in_two_fonts_that_crosses_a_rule_is_one() -> None:
    row = [("Courier", "correctif"), ("Times-Roman", "(1)")]
    left = 142 - stringWidth("correctif", "Courier", SIZE)
    data = pdfs.draw(lambda canvas: draw_table(canvas, row, left, 0))
    assert read(data, "a.pdf").text == "Paquet\tContenu\ncorrectif(1)"
