"""Headings that stand over several columns belong to the name of each."""

import io

import docx
import pytest

from ingest.chunk import passages
from ingest.column_names import grouped, under
from ingest.readers import read
from tests.ingest import pdfs

NAMED = [
    "Type : Puits ; Recensés 2023 : 12 ; Recensés 2024 : 14 ; Restaurés 2023 : 3 ; Restaurés 2024 : 5",
    "Type : Mares ; Recensés 2023 : 7 ; Recensés 2024 : 9 ; Restaurés 2023 : 1 ; Restaurés 2024 : 2",
]
ROWS = [["Puits", "12", "14", "3", "5"], ["Mares", "7", "9", "1", "2"]]


def indexed_rows(data: bytes, name: str) -> list[str]:
    return [unit.indexed for passage in passages(read(data, name)) for unit in passage.units][-2:]


@pytest.mark.parametrize(
    ("groups", "names", "expected"),
    [
        (
            ["Type", "Recensés", "", "Restaurés"],
            ["Type", "2023", "2024", "2023"],
            ["Type", "Recensés 2023", "Recensés 2024", "Restaurés 2023"],
        ),
        (["", "Effectifs", ""], ["Site", "Titulaires", ""], ["Site", "Effectifs Titulaires", "Effectifs"]),
        (
            ["Dépenses", "", ""],
            ["Poste", "Montant", "Part"],
            ["Dépenses Poste", "Dépenses Montant", "Dépenses Part"],
        ),
        ([], ["Poste", "Montant"], ["Poste", "Montant"]),
    ],
)
def test_names_come_after_their_group(groups: list[str], names: list[str], expected: list[str]) -> None:
    assert under(groups, names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            ["Seuil", "Fournitures Procédure", "Délai", "Travaux Procédure", "Délai"],
            ["Seuil", "Fournitures Procédure", "Fournitures Délai", "Travaux Procédure", "Travaux Délai"],
        ),
        (["Est 1", "2", "3", "Sud 1", "2", "3"], ["Est 1", "Est 2", "Est 3", "Sud 1", "Sud 2", "Sud 3"]),
        (["A 1", "2", "B 1", "2", "C 1", "2"], ["A 1", "A 2", "B 1", "B 2", "C 1", "C 2"]),
    ],
)
def test_a_name_met_twice_takes_the_group_of_the_name_on_its_left(
    names: list[str], expected: list[str]
) -> None:
    assert grouped(names) == expected


@pytest.mark.parametrize(
    "names",
    [
        [],
        ["Poste"],
        ["Montant", "Montant"],
        ["AE", "CP", "AE", "CP"],
        ["Année", "AE", "CP", "AE", "CP"],
        ["Nom du site", "Adresse", "Nom du site", "Adresse"],
        ["Effectif au 1er janvier", "Part", "Coût en euros", "Part"],
        ["", "", ""],
    ],
)
def test_names_without_a_group_stay_as_they_are(names: list[str]) -> None:
    assert grouped(names) == names


def test_two_header_rows_of_a_page() -> None:
    page = (
        "<table><thead><tr><th rowspan=2>Type<th colspan=2>Recensés<th colspan=2>Restaurés"
        "<tr><th>2023<th>2024<th>2023<th>2024</thead>"
        + "".join(f"<tr>{''.join(f'<td>{cell}' for cell in row)}" for row in ROWS)
        + "</table>"
    )
    document = read(page.encode(), "a.html")
    assert [block.lead for block in document.blocks] == [None, 0, 1, 1]
    assert indexed_rows(page.encode(), "a.html") == NAMED


def test_the_name_of_a_part_of_a_table_is_no_header_of_its_columns() -> None:
    page = (
        "<table><tr><th>Poste<th>Montant<tr><th colspan=2>Personnel<tr><td>Primes<td>4"
        "<tr><th colspan=2>Achats<tr><td>Eau<td>1</table>"
    )
    document = read(page.encode(), "a.html")
    assert [block.lead for block in document.blocks] == [None, 0, 0, 0, 0]


def test_two_header_rows_of_a_word_document_that_marks_none() -> None:
    file = docx.Document()
    table = file.add_table(4, 5)
    head = [["Type", "Recensés", "", "Restaurés", ""], ["", "2023", "2024", "2023", "2024"]]
    for row, texts in zip(table.rows, head + ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for first, last in (((0, 0), (1, 0)), ((0, 1), (0, 2)), ((0, 3), (0, 4))):
        table.cell(*first).merge(table.cell(*last))
    saved = io.BytesIO()
    file.save(saved)
    assert indexed_rows(saved.getvalue(), "a.docx") == NAMED


def test_two_header_rows_that_a_pdf_prints_in_one_cell() -> None:
    head = ["Type", "Recensés<br/>2023", "<br/>2024", "Restaurés<br/>2023", "<br/>2024"]
    data = pdfs.build([pdfs.table([head, *ROWS], [80] * 5)])
    assert indexed_rows(data, "a.pdf") == NAMED
