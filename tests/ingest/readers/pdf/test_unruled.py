"""Tables and forms that no rule is drawn in: cells stand below one another."""

from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

from ingest.chunk import passages
from ingest.readers import read
from ingest.readers.pdf import character_boxes
from ingest.types import Document
from tests.ingest import pdfs
from tests.ingest.invariants import check_document, check_passages

SENTENCE = "Le tableau suivant donne les ouvrages recensés dans la commune. "
WATERS = [["Puits", "12", "14", "3", "5"], ["Mares", "7", "9", "1", "2"], ["Étangs", "8", "9", "1", "3"]]


def indexed(document: Document) -> list[str]:
    check_document(document)
    check_passages(document)
    units = [unit.indexed for passage in passages(document) for unit in passage.units]
    return [unit for unit in units if unit != SENTENCE.strip()]


def tabled(rows: Sequence[Sequence[str]], style: Sequence[tuple] = ()) -> list[str]:
    prose = pdfs.paragraph(SENTENCE * 3)
    table = Table([[*row] for row in rows], colWidths=[90] * len(rows[0]), style=[*style])
    return indexed(read(pdfs.build([prose, table, prose]), "a.pdf"))


def form(fields: Sequence[tuple[str, str]], left: float = 260, font: str = "Helvetica") -> bytes:
    def drawing(canvas: Canvas) -> None:
        height = 740
        for label, value in fields:
            canvas.setFont(font, 10)
            canvas.drawString(72, height, label)
            canvas.setFont("Helvetica", 10)
            for line in value.split("\n"):
                canvas.drawString(left, height, line)
                height -= 12
            height -= 6
        canvas.drawString(72, height - 20, "La demande est adressée au service des eaux avant le 1er mars.")

    return pdfs.draw(drawing)


@pytest.mark.parametrize("align", ["LEFT", "CENTER", "RIGHT"])
def test_an_empty_cell_leaves_the_others_in_their_columns(align: str) -> None:
    rows = [["Type", "2023", "2024", "Note"], ["Puits", "", "14", "sec"], ["Mares", "7", "", "vide"]]
    assert tabled([*rows, ["Étangs", "8", "9", ""]], [("ALIGN", (1, 0), (-1, -1), align)]) == [
        "Type ; 2023 ; 2024 ; Note",
        "Type : Puits ; 2024 : 14 ; Note : sec",
        "Type : Mares ; 2023 : 7 ; Note : vide",
        "Type : Étangs ; 2023 : 8 ; 2024 : 9",
    ]


