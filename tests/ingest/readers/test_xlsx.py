"""Excel workbooks, made by openpyxl and then broken by hand."""

import datetime
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingest.chunk import passages
from ingest.errors import DamagedFileError, EncryptedError, TooLargeError, TooManyCellsError
from ingest.readers import archives, read, sheets
from ingest.readers.xlsx.formats import shown
from ingest.types import Document
from tests.ingest.invariants import check_document
from tests.ingest.told import kinds
from tests.ingest.workbooks import changed, xlsx

SHEET = "xl/worksheets/sheet1.xml"


def written(build: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    """By XlsxWriter, which shares texts and keeps the values of formulas as Excel does."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as workbook:
        build(workbook)
    return file.getvalue()


def excel(build: Callable[[Workbook], None]) -> Document:
    document = read(xlsx(build), "a.xlsx")
    check_document(document)
    return document


def sheet(*rows: Sequence[object], edit: Callable[[Worksheet], None] = lambda _: None) -> Document:
    def build(workbook: Workbook) -> None:
        for row in rows:
            workbook.active.append(row)
        edit(workbook.active)

    return excel(build)


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (1234.5, '#,##0.00\\ "€"', "1 234,50 €"),
        (-1234.5, "#,##0.00 [$€-40C]", "-1 234,50 €"),
        (1234.5, '_-* #,##0.00\\ "€"_-;-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-', "1 234,50 €"),
        (0, '_-* #,##0.00\\ "€"_-;-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-', "- €"),
        (-5, "#,##0;[Red](#,##0)", "(5)"),
        (0.125, "0.0%", "12,5 %"),
        (0.125, "0%", "13 %"),
        (1.005, "0.00", "1,01"),
        (-0.001, "0.00", "0,00"),
        (1234567, "# ##0", "1 234 567"),
        (12345678, '#,##0,,\\ "M€"', "12 M€"),
        (75, "00000", "00075"),
        (123456789, '0#" "##" "##" "##" "##', "01 23 45 67 89"),
        (12345, "0.00E+00", "1,23E+04"),
        (1.25, "0.0#", "1,25"),
        (12, 'General" kg"', "12 kg"),
        (1 / 3, "General", "0,333333333"),
        (0.1 + 0.2, "General", "0,3"),
        (12345678901234, "General", "12345678901234"),
        (12, "@", "12"),
        (5, '0" ; fin"', "5 ; fin"),
        (-5, '0" ; fin";"moins "0', "moins 5"),
        (0.5, "0." + "0" * 99, "0," + "5".ljust(30, "0")),
        (0.5, "# ?/?", "0,5"),
        (0, "0;-0;;@", ""),
        (45434, "dd/mm/yyyy", "22/05/2024"),
        (45434, "dd/mm/yy", "22/05/2024"),
        (45434, "mmm-yy", "mai-2024"),
        (45434, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "mercredi 22 mai 2024"),
        (45434.604166, "dd/mm/yyyy\\ hh:mm", "22/05/2024 14:30"),
        (45434.604166, "h:mm AM/PM", "2:30 PM"),
        (1.5, "[h]:mm", "36:00"),
        (59, "dd/mm/yyyy", "28/02/1900"),
        (1e300, "dd/mm/yyyy", "1e+300"),
    ],
)
def test_figures_are_shown_as_a_french_excel_shows_them(value: float, code: str, expected: str) -> None:
    assert shown(value, code)[0].replace("\N{NO-BREAK SPACE}", " ") == expected


def test_days_may_be_counted_from_1904() -> None:
    assert shown(43972, "dd/mm/yyyy", since_1904=True)[0] == "22/05/2024"


def test_a_lone_cell_above_a_table_heads_it_and_the_first_row_of_texts_names_the_columns() -> None:
    def edit(worksheet: Worksheet) -> None:
        worksheet["B5"].number_format = '#,##0.00\\ "€"'
        worksheet["C5"].number_format = "0.0%"
        worksheet["D5"].number_format = "dd/mm/yyyy"

    document = sheet(
        ["Budget de la médiathèque"],
        ["en euros"],
        [],
        ["Poste", 2024, "Évolution", "Vote"],
        ["Livres", 1234.5, 0.125, datetime.date(2024, 5, 22)],
        ["Presse", 200, -1, True],
        ["Source : régie de recettes"],
        [],
        ["Les crédits non consommés sont reportés."],
        edit=edit,
    )
    assert kinds(document) == [
        ("title", 0, "Budget de la médiathèque"),
        ("paragraph", 0, "en euros"),
        ("table_row", 0, "Poste\t2024\tÉvolution\tVote"),
        (
            "table_row",
            0,
            "Livres\t1\N{NO-BREAK SPACE}234,50\N{NO-BREAK SPACE}€\t12,5\N{NO-BREAK SPACE}%\t22/05/2024",
        ),
        ("table_row", 0, "Presse\t200\t-1\tVRAI"),
        ("paragraph", 0, "Source : régie de recettes"),
        ("paragraph", 0, "Les crédits non consommés sont reportés."),
    ]
    assert [block.lead for block in document.blocks] == [None, None, None, 2, 2, None, None]


def test_rows_of_figures_alone_have_no_header() -> None:
    assert [block.lead for block in sheet([1, 2], [3, 4]).blocks] == [None, None]


def test_empty_rows_part_tables_and_empty_columns_vanish() -> None:
    document = sheet(
        [None, None, "Mois", None, "Prêts"], [None, None, "Mars", None, 12], [], ["Ville", "Âge"], ["Rion", 9]
    )
    assert document.text.split("\n") == ["Mois\tPrêts", "Mars\t12", "Ville\tÂge", "Rion\t9"]
    assert [block.lead for block in document.blocks] == [None, 0, None, 2]


def test_each_of_several_sheets_is_headed_by_its_name_and_hidden_ones_are_not_read() -> None:
    def build(workbook: Workbook) -> None:
        workbook.active.title = "Agents"
        workbook.active.append(["Nom", "Grade"])
        workbook.active.append(["Roy", "attaché"])
        workbook.create_sheet("Vide")
        rooms = workbook.create_sheet("Salles")
        for row in (["Rez-de-chaussée"], [], ["Salle", "Places"], ["A", 12]):
            rooms.append(row)
        hidden = workbook.create_sheet("Listes")
        hidden.append(["SECRET"])
        hidden.sheet_state = "hidden"
        workbook.create_chartsheet("Graphique")

    assert kinds(excel(build)) == [
        ("heading", 1, "Agents"),
        ("table_row", 0, "Nom\tGrade"),
        ("table_row", 0, "Roy\tattaché"),
        ("heading", 1, "Salles"),
        ("heading", 2, "Rez-de-chaussée"),
        ("table_row", 0, "Salle\tPlaces"),
        ("table_row", 0, "A\t12"),
    ]


def test_merged_cells_are_repeated_downwards_and_groups_of_columns_lead_their_names() -> None:
    def edit(worksheet: Worksheet) -> None:
        worksheet.merge_cells("A1:A2")
        worksheet.merge_cells("B1:C1")
        worksheet.merge_cells("A3:A4")

    document = sheet(
        ["Site", "Effectifs", None],
        [None, "Titulaires", "Contractuels"],
        ["Nord", 4, 2],
        [None, 5, 1],
        edit=edit,
    )
    assert document.text.split("\n") == [
        "Site\tEffectifs",
        "Site\tTitulaires\tContractuels",
        "Nord\t4\t2",
        "Nord\t5\t1",
    ]
    assert [block.lead for block in document.blocks] == [None, 0, 1, 1]
    assert passages(document)[0].units[-1].indexed == (
        "Site : Nord ; Effectifs Titulaires : 5 ; Contractuels : 1"
    )


def test_groups_of_columns_need_not_be_merged() -> None:
    rows = (["Site", "Effectifs", None], [None, "Titulaires", "Contractuels"], ["Nord", 4, 2], ["Sud", 5, 1])
    assert [block.lead for block in sheet(*rows).blocks] == [None, 0, 1, 1]


def test_rows_laid_out_with_merged_cells_are_no_headers() -> None:
    def edit(worksheet: Worksheet) -> None:
        for row in range(1, 8):
            worksheet.merge_cells(f"B{row}:C{row}")

    rows = [[f"Point {row}", "Ce qui fut dit", None, "adopté"] for row in range(1, 8)]
    document = sheet(*rows, ["Le", "la", "les", "un"], ["de", "du", "des", "une"], edit=edit)
    assert {block.lead for block in document.blocks} == {None}


def test_formulas_are_read_as_their_last_value_and_errors_are_not() -> None:
    def build(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet()
        for row, name in enumerate(("Un", "Deux", "Trois", "Quatre")):
            sheet.write(row, 0, name)
        sheet.write(0, 1, 12)
        sheet.write_formula(1, 1, "=B1*2", None, 24)
        sheet.write_formula(2, 1, "=NA()", None, "#N/A")
        sheet.write_formula(3, 1, '=UPPER("oui")', None, "OUI")

    assert read(written(build), "a.xlsx").text.split("\n") == ["Un\t12", "Deux\t24", "Trois", "Quatre\tOUI"]


def test_texts_shared_by_cells_and_written_in_several_faces_are_whole() -> None:
    def build(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet()
        for row in range(3):
            sheet.write(row, 0, "Rion")
            sheet.write_rich_string(row, 1, "à ", workbook.add_format({"bold": True}), "deux", " pas")

    assert read(written(build), "a.xlsx").text.split("\n") == ["Rion\tà deux pas"] * 3


def test_inline_and_rich_texts_are_read_without_reading_aids() -> None:
    inline = (
        b'<row r="2"><c r="A2" t="inlineStr"><is><r><t>Ri</t></r><r><t>on</t></r>'
        b'<rPh sb="0" eb="1"><t>x</t></rPh></is></c><c t="str"><v>oui</v></c></row></sheetData>'
    )
    data = xlsx(lambda workbook: workbook.active.append(["Ville", "Ouvert"]))
    data = changed(data, SHEET, lambda old: old.replace(b"</sheetData>", inline))
    assert read(data, "a.xlsx").text.split("\n") == ["Ville\tOuvert", "Rion\toui"]


def test_a_million_formatted_rows_say_nothing() -> None:
    empty = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(2, 40_000))
    last = b'<row r="1048576"><c r="XFD1048576"><v>3</v></c></row></sheetData>'
    data = xlsx(lambda workbook: workbook.active.append(["Ville", "Ouvert"]))
    data = changed(data, SHEET, lambda old: old.replace(b"</sheetData>", empty + last))
    assert read(data, "a.xlsx").text.split("\n") == ["Ville\tOuvert", "3"]


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "CELL_LIMIT", 3)
    with pytest.raises(TooManyCellsError, match="Le classeur Excel compte trop de cellules"):
        sheet(["a", "b"], ["c", "d"])


def test_one_text_in_every_cell_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "TEXT_LIMIT", 1_000_000)
    with pytest.raises(TooLargeError, match="trop volumineux"):
        sheet(*[["x" * 30_000] * 10] * 4)


def test_few_cells_spread_over_a_whole_sheet_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_AREA_LIMIT", 50)
    with pytest.raises(TooManyCellsError):
        sheet(*[[None] * n + [n, n] for n in range(10)])


def test_core_properties() -> None:
    def build(workbook: xlsxwriter.Workbook) -> None:
        made = datetime.datetime(2024, 12, 12)
        workbook.set_properties({"title": "Effectifs", "author": "Anne Dupré;Jean Roy", "created": made})
        workbook.add_worksheet().write(0, 0, "Le texte.")

    metadata = read(written(build), "a.xlsx").metadata
    assert (metadata.title, metadata.date, metadata.authors) == (
        "Effectifs",
        "2024-12-12",
        ("Anne Dupré", "Jean Roy"),
    )


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_package_is_refused(part: float) -> None:
    data = xlsx(lambda workbook: workbook.active.append(["a", 1]))
    with pytest.raises(DamagedFileError, match="illisible"):
        read(data[: int(part * len(data))], "a.xlsx")


def shared() -> bytes:
    return written(lambda workbook: workbook.add_worksheet().write(0, 0, "Le texte."))


@pytest.mark.parametrize("member", ["xl/workbook.xml", SHEET, "xl/sharedStrings.xml", "xl/styles.xml"])
@pytest.mark.parametrize("content", [b"", b"<broken", b"\x00\x01"])
def test_a_damaged_part_is_refused(member: str, content: bytes) -> None:
    data = changed(shared(), member, lambda _: content)
    with pytest.raises(DamagedFileError, match="Le classeur Excel"):
        read(data, "a.xlsx")


@pytest.mark.parametrize("member", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml"])
def test_an_entity_bomb_is_refused_unexploded_and_nothing_is_fetched(member: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("SECRET")
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE d [<!ENTITY e0 "boum">{entities}<!ENTITY s SYSTEM "file://{tmp_path}/secret.txt">]>'.encode()
    body = b'<sst><si><t>&e11;&s;</t></si><row r="1"><c r="A1" t="str"><v>&e11;&s;</v></c></row></sst>'
    data = changed(shared(), member, lambda _: doctype + body)
    with pytest.raises(DamagedFileError, match="Le classeur Excel"):
        read(data, "a.xlsx")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "UNPACKED_LIMIT", 1_000_000)
    data = changed(
        xlsx(lambda workbook: workbook.active.append(["a"])), "xl/media/a.png", lambda _: b"0" * 5_000_000
    )
    with pytest.raises(TooLargeError, match="1 Mo"):
        read(data, "a.xlsx")


def test_a_protected_workbook_is_named() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(EncryptedError):
        read(ole, "a.xlsx")
