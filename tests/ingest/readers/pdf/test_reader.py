"""PDFs as people have them, read whole."""

import io

import pytest
from pypdf import PdfReader as PypdfReader
from pypdf import PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from ingest.chunk import passages
from ingest.errors import DamagedFileError, EncryptedError
from ingest.readers import read
from ingest.types import BlockKind
from tests.ingest import pdfs
from tests.ingest.invariants import check_document
from tests.ingest.told import said

SENTENCE = "Le conseil a adopté le budget de l'exercice 2025, arrêté à 48,6 millions d'euros. "


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


def test_properties_give_title_and_authors_but_no_program_names() -> None:
    story = [pdfs.paragraph(SENTENCE * 3)]
    good = read(pdfs.build(story, title="Charte", author="Anne Dupré ; Jean Roy"), "a.pdf").metadata
    assert (good.title, good.authors) == ("Charte", ("Anne Dupré", "Jean Roy"))
    junk = read(pdfs.build(story, title="Microsoft Word - note.docx", author="anonymous"), "a.pdf").metadata
    assert junk.title != "Microsoft Word - note.docx"
    assert junk.authors == ()


def test_junk_before_the_header_does_no_harm() -> None:
    data = pdfs.build([pdfs.paragraph(SENTENCE)])
    assert read(b"\r\n\r\n" + data, "a.bin").text == SENTENCE.strip()


def test_an_empty_user_password_opens() -> None:
    data = pdfs.encrypted(pdfs.build([pdfs.paragraph(SENTENCE)], title="Ouvert"), "")
    document = read(data, "a.pdf")
    assert document.text == SENTENCE.strip()
    assert document.metadata.title == "Ouvert"


def test_a_password_is_named() -> None:
    data = pdfs.encrypted(pdfs.build([pdfs.paragraph(SENTENCE)]), "secret")
    with pytest.raises(EncryptedError, match="mot de passe"):
        read(data, "a.pdf")


@pytest.mark.parametrize("part", [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.99])
def test_a_truncated_file_is_refused(part: float) -> None:
    data = pdfs.build([pdfs.paragraph(SENTENCE * 400)])
    with pytest.raises(DamagedFileError, match="illisible"):
        read(data[: int(part * len(data))], "a.pdf")


def test_a_truncated_update_is_refused() -> None:
    data = pdfs.build([pdfs.paragraph(SENTENCE)])
    writer = PdfWriter(io.BytesIO(data), incremental=True)
    writer.add_metadata({"/Title": "Nouveau"})
    file = io.BytesIO()
    writer.write(file)
    updated = file.getvalue()
    assert len(PypdfReader(io.BytesIO(updated)).pages) == 1
    with pytest.raises(DamagedFileError):
        read(updated[: len(updated) - (len(updated) - len(data)) // 3], "a.pdf")


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
