"""Tables in PDFs: one line a row, cells parted by tabs."""

import pytest
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

from ingest.chunk import passages
from ingest.readers import read
from ingest.readers.pdf import character_boxes
from ingest.table_rows import table_row
from ingest.types import BlockKind
from tests.ingest import pdfs
from tests.ingest.invariants import check_passages

ROWS = [
    ["Poste de dépense", "2023", "2024"],
    ["Personnel", "22,1", "23,4"],
    ["Fonctionnement courant et informatique, licences et maintenance comprises", "10,0", "11,2"],
    ["Total", "32,1", "34,6"],
]
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
SENTENCE = "Le tableau suivant donne les dépenses exécutées dans l'année, en millions d'euros. "


def rows_of(data: bytes) -> list[list[str]]:
    document = read(data, "a.pdf")
    rows = [block for block in document.blocks if block.kind is BlockKind.TABLE_ROW]
    header = document.blocks.index(rows[0])
    assert all(row.lead == header for row in rows[1:])
    return [document.text[row.start : row.end].split("\t") for row in rows]


def test_a_ruled_row_is_one_line_however_many_its_cells_take() -> None:
    story = [pdfs.paragraph(SENTENCE * 3), pdfs.table(ROWS, [200, 80, 80]), pdfs.paragraph(SENTENCE * 3)]
    assert rows_of(pdfs.build(story)) == ROWS


def test_rows_without_rules_are_found_by_their_gaps() -> None:
    rows = [row for row in ROWS if len(row[0]) < 30]
    story = [pdfs.paragraph(SENTENCE), pdfs.table(rows, [200, 80, 80], ruled=False), pdfs.paragraph(SENTENCE)]
    assert rows_of(pdfs.build(story)) == rows


