"""Header rows that a file does not mark: the first, and the second where it names parts of groups."""

import io

import docx
import docx.table
import pptx.table
import pytest
from pptx.presentation import Presentation

from ingest.chunk import passages
from ingest.readers import read
from ingest.readers.headers import with_headers
from ingest.types import BlockKind
from tests.ingest import rtfs
from tests.ingest.presentations import BLANK, add_slide, add_table, saved
from tests.ingest.workbooks import odt

ROWS = [
    ["Type", "Recensés", "", "Restaurés", ""],
    ["", "2023", "2024", "2023", "2024"],
    ["Puits", "12", "14", "3", "5"],
    ["Mares", "7", "9", "1", "2"],
]


def fill(table: docx.table.Table | pptx.table.Table) -> None:
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for first, last in (((0, 0), (1, 0)), ((0, 1), (0, 2)), ((0, 3), (0, 4))):
        table.cell(*first).merge(table.cell(*last))


def word() -> bytes:
    file, data = docx.Document(), io.BytesIO()
    fill(file.add_table(len(ROWS), len(ROWS[0])))
    file.save(data)
    return data.getvalue()


def powerpoint() -> bytes:
    def build(presentation: Presentation) -> None:
        fill(add_table(add_slide(presentation, BLANK), ROWS))

    return saved(build)


def rich_text() -> bytes:
    merged = [r"\clvmgf\cellx1500\cellx4500\cellx7500", r"\clvmrg" + rtfs.edges(5), *[rtfs.edges(5)] * 2]
    rows = [list(filter(None, ROWS[0])), *ROWS[1:]]
    return rtfs.rtf(*(rtfs.row(cells, edges) for cells, edges in zip(rows, merged, strict=True)))


def opendocument() -> bytes:
    spans = {"Type": "rows", "Recensés": "columns", "Restaurés": "columns"}
    cells = {
        text: f'<table:table-cell table:number-{way}-spanned="2"><text:p>{text}</text:p></table:table-cell>'
        for text, way in spans.items()
    } | {"": "<table:covered-table-cell/>"}
    plain = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    rows = ("".join(cells.get(text, plain.format(text)) for text in row) for row in ROWS)
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return odt(f"<table:table>{table}</table:table>")


def page() -> bytes:
    spans = {"Type": "rowspan", "Recensés": "colspan", "Restaurés": "colspan"}
    first = "".join(f"<td {way}=2>{text}</td>" for text, way in spans.items())
    below = (row[1:] if number == 0 else row for number, row in enumerate(ROWS[1:]))
    rows = [first, *("".join(f"<td>{cell}</td>" for cell in row) for row in below)]
    return f"<html><table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table></html>".encode()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (word(), "a.docx"),
        (powerpoint(), "a.pptx"),
        (rich_text(), "a.rtf"),
        (opendocument(), "a.odt"),
        (page(), "a.html"),
    ],
    ids=["docx", "pptx", "rtf", "odt", "html"],
)
def test_two_rows_name_the_columns_together(data: bytes, name: str) -> None:
    document = read(data, name)
    rows = [block for block in document.blocks if block.kind is BlockKind.TABLE_ROW]
    first = document.blocks.index(rows[0])
    assert [block.lead for block in rows] == [None, first, first + 1, first + 1]
    said = [unit.indexed for passage in passages(document) for unit in passage.units]
    assert said[-1] == "Type : Mares ; Recensés 2023 : 7 ; 2024 : 9 ; Restaurés 2023 : 1 ; 2024 : 2"


@pytest.mark.parametrize(
    ("marks", "spans", "headers"),
    [
        ([False, False, False], [1, 2], [True, True, False]),
        ([False, False, False], [1, 1, 1], [True, False, False]),
        ([False, False], [1, 2], [True, False]),
        ([False], [1, 2], [False]),
        ([True, False, False], [1, 2], [True, False, False]),
        ([], [], []),
    ],
    ids=["groups", "no groups", "nothing below", "one row", "marked", "empty"],
)
def test_which_rows_are_headers(marks: list[bool], spans: list[int], headers: list[bool]) -> None:
    rows = [(["a", "b", "c"], mark) for mark in marks]
    assert [header for _, header in with_headers(rows, spans)] == headers


@pytest.mark.parametrize(
    ("rows", "headers"),
    [
        ([["Budget", "", ""], ["Poste", "2023", "2024"], ["Eau", "1", "2"]], [False, True, False]),
        (
            [["Budget", "", ""], ["en euros", "", ""], ["Poste", "2023", "2024"], ["Eau", "1", "2"]],
            [False, False, True, False],
        ),
        ([["Budget", "", ""], [""], ["Poste", "2023"], ["Eau", "1"]], [False, True, False]),
        ([["", "2023", ""], ["Eau", "1", "2"]], [True, False]),
        ([["Poste", ""], ["Eau", "1"]], [True, False]),
        ([["Budget", "", ""], ["Eau", "1", "2"]], [False, False]),
    ],
)
def test_a_title_above_the_columns_is_no_header(rows: list[list[str]], headers: list[bool]) -> None:
    assert [header for _, header in with_headers([(row, False) for row in rows], [1])] == headers


def test_a_table_of_fields_has_no_header() -> None:
    rows = [(["Nom :", "Dupré"], False), (["Poste :", "4512"], False)]
    assert [header for _, header in with_headers(rows, [1, 1])] == [False, False]


@pytest.mark.parametrize(
    "first", ["<th>Nom</th><td>Dupré</td>", "<td><b>Nom</b></td><td>Dupré</td>"], ids=["th", "bold"]
)
def test_a_page_that_marks_names_of_rows_has_none_of_columns(first: str) -> None:
    table = f"<table><tr>{first}</tr><tr>{first.replace('Nom', 'Lieu')}</tr></table>"
    assert [block.lead for block in read(f"<html>{table}</html>".encode(), "a.html").blocks] == [None, None]