@pytest.mark.parametrize("corner", [0, 1])
def test_headings_centred_over_columns_are_said_with_the_names_below_them(corner: int) -> None:
    rows = [["", "Recensés", "", "Restaurés", ""], ["", "2023", "2024", "2023", "2024"]]
    rows[corner][0] = "Type"
    over = [("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0)), ("ALIGN", (1, 0), (-1, -1), "CENTER")]
    assert tabled(rows + WATERS, over)[2:] == [
        "Type : Puits ; Recensés 2023 : 12 ; 2024 : 14 ; Restaurés 2023 : 3 ; 2024 : 5",
        "Type : Mares ; Recensés 2023 : 7 ; 2024 : 9 ; Restaurés 2023 : 1 ; 2024 : 2",
        "Type : Étangs ; Recensés 2023 : 8 ; 2024 : 9 ; Restaurés 2023 : 1 ; 2024 : 3",
    ]


def test_cells_that_fit_no_columns_are_left_as_they_follow_one_another() -> None:
    def drawing(canvas: Canvas) -> None:
        lines = [((72, "a"), (200, "b"), (300, "c")), ((72, "d"), (320, "e")), ((150, "f"), (160, "g" * 40))]
        for row, cells in enumerate([*lines, ((72, "h"), (78 + 100, "i" * 40))]):
            for left, text in cells:
                canvas.drawString(left, 700 - 14 * row, text)

    assert "\t\t" not in read(pdfs.draw(drawing), "a.pdf").text


def test_a_value_on_several_lines_stays_whole_beside_its_label() -> None:
    data = form(
        [
            ("Nom de l'agent :", "Lestrade Anne"),
            (
                "Observations :",
                "Le garde a relevé la vanne haute chaque matin,\npuis la vanne basse, jus-\nqu'à la crue.",
            ),
            ("Service :", "Direction des eaux"),
        ]
    )
    document = read(data, "a.pdf")
    assert indexed(document)[:3] == [
        "Nom de l'agent : Lestrade Anne",
        "Observations : Le garde a relevé la vanne haute chaque matin, puis la vanne basse, jusqu'à la crue.",
        "Service : Direction des eaux",
    ]
    start = document.text.index("puis")
    assert len(character_boxes(data, 1, document.text.index("matin"), start + 4)) == 2


def test_cells_on_several_lines_beside_one_another_are_one_row() -> None:
    lines = [
        ("Terme", "Définition", "Interlocuteur"),
        ("Captage", "Ouvrage qui recueille", "Service des eaux,"),
        ("", "l'eau d'une source", "bureau 12"),
        ("", "ou d'une nappe.", ""),
        ("Lavoir communal du", "Bassin public où l'on", "Mairie"),
        ("quartier de la gare", "lave", ""),
        ("Bief", "Canal du moulin.", "Syndicat"),
        ("", "Canal de fuite.", "Mairie"),
    ]

    def drawing(canvas: Canvas) -> None:
        for row, cells in enumerate(lines):
            for left, text in zip((72, 220, 400), cells, strict=True):
                canvas.drawString(left, 740 - 14 * row, text)

    assert indexed(read(pdfs.draw(drawing), "a.pdf"))[1:] == [
        "Terme : Captage ; Définition : Ouvrage qui recueille l'eau d'une source ou d'une nappe. ; "
        "Interlocuteur : Service des eaux, bureau 12",
        "Terme : Lavoir communal du quartier de la gare ; Définition : Bassin public où l'on lave ; "
        "Interlocuteur : Mairie",
        "Terme : Bief ; Définition : Canal du moulin. ; Interlocuteur : Syndicat",
        "Définition : Canal de fuite. ; Interlocuteur : Mairie",
    ]


def test_rows_in_lower_case_are_rows() -> None:
    rows = [["paquet", "rôle"], ["vanne", "ferme le bief"], ["crépine", "filtre l'eau"], ["bonde", "vide"]]

    def drawing(canvas: Canvas) -> None:
        for row, cells in enumerate(rows):
            for left, text in zip((72, 180), cells, strict=True):
                canvas.drawString(left, 740 - 14 * row, text)

    assert read(pdfs.draw(drawing), "a.pdf").text == "\n".join("\t".join(cells) for cells in rows)


def test_every_row_of_a_form_names_what_stands_beside_it() -> None:
    fields = [("Nom :", "Lestrade Anne"), ("Service :", "Eaux"), ("Adresse :", "12 rue Basse")]
    document = read(form(fields), "a.pdf")
    assert indexed(document)[:3] == ["Nom : Lestrade Anne", "Service : Eaux", "Adresse : 12 rue Basse"]
    assert {block.lead for block in document.blocks} == {None}


def test_a_row_whose_label_alone_is_bold_is_no_header() -> None:
    fields = [("Nom", "Lestrade Anne"), ("Service", "Eaux"), ("Adresse", "12 rue Basse")]
    document = read(form(fields, font="Helvetica-Bold"), "a.pdf")
    assert indexed(document)[:3] == ["Nom ; Lestrade Anne", "Service ; Eaux", "Adresse ; 12 rue Basse"]


def test_labels_above_fields_name_what_stands_below_them() -> None:
    pairs = [
        ("Nom :", "Service :"),
        ("Lestrade Anne", "Eaux"),
        ("Adresse :", "Ville :"),
        ("12 rue Basse", "Kermor"),
    ]

    def drawing(canvas: Canvas) -> None:
        for row, pair in enumerate(pairs):
            for left, text in zip((72, 320), pair, strict=True):
                canvas.drawString(left, 740 - 14 * row, text)

    assert indexed(read(pdfs.draw(drawing), "a.pdf"))[1::2] == [
        "Nom : Lestrade Anne ; Service : Eaux",
        "Adresse : 12 rue Basse ; Ville : Kermor",
    ]


def test_long_labels_and_values_are_no_columns_of_text() -> None:
    fields = [
        ("Nom et prénom de l'agent qui fait la demande :", "Lestrade Anne, contrôleuse des eaux"),
        ("Service et direction de rattachement actuels :", "Direction des eaux, bureau des relevés"),
        ("Date d'entrée en fonctions dans ce service :", "Le 3 mai 2021, après un concours réservé"),
        ("Adresse administrative complète du service :", "12 rue Basse, bâtiment B, 29000 Kermor"),
        ("Téléphone et adresse postale du service :", "02 98 00 00 00, boîte postale numéro 12"),
    ]
    assert indexed(read(form(fields, left=330), "a.pdf"))[:5] == [" ".join(field) for field in fields]