def test_a_table_open_at_its_sides_is_read_row_by_row() -> None:
    rows = [["Ouvrage", "Ce qu'on y fait"]] + [
        [
            f"La fontaine du quai {name}",
            f"On y puise l'eau {name} de la source haute, puis on la porte au lavoir.",
        ]
        for name in ("nord", "sud", "est", "ouest", "haut", "bas")
    ]
    cells = [[pdfs.paragraph(cell) for cell in row] for row in rows]
    style = [
        ("INNERGRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black),
        ("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.black),
    ]
    found = rows_of(pdfs.build([Table(cells, colWidths=[180, 260], style=style)]))
    assert [[" ".join(cell.split()) for cell in row] for row in found] == rows


def test_cells_filled_to_their_edge_are_parted_by_the_rule_between_them() -> None:
    rows = [["Site", "Ouvrage"], ["Nord-Ouest", "fontaine"], ["Sud", "lavoir"]]

    def drawing(canvas: Canvas) -> None:
        for height in (700, 680, 660, 640):
            canvas.line(50, height, 200, height)
        for side in (50, 124, 200):
            canvas.line(side, 640, side, 700)
        for row, height in zip(rows, (686, 666, 646), strict=True):
            # No more between the cells than between two words.
            canvas.drawRightString(122, height, row[0])
            canvas.drawString(126, height, row[1])

    assert rows_of(pdfs.draw(drawing)) == rows


def test_a_word_that_runs_over_its_cell_stays_apart_from_the_next() -> None:
    rows = [["Ouvrage", "Débit"], ["Maudez-sur-Rances", "douze"], ["Kermor", "trois"]]

    def drawing(canvas: Canvas) -> None:
        for height in (700, 680, 660, 640):
            canvas.line(50, height, 250, height)
        for side in (50, 140, 250):
            canvas.line(side, 640, side, 700)
        for row, height in zip(rows, (686, 666, 646), strict=True):
            canvas.setFont("Courier", 10)
            canvas.drawString(53, height, row[0])
            canvas.setFont("Helvetica", 10)
            canvas.drawString(144, height, row[1])

    data = pdfs.draw(drawing)
    assert rows_of(data) == rows
    start = read(data, "a.pdf").text.index("douze")
    (box,) = character_boxes(data, 1, start, start + 5)
    assert round(box.left) == 144


def test_text_between_two_tables_of_one_width_is_in_neither() -> None:
    story = [
        pdfs.table(ROWS, [200, 80, 80]),
        pdfs.paragraph("Entre les deux."),
        pdfs.table(ROWS, [200, 80, 80]),
    ]
    document = read(pdfs.build(story), "a.pdf")
    between = [b for b in document.blocks if document.text[b.start : b.end] == "Entre les deux."]
    assert [block.kind for block in between] == [BlockKind.PARAGRAPH]
    assert sum(block.kind is BlockKind.TABLE_ROW for block in document.blocks) == 2 * len(ROWS)


def test_a_heading_over_two_columns_hides_no_column() -> None:
    def drawing(canvas: Canvas) -> None:
        for y in (712, 680, 660, 640, 620, 600):
            canvas.line(72, y, 400, y)
        canvas.drawString(76, 685, "Délégation")
        canvas.drawString(200, 699, "Taux de conformité constaté")
        canvas.drawString(200, 685, "2023")
        canvas.drawString(300, 685, "2024")
        for line, cells in enumerate([("Nord", "86,9", "88,4"), ("Sud", "88,7", "90,6")] * 2):
            for column, cell in enumerate(cells):
                canvas.drawString((76, 200, 300)[column], 666 - 20 * line, cell)

    rows = rows_of(pdfs.draw(drawing))
    assert rows[0] == ["Délégation", "Taux de conformité constaté 2023", "2024"]
    assert rows[1:3] == [["Nord", "86,9", "88,4"], ["Sud", "88,7", "90,6"]]


def test_a_title_over_a_part_of_a_table_and_empty_last_cells_keep_the_header() -> None:
    rows = [["Poste", "2023", "2024"], ["Personnel", "", ""], ["Primes", "4,1", "4,4"], ["Repas", "0,3", ""]]
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("SPAN", (0, 1), (-1, 1))]
    bold = [[*rows[0]], [pdfs.paragraph("<b>Personnel</b>"), "", ""], *rows[2:], ["Autres", "1,2", "1,3"]]
    found = rows_of(pdfs.build([Table(bold, colWidths=[120, 80, 80], style=style)]))
    assert found == [
        ["Poste", "2023", "2024"],
        ["Personnel"],
        ["Primes", "4,1", "4,4"],
        ["Repas", "0,3"],
        bold[-1],
    ]


def test_rows_of_a_table_set_as_listings_are_rows_too() -> None:
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONTNAME", (0, 0), (-1, -1), "Courier")]
    rows = [["Clef", "Valeur"], ["port", "8080"], ["nom", "fontaine"]]
    prose = pdfs.paragraph(SENTENCE * 3)
    assert rows_of(pdfs.build([prose, Table(rows, colWidths=[100, 100], style=style), prose])) == rows


def test_headings_of_the_outline_stay_headings_in_a_page_laid_out_with_a_table() -> None:
    def drawing(canvas: Canvas) -> None:
        for height in (780, 750, 650, 620, 500):
            canvas.line(50, height, 550, height)
        for side in (50, 200, 550):
            canvas.line(side, 500, side, 780)
        for height, title in ((760, "Les eaux"), (630, "Les bois")):
            canvas.drawString(60, height, title)
            canvas.drawString(60, height - 25, "Objet")
            canvas.drawString(210, height - 25, "La commune les entretient.")
            canvas.bookmarkPage(title, fit="XYZ", left=60, top=height + 12)
            canvas.addOutlineEntry(title, title, level=0)

    document = read(pdfs.draw(drawing), "a.pdf")
    assert [block.kind for block in document.blocks] == [
        BlockKind.TITLE,
        BlockKind.TABLE_ROW,
        BlockKind.HEADING,
        BlockKind.TABLE_ROW,
    ]


def test_a_heading_over_columns_in_the_middle_is_one_row_with_them() -> None:
    rows = [["Catégorie", "Indemnité", "", "Plafond"], ["", "Métropole", "Outre-mer", ""]]
    body = [["A", "2,88", "3,41", "253"], ["B", "2,97", "3,56", "1 234"]]
    spans = [("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 0), (0, 1)), ("SPAN", (3, 0), (3, 1))]
    found = rows_of(spanned(rows + body, spans))
    assert found == [["Catégorie", "Indemnité Métropole", "Outre-mer", "Plafond"], *body]


def test_a_heading_over_columns_at_the_end_is_one_row_with_them() -> None:
    rows = [["Catégorie", "Indemnité", ""], ["", "Métropole", "Outre-mer"]]
    body = [["A", "2,88", "3,41"], ["B", "2,97", "3,56"]]
    found = rows_of(spanned(rows + body, [("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 0), (0, 1))]))
    assert found == [["Catégorie", "Indemnité Métropole", "Outre-mer"], *body]


GROUPS = [["", "Recensés", "", "Restaurés", ""], ["Type", "2023", "2024", "2023", "2024"]]
WATERS = [["Puits", "12", "14", "3", "5"], ["Mares", "7", "9", "1", "2"], ["Étangs", "8", "9", "1", "3"]]
OVER_TWO = [("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0)), ("ALIGN", (1, 0), (-1, -1), "CENTER")]
BARE = [
    ("LINEABOVE", (0, 0), (-1, -1), 0.5, colors.black),
    ("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.black),
]


def indexed_rows(data: bytes) -> list[str]:
    document = read(data, "a.pdf")
    check_passages(document)
    rows = [b for b in document.blocks if b.kind is BlockKind.TABLE_ROW]
    return [table_row(document, row).indexed for row in rows]


@pytest.mark.parametrize("rules", [GRID, BARE])
def test_a_row_that_names_groups_of_columns_is_said_with_the_names_below_it(rules: list[tuple]) -> None:
    table = Table(GROUPS + WATERS, colWidths=[90] * 5, style=[*rules, *OVER_TWO])
    assert indexed_rows(pdfs.build([pdfs.paragraph(SENTENCE * 3), table])) == [
        "Recensés ; Restaurés",
        "Type ; 2023 ; 2024 ; 2023 ; 2024",
        "Type : Puits ; Recensés 2023 : 12 ; 2024 : 14 ; Restaurés 2023 : 3 ; 2024 : 5",
        "Type : Mares ; Recensés 2023 : 7 ; 2024 : 9 ; Restaurés 2023 : 1 ; 2024 : 2",
        "Type : Étangs ; Recensés 2023 : 8 ; 2024 : 9 ; Restaurés 2023 : 1 ; 2024 : 3",
    ]


def test_a_heading_centred_over_three_columns_stands_in_the_first() -> None:
    rows = [["Poste", "Montants", "", ""], ["", "prévu", "voté", "payé"], ["Eau", "1", "2", "3"]]
    spans = [("SPAN", (1, 0), (3, 0)), ("SPAN", (0, 0), (0, 1)), ("ALIGN", (0, 0), (-1, -1), "CENTER")]
    assert rows_of(spanned(rows, spans)) == [["Poste", "Montants prévu", "voté", "payé"], rows[2]]


def test_what_figures_are_in_over_all_columns_is_no_header() -> None:
    rows = [
        ["Dépenses", "", ""],
        ["en milliers d'euros", "", ""],
        ["Poste", "2023", "2024"],
        ["Eau", "12", "14"],
    ]
    spans = [("SPAN", (0, 0), (2, 0)), ("SPAN", (0, 1), (2, 1)), ("ALIGN", (0, 0), (-1, -1), "CENTER")]
    document = read(spanned(rows, spans), "a.pdf")
    leads = {document.text[b.start : b.end]: b.lead for b in document.blocks if b.kind is BlockKind.TABLE_ROW}
    assert leads["Poste\t2023\t2024"] is None
    assert document.blocks[leads["Eau\t12\t14"] or 0].start == document.text.index("Poste")


def test_cells_stay_in_their_columns_where_rules_part_the_header_only() -> None:
    style = [
        ("GRID", (0, 0), (-1, 0), 0.5, colors.black),
        ("BOX", (0, 0), (-1, -1), 0.5, colors.black),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black),
    ]
    rows = [["Poste", "2023", "2024"], ["Eau", "12", "14"], ["Bois", "", "9"], ["Sable", "3", "4"]]
    data = pdfs.build([pdfs.paragraph(SENTENCE * 3), Table(rows, colWidths=[90] * 3, style=style)])
    assert rows_of(data) == rows


def test_rows_beside_a_cell_that_spans_them_each_have_it() -> None:
    rows = [
        ["Famille", "Sous-famille", "Nom", "Plafond"],
        ["Source", "vive", "Kermor", "12"],
        ["", "", "Îlot", "14"],
        ["Lavoir", "", "Nord", "16"],
        ["Bief", "clos", "Sud", ""],
        ["Étang", "", "", "18"],
    ]
    spans = [((0, 1), (0, 2)), ((1, 1), (1, 2)), ((3, 3), (3, 4)), ((1, 5), (2, 5))]
    found = rows_of(spanned(rows, [("SPAN", *span) for span in spans]))
    assert found == [
        rows[0],
        rows[1],
        ["Source", "vive", "Îlot", "14"],
        rows[3],
        ["Bief", "clos", "Sud", "16"],
        rows[5],
    ]


def test_a_table_in_a_cell_of_another_is_not_cut_into_its_rows() -> None:
    def drawing(canvas: Canvas) -> None:
        for height in (700, 600, 580):
            canvas.line(50, height, 400, height)
        for side in (50, 150, 400):
            canvas.line(side, 580, side, 700)
        for height in (680, 660, 640):
            canvas.line(200, height, 300, height)
        for side in (200, 250, 300):
            canvas.line(side, 640, side, 680)
        for left, height, text in ((210, 666, "a"), (260, 666, "b"), (210, 646, "c"), (260, 646, "d")):
            canvas.drawString(left, height, text)
        canvas.drawString(60, 586, "Total")

    rows = [block for block in read(pdfs.draw(drawing), "a.pdf").text.split("\n") if block]
    assert rows == ["a\tb", "c\td", "Total"]


def test_a_narrower_table_that_touches_those_above_and_below_is_one_of_its_own() -> None:
    wide, narrow = [["a", "b", "c"], ["d", "e", "f"]], [["g", "h"], ["i", "j"]]
    tables = [Table(rows, colWidths=[80] * len(rows[0]), style=GRID) for rows in (wide, narrow, wide)]
    rows = [line.split("\t") for line in read(pdfs.build(tables), "a.pdf").text.split("\n") if line]
    assert rows == [*wide, *narrow, *wide]


def test_borders_of_two_tables_nearly_above_one_another_stay_apart() -> None:
    upper = Table([["a", "b", "c"]] * 3, colWidths=[80, 80.7, 80], style=GRID)
    lower = Table([["d", "e", "f"]] * 3, colWidths=[80, 80, 80.7], style=GRID)
    data = pdfs.build([upper, pdfs.paragraph(SENTENCE), lower])
    rows = [line.split("\t") for line in read(data, "a.pdf").text.split("\n") if "\t" in line]
    assert rows == [["a", "b", "c"]] * 3 + [["d", "e", "f"]] * 3


def test_cells_set_between_the_heights_of_others_do_not_make_text_loose() -> None:
    def drawing(canvas: Canvas) -> None:
        for row in range(4):
            canvas.drawString(72, 700 - 14 * row, "le lavoir est ouvert à tous et chacun y vient librement")
        for row in range(40):
            canvas.drawString(72 + 150 * (row % 2), 650 - 9 * row, f"case {row}")

    text = read(pdfs.draw(drawing), "a.pdf").text
    assert text.startswith("\n".join(["le lavoir est ouvert à tous et chacun y vient librement"] * 4))


def test_a_word_hyphenated_in_a_cell_is_one_and_a_name_keeps_its_hyphen() -> None:
    rows = [["Paquet", "Sens"], ["fonts-crosextra-\ncarlito", "la taille du pa-\nquet, en 2023-\n2024"]]
    data = spanned(rows, [])
    document = read(data, "a.pdf")
    indexed = " ".join(passage.indexed for passage in passages(document))
    for said in ("fonts-crosextra-carlito", "la taille du paquet, en 2023- 2024"):
        assert said in indexed
    check_passages(document)
    start = document.text.index("pa\N{SOFT HYPHEN}quet")
    first, second = character_boxes(data, 1, start, start + len("pa-quet"))
    assert first.bottom <= second.top + 1


def spanned(rows: list[list[str]], spans: list[tuple[str, tuple[int, int], tuple[int, int]]]) -> bytes:
    table = Table(rows, colWidths=[90] * len(rows[0]), style=[*GRID, *spans])
    return pdfs.build([pdfs.paragraph(SENTENCE * 3), table, pdfs.paragraph(SENTENCE * 3)])
