"""Lists in PDFs: which items stand under which, by how far they are set in."""

from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, ListFlowable, ListItem

from ingest.chunk import passages
from ingest.readers import read
from ingest.types import BlockKind, Document
from tests.ingest import pdfs
from tests.ingest.invariants import check_document

SENTENCE = "Le garde relève chaque matin le niveau de l'eau et le note dans le registre de la station. "

Nested = tuple[int, str, str | None]
"""Level of an item, its first word after the mark, and that of what introduces it."""


def nested(document: Document) -> list[Nested]:
    check_document(document)
    blocks = document.blocks

    def name(index: int) -> str:
        return document.text[blocks[index].start : blocks[index].end].lstrip("•–— ").split()[0]

    return [
        (block.level, name(index), None if block.lead is None else name(block.lead))
        for index, block in enumerate(blocks)
        if block.kind is BlockKind.LIST_ITEM
    ]


def bulleted(*items: str | tuple[str, Flowable], start: str = "•") -> ListFlowable:
    """A list; a pair is an item with another list under it."""
    parts = [[item] if isinstance(item, str) else [item[0], item[1]] for item in items]
    said = [ListItem([pdfs.paragraph(text), *below]) for text, *below in parts]
    return ListFlowable(said, bulletType="bullet", start=start, leftIndent=18)


def drawn(lines: Sequence[tuple[float, float, str]], pages: int = 1) -> Document:
    def drawing(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for left, height, text in lines:
            canvas.drawString(left, height, text)

    return read(pdfs.draw(drawing, pages), "a.pdf")


WATERS = bulleted(
    ("Rivières", bulleted(("Seine", bulleted("amont", "aval")), "Marne")),
    ("Étangs", bulleted("Kermor")),
)
UNDER = [
    (1, "Rivières", "Eaux"),
    (2, "Seine", "Rivières"),
    (3, "amont", "Seine"),
    (3, "aval", "Seine"),
    (2, "Marne", "Rivières"),
    (1, "Étangs", "Eaux"),
    (2, "Kermor", "Étangs"),
]


def test_items_set_in_further_stand_under_the_item_above() -> None:
    story = [pdfs.paragraph(SENTENCE * 2), pdfs.paragraph("Eaux de la commune :"), WATERS]
    assert nested(read(pdfs.build(story), "a.pdf")) == UNDER


def test_lists_nest_within_their_column() -> None:
    prose = [pdfs.paragraph(SENTENCE * 12, pdfs.JUSTIFIED)]
    story = [*prose * 3, pdfs.paragraph("Eaux de la commune :"), WATERS, *prose * 3]
    assert nested(read(pdfs.build(story, columns=2), "a.pdf")) == UNDER


def test_a_list_that_goes_on_over_the_page_nests_as_before_though_the_margin_is_another() -> None:
    margins = (60, 110)
    lines = [
        [(0, "Les eaux de la commune sont :"), (18, "• Rivières"), (36, "• Seine")],
        [(36, "• Marne"), (18, "• Étangs")],
    ]

    def page(canvas: Canvas, number: int) -> None:
        left = margins[number - 1]
        canvas.drawString(left, 810, "Guide des eaux")
        for row, (inset, text) in enumerate(lines[number - 1]):
            canvas.drawString(left + inset, 700 - 14 * row, text)

    assert nested(read(pdfs.build([pdfs.NEW_PAGE] * 2, page), "a.pdf")) == [
        (1, "Rivières", "Les"),
        (2, "Seine", "Rivières"),
        (2, "Marne", "Rivières"),
        (1, "Étangs", "Les"),
    ]


def test_numbers_aligned_at_their_right_ends_are_of_one_list() -> None:
    numerals = ("i.", "ii.", "iii.", "iv.", "v.", "vi.", "vii.", "viii.")

    def drawing(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, 750, "Les vannes sont fermées dans l'ordre :")
        for row, numeral in enumerate(numerals):
            canvas.drawRightString(100, 730 - 14 * row, numeral)
            canvas.drawString(104, 730 - 14 * row, f"la vanne du bief numéro {row + 1} ;")

    assert {level for level, _, _ in nested(read(pdfs.draw(drawing), "a.pdf"))} == {1}


def test_a_paragraph_set_in_below_an_item_is_more_of_it() -> None:
    lines = [
        (72, 750, "Les eaux de la commune sont relevées ainsi :"),
        (72, 730, "• Rivières : chaque matin, par le garde, à l'échelle du pont."),
        (82, 710, "En crue, le relevé est fait deux fois par jour."),
        (100, 690, "• Seine"),
        (82, 670, "À l'étiage, il est fait une fois par semaine."),
        (100, 650, "• Marne"),
        (72, 630, "• Étangs : une fois par mois."),
        (72, 600, "Le registre est relu chaque soir par le maire et gardé dix ans."),
        (72, 580, "• Mares : jamais."),
    ]
    assert nested(drawn(lines)) == [
        (1, "Rivières", "Les"),
        (2, "Seine", "Rivières"),
        (2, "Marne", "Rivières"),
        (1, "Étangs", "Les"),
        (1, "Mares", None),
    ]


def test_a_sentence_with_a_colon_inside_an_item_introduces_the_list_below_it() -> None:
    lines = [
        (72, 750, "Le dossier dépend de la demande :"),
        (72, 730, "• Fontaines : elles sont ouvertes sur décision du maire."),
        (82, 710, "Pièces à fournir, en deux exemplaires :"),
        (100, 690, "– plan du réseau ;"),
        (100, 670, "– devis du fontainier."),
        (72, 650, "• Lavoirs : ils sont ouverts à tous."),
    ]
    assert nested(drawn(lines)) == [
        (1, "Fontaines", "Le"),
        (2, "plan", "Pièces"),
        (2, "devis", "Pièces"),
        (1, "Lavoirs", "Le"),
    ]


@pytest.mark.parametrize(
    ("font", "signs", "shown"),
    [
        ("SymbolMT", "·", "•"),
        ("ABCDEF+Wingdings-Regular", "§", "•"),
        ("Wingdings-Regular", "þ", "☑"),
        ("ABCDEF+Wingdings2", "£", "☐"),
        ("SymbolMT", "(", "\uf028"),
    ],
)
def test_signs_of_microsofts_fonts_are_the_characters_they_show(font: str, signs: str, shown: str) -> None:
    def drawing(canvas: Canvas) -> None:
        for row, name in enumerate(("Rivières", "Étangs")):
            canvas.setFont("Courier", 10)
            canvas.drawString(72, 700 - 20 * row, signs)
            canvas.setFont("Helvetica", 10)
            canvas.drawString(90, 700 - 20 * row, name)

    document = read(pdfs.with_signs(pdfs.draw(drawing), font), "a.pdf")
    said = [document.text[block.start : block.end] for block in document.blocks]
    assert said == [f"{shown} Rivières", f"{shown} Étangs"]
    kinds = {block.kind for block in document.blocks}
    assert kinds == {BlockKind.LIST_ITEM if shown == "•" else BlockKind.PARAGRAPH}


def test_a_nested_item_is_shown_with_the_item_above_it_and_what_introduces_the_list() -> None:
    rivers = [f"Bief numéro {number} : {SENTENCE}" for number in range(1, 13)]
    lead = "Les eaux de la commune sont relevées ainsi :"
    story = [pdfs.paragraph(lead), bulleted(("Rivières", bulleted(*rivers)))]
    document = read(pdfs.build(story), "a.pdf")
    last = passages(document)[-1]
    shown = [document.text[start:end] for role, start, end in last.context if role == "lead_in"]
    assert shown == ["• Rivières", lead]
