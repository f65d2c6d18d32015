"""OpenDocument workbooks: by odfdo, or by hand where only LibreOffice writes so."""

import datetime
from decimal import Decimal
from pathlib import Path

import odfdo
import pytest

from ingest.errors import DamagedFileError, EncryptedError, TooManyCellsError
from ingest.readers import read, sheets
from ingest.types import Document
from tests.ingest.invariants import check_document
from tests.ingest.told import kinds
from tests.ingest.workbooks import NAMESPACES, changed, ods, opendocument


def workbook(*tables: str, **parts: str) -> Document:
    document = read(ods(*tables, **parts), "a.ods")
    check_document(document)
    return document


def table(*rows: str, name: str = "Feuille1", style: str = "ta1") -> str:
    return f'<table:table table:name="{name}" table:style-name="{style}">{"".join(rows)}</table:table>'


def row(*cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def cell(shown: str = "", attributes: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {attributes}>{shown and f'<text:p>{shown}</text:p>'}</table:table-cell>"


def valued(kind: str, value: str, shown: str = "", more: str = "") -> str:
    attribute = "date-value" if kind == "date" else "boolean-value" if kind == "boolean" else "value"
    return cell(shown, f'office:value-type="{kind}" office:{attribute}="{value}" {more}')


def test_what_libreoffice_showed_is_read() -> None:
    document = workbook(
        table(
            row(cell("Budget de la médiathèque")),
            row(cell("", ""), times=2),
            row(cell("Poste"), valued("float", "2024", "2024"), cell("Évolution"), cell("Vote")),
            row(
                cell("Livres"),
                valued("currency", "1234.5", "1 234,50 €"),
                valued("percentage", "0.125", "12,5 %"),
                valued("date", "2024-05-22", "22/05/2024"),
            ),
        )
    )
    assert kinds(document) == [
        ("title", 0, "Budget de la médiathèque"),
        ("table_row", 0, "Poste\t2024\tÉvolution\tVote"),
        ("table_row", 0, "Livres\t1 234,50 €\t12,5 %\t22/05/2024"),
    ]
    assert document.blocks[2].lead == 1


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (valued("float", "1234.5", "1234.5"), "1234,5"),
        (valued("percentage", "0.125"), "12,5 %"),
        (valued("currency", "1234.5", "1234.5", 'office:currency="EUR"'), "1 234,50 €"),
        (valued("currency", "3", "", 'office:currency="CHF"'), "3,00 CHF"),
        (valued("date", "2024-05-22", "2024-05-22"), "22/05/2024"),
        (valued("date", "2024-05-22T14:30:00"), "22/05/2024 14:30"),
        (valued("boolean", "true", "TRUE"), "VRAI"),
        (valued("boolean", "false"), "FAUX"),
    ],
)
def test_what_a_program_wrote_without_showing_it_is_put_in_french(written: str, expected: str) -> None:
    text = workbook(table(row(cell("Valeur"), written))).text
    assert text.replace("\N{NO-BREAK SPACE}", " ") == f"Valeur\t{expected}"


def test_odfdo_writes_what_is_read() -> None:
    def build(document: odfdo.Document) -> None:
        sheet = odfdo.Table("Prêts")
        for y, values in enumerate(
            [["Mois", "Prêts", "Jour"], ["Mars", Decimal("12.5"), datetime.date(2024, 3, 1)]]
        ):
            for x, value in enumerate(values):
                sheet.set_value((x, y), value)
        document.body.append(sheet)

    document = read(opendocument("spreadsheet", build), "a.ods")
    assert document.text.split("\n") == ["Mois\tPrêts\tJour", "Mars\t12,5\t01/03/2024"]


def test_sheets_are_headed_by_their_names_and_hidden_ones_are_not_read() -> None:
    document = workbook(
        table(row(cell("Nom"), cell("Grade")), row(cell("Roy"), cell("attaché")), name="Agents"),
        table(row(cell("SECRET")), name="Listes", style="ta2"),
        table(row(cell("", ""), times=1_048_576), name="Vide"),
        table(row(cell("Salle"), cell("Places")), row(cell("A"), valued("float", "12", "12")), name="Salles"),
        automatic='<style:style style:name="ta1" style:family="table">'
        '<style:table-properties table:display="true"/></style:style>'
        '<style:style style:name="ta2" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>',
    )
    assert kinds(document) == [
        ("heading", 1, "Agents"),
        ("table_row", 0, "Nom\tGrade"),
        ("table_row", 0, "Roy\tattaché"),
        ("heading", 1, "Salles"),
        ("table_row", 0, "Salle\tPlaces"),
        ("table_row", 0, "A\t12"),
    ]


def test_merged_and_repeated_cells_are_spelled_out() -> None:
    merged = 'office:value-type="string" table:number-rows-spanned="2"'
    repeated = 'office:value-type="float" office:value="4" table:number-columns-repeated="2"'
    document = workbook(
        table(
            row(
                cell("Site"),
                cell("Titulaires"),
                cell("Contractuels"),
                cell("", 'table:number-columns-repeated="16381"'),
            ),
            row(cell("Nord", merged), cell("4", repeated)),
            row("<table:covered-table-cell/>", valued("float", "5", "5"), valued("float", "1", "1")),
            row(cell("Sud"), cell("4", repeated), times=2),
            row(cell("", 'table:number-columns-repeated="16384"'), times=1_048_571),
        )
    )
    assert document.text.split("\n") == [
        "Site\tTitulaires\tContractuels",
        "Nord\t4\t4",
        "Nord\t5\t1",
        "Sud\t4\t4",
        "Sud\t4\t4",
    ]


def test_a_cell_repeated_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "CELL_LIMIT", 1_000)
    with pytest.raises(TooManyCellsError, match="Le classeur OpenDocument compte trop de cellules"):
        workbook(table(row(cell("x"), times=999_999_999)))
    with pytest.raises(TooManyCellsError):
        workbook(
            table(row(cell("x", 'office:value-type="string" table:number-columns-repeated="999999999"')))
        )


def test_a_protected_workbook_is_named() -> None:
    entry = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    with pytest.raises(EncryptedError):
        read(ods(table(row(cell("x"))), manifest=entry), "a.ods")


@pytest.mark.parametrize("content", [b"", b"<broken", b"\x00\x01"])
def test_a_damaged_content_is_refused(content: bytes) -> None:
    with pytest.raises(DamagedFileError, match="Le classeur OpenDocument"):
        read(changed(ods(table(row(cell("x")))), "content.xml", lambda _: content), "a.ods")


@pytest.mark.parametrize("part", [0.3, 0.9])
def test_a_truncated_package_is_refused(part: float) -> None:
    data = ods(table(row(cell("x"))))
    with pytest.raises(DamagedFileError, match="illisible"):
        read(data[: int(part * len(data))], "a.ods")


def test_an_entity_bomb_is_refused_unexploded_and_nothing_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("SECRET")
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = (
        f'<!DOCTYPE d [<!ENTITY e0 "boum">{entities}<!ENTITY s SYSTEM "file://{tmp_path}/secret.txt">]>'
        f"<office:document-content {NAMESPACES}>{table(row(cell('&e11;'), cell('&s;')))}"
        "</office:document-content>"
    )
    with pytest.raises(DamagedFileError):
        read(changed(ods(table(row(cell("x")))), "content.xml", lambda _: bomb.encode()), "a.ods")
