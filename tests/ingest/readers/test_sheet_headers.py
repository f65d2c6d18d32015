"""Sheets of two columns: a table has a header, a form has labels instead."""

import datetime
from collections.abc import Sequence

import pytest
from openpyxl.styles import Font
from openpyxl.workbook import Workbook

from ingest.chunk import passages
from ingest.readers import read
from ingest.readers.cells import Cell, Content, Row
from ingest.readers.sheet_headers import count_headers
from ingest.types import Document
from tests.ingest.invariants import check_document, check_passages
from tests.ingest.workbooks import ods, xlsx

BOLD_STYLE = (
    '<style:style style:name="ce1" style:family="table-cell">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
)


def rows(*pairs: tuple[str, str]) -> list[Row]:
    return [{1: Cell(label), 2: Cell(value.strip("#/"), _content(value))} for label, value in pairs]


def _content(value: str) -> Content:
    """« #12 » is a figure, « /2024 » a date."""
    return {"#": Content.FIGURE, "/": Content.DATE}.get(value[0], Content.TEXT)


@pytest.mark.parametrize(
    ("sheet", "headers"),
    [
        (rows(("Nom", "Dupré"), ("Naissance", "/12/03/1980"), ("Matricule", "#45"), ("Site", "Rion")), 0),
        (rows(("Nom", "Dupré"), ("Prénom", "Anne"), ("Service", "Achats"), ("Matricule", "#45120")), 0),
        (rows(("Projet", "Digue"), ("Coût", "#12"), ("Subvention", "#4"), ("Début", "/16/09/2024")), 0),
        (rows(("Nom :", "Dupré"), ("Prénom :", "Anne")), 0),
        (rows(("Courriel", "a.dupre@exemple.fr"), ("Ville", "Rion")), 0),
        (rows(("Mois", "Prêts"), ("Mars", "#12"), ("Avril", "#9"), ("Mai", "n.c.")), 1),
        (rows(("Ville", "Vote"), ("Rion", "/12/03/2024"), ("Vau", "/13/03/2024")), 1),
        (rows(("Ville", "Habitants"), ("Rion", "#12"), ("Vau", "/1950"), ("Lux", "#7")), 1),
        (rows(("Ville", "Surface"), ("Rion", "n.c."), ("Vau", "n.c."), ("Lux", "#7"), ("Pré", "#8")), 1),
        (rows(("Direction", "Responsable"), ("Voirie", "Jean Roy"), ("Achats", "Anne Dupré")), 1),
        (rows(("Mois", "Note"), ("Mars", "bon"), ("Mars", "#9"), ("Mai", "moyen")), 1),
    ],
)
def test_a_form_has_no_header_and_a_table_of_two_columns_has_one(sheet: list[Row], headers: int) -> None:
    assert count_headers(sheet, (1, 2)) == headers


def test_a_long_list_is_no_form() -> None:
    sheet = rows(
        ("Référence", "Remarque"), *((f"A{n}", f"#{n}" if n % 9 == 0 else f"vu {n}") for n in range(50))
    )
    assert count_headers(sheet, (1, 2)) == 1


def excel(cells: Sequence[Sequence[object]], bold: str) -> bytes:
    """`bold`: the cells of column A or of row 1."""

    def build(workbook: Workbook) -> None:
        for row in cells:
            workbook.active.append(row)
        for cell in workbook.active[bold]:
            cell.font = Font(bold=True)

    return xlsx(build)


def opendocument(cells: Sequence[Sequence[str]], bold: str) -> bytes:
    """As LibreOffice writes it where a whole column, or row, is set in bold."""
    style = 'table:default-cell-style-name="ce1"'
    columns = f"<table:table-column {style if bold == 'A' else ''}/><table:table-column/>"
    written = "".join(
        f"<table:table-row {style if bold == '1' and number == 0 else ''}>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for number, row in enumerate(cells)
    )
    return ods(f'<table:table table:name="Fiche">{columns}{written}</table:table>', automatic=BOLD_STYLE)


FORM = [["Projet", "Médiathèque"], ["Architecte", "Atelier Nord"], ["Pilote", "Anne Dupré"]]


@pytest.mark.parametrize(
    ("data", "name"), [(excel(FORM, "A"), "a.xlsx"), (opendocument(FORM, "A"), "a.ods")], ids=["xlsx", "ods"]
)
def test_labels_in_bold_make_a_form(data: bytes, name: str) -> None:
    document = checked(read(data, name))
    assert {block.lead for block in document.blocks} == {None}
    assert [unit.indexed for unit in passages(document)[0].units] == [" ; ".join(row) for row in FORM]


@pytest.mark.parametrize(
    ("data", "name"), [(excel(FORM, "1"), "a.xlsx"), (opendocument(FORM, "1"), "a.ods")], ids=["xlsx", "ods"]
)
def test_a_first_row_in_bold_is_a_header(data: bytes, name: str) -> None:
    assert [block.lead for block in checked(read(data, name)).blocks] == [None, 0, 0]


def test_a_first_row_in_bold_is_a_header_whatever_stands_below() -> None:
    mixed = [["Indicateur", "Valeur"], ["Bilan", datetime.date(2024, 5, 1)], ["Agents", 12], ["Avis", "bon"]]
    assert [block.lead for block in checked(read(excel(mixed, "1"), "a.xlsx")).blocks] == [None, 0, 0, 0]


def checked(document: Document) -> Document:
    check_document(document)
    check_passages(document)
    return document
