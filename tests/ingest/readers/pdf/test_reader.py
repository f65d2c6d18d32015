"""PDFs as people have them, read whole."""

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from ingest.readers import read
from ingest.types import BlockKind
from tests.ingest import pdfs
from tests.ingest.invariants import check_document
from tests.ingest.pdfs import SENTENCE
from tests.ingest.told import said


def test_lines_of_a_paragraph_are_one_block() -> None:
    document = read(
        pdfs.build([pdfs.paragraph(SENTENCE * 4), pdfs.paragraph("Une autre idée. " * 9)]), "a.pdf"
    )
    check_document(document)
    paragraphs = said(document, BlockKind.PARAGRAPH)
    assert [" ".join(text.split()) for text in paragraphs] == [
        (SENTENCE * 4).strip(),
        ("Une autre idée. " * 9).strip(),
    ]
    assert "\n" in paragraphs[0]


def test_a_justified_paragraph_set_in_at_both_sides_is_one_block() -> None:
    style = ParagraphStyle("En retrait", parent=pdfs.JUSTIFIED, leftIndent=40, rightIndent=80)
    names = " ".join(["Kermor", "Lanrivoal", "Maudez", "Plouézoc", "Trémel", "Guimiliau"] * 5)
    around = pdfs.paragraph("La régie relève les compteurs de toutes les communes une fois par an. " * 4)
    document = read(pdfs.build([around, pdfs.paragraph(names, style), around]), "a.pdf")
    _, block, _ = said(document, BlockKind.PARAGRAPH)
    assert block.count("\n") > 2
    assert block.split() == names.split()


def test_headings_by_size_and_their_levels() -> None:
    story = [
        pdfs.title("Rapport annuel"),
        pdfs.heading("Les moyens"),
        pdfs.paragraph(SENTENCE * 6),
        pdfs.heading("Les finances", 2),
        pdfs.paragraph(SENTENCE * 6),
    ]
    document = read(pdfs.build(story), "a.pdf")
    assert said(document, BlockKind.TITLE) == ["Rapport annuel"]
    levels = {document.text[b.start : b.end]: b.level for b in document.blocks if b.kind is BlockKind.HEADING}
    assert list(levels) == ["Les moyens", "Les finances"]
    assert levels["Les moyens"] < levels["Les finances"]
    assert document.metadata.title == "Rapport annuel"


def test_two_columns_are_read_one_after_the_other() -> None:
    words = [f"mot{number}" for number in range(900)]
    document = read(pdfs.build([pdfs.paragraph(" ".join(words), pdfs.JUSTIFIED)], columns=2), "a.pdf")
    assert document.text.split() == words


def test_a_sentence_cut_by_a_column_stays_in_one_block() -> None:
    words = " ".join(f"mot{number}" for number in range(600))
    document = read(pdfs.build([pdfs.paragraph(words, pdfs.JUSTIFIED)], columns=2), "a.pdf")
    assert len(document.pages) == 1
    assert len(document.blocks) == 1


def test_a_hyphenated_word_keeps_its_hyphen_and_line_break() -> None:
    def drawing(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Il faut respecter la réglemen-")
        canvas.drawString(72, 686, "tation en vigueur dans les services.")

    document = read(pdfs.draw(drawing), "a.pdf")
    assert document.text == "Il faut respecter la réglemen-\ntation en vigueur dans les services."
    assert len(document.blocks) == 1


def test_a_note_call_does_not_change_the_number_before_it() -> None:
    document = read(
        pdfs.build([pdfs.paragraph("Adoptée en septembre 2021<super>10</super> par le Land.")]), "a.pdf"
    )
    assert document.text == "Adoptée en septembre 2021¹⁰ par le Land."


def test_properties_give_title_and_authors_but_no_program_names() -> None:
    story = [pdfs.paragraph(SENTENCE * 3)]
    good = read(pdfs.build(story, title="Charte", author="Anne Dupré ; Jean Roy"), "a.pdf").metadata
    assert (good.title, good.authors) == ("Charte", ("Anne Dupré", "Jean Roy"))
    junk = read(pdfs.build(story, title="Microsoft Word - note.docx", author="anonymous"), "a.pdf").metadata
    assert junk.title != "Microsoft Word - note.docx"
    assert junk.authors == ()
