"""Rows of tables: what is indexed of them, what is quoted, what is marked."""

import pytest

from ingest.chunk import passages
from ingest.pieces import LONGEST
from ingest.readers import read
from ingest.types import Passage, Unit
from tests.ingest.invariants import check_document, check_passages

NAMED = [
    "Type : Puits ; Recensés 2023 : 12 ; 2024 : 14 ; Restaurés 2023 : 3 ; 2024 : 5",
    "Type : Mares ; Recensés 2023 : 7 ; 2024 : 9 ; Restaurés 2023 : 1 ; 2024 : 2",
]
ROWS = [["Puits", "12", "14", "3", "5"], ["Mares", "7", "9", "1", "2"]]


def read_passages(text: str) -> tuple[Passage, ...]:
    document = read(text.encode(), "note.txt")
    assert document.text == text
    check_document(document)
    check_passages(document)
    return passages(document)


def units(text: str) -> list[Unit]:
    return [unit for passage in read_passages(text) for unit in passage.units]


def test_cells_are_indexed_one_by_one_under_their_headings() -> None:
    text = """\
    +-----------------------------------+
    | ligne |   départ    |   arrivée   |
    |-------+-------------+-------------|
    |12     |cité adminis-|port         |
    |       |trative      |             |
    |-------+-------------+-------------|
    |       |             |hôpital,     |
    |14     |lycée        |entrée des   |
    |       |             |visiteurs    |
    +-----------------------------------+
"""
    assert [unit.indexed for unit in units(text)] == [
        "ligne ; départ ; arrivée",
        "ligne : 12 ; départ : cité administrative ; arrivée : port",
        "ligne : 14 ; départ : lycée ; arrivée : hôpital, entrée des visiteurs",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "┌─────┬────────┬────┐\n│Étage│ Usage  │ m² │\n├─────┼────────┼────┤\n│     │accueil │ 40 │\n"
            "│ 1   ├────────┼────┤\n│     │archives│ 90 │\n├─────┴────────┴────┤\n│Mesuré en mai      │\n"
            "└───────────────────┘\n",
            [
                "Étage ; Usage ; m²",
                "Étage : 1 ; Usage : accueil archives ; m² : 40 90",
                "Étage : Mesuré en mai",
            ],
        ),
        (
            "+----+-------+\n| id | ville |\n+----+-------+\n|  1 | Lille |\n|  2 |       |\n"
            "+----+-------+\n",
            ["id ; ville", "id : 1 ; ville : Lille", "id : 2"],
        ),
        (
            " id |  ville\n----+---------\n  1 | Lille\n    | Nantes\n",
            ["id ; ville", "id : 1 ; ville : Lille", "ville : Nantes"],
        ),
        (
            "=======  ==================\nFormule  Contenu\n=======  ==================\n"
            "Midi     un plat et\n         un dessert\nSoir     une entrée, un plat\n"
            "=======  ==================\n",
            [
                "Formule ; Contenu",
                "Formule : Midi ; Contenu : un plat et un dessert",
                "Formule : Soir ; Contenu : une entrée, un plat",
            ],
        ),
        (
            "+------+------+\n| Nom  | Note |\n+------+------+\n| 東京 | 12   |\n| Ryô | 9 |\n"
            "+------+------+\n",
            ["Nom ; Note", "Nom : 東京 ; Note : 12", "Nom : Ryô ; Note : 9"],
        ),
    ],
    ids=["cells over several rows", "mysql", "psql", "rest simple", "columns counted otherwise"],
)
def test_every_drawing_is_indexed_as_any_table(text: str, said: list[str]) -> None:
    assert [unit.indexed for unit in units(text)] == said


def drawn(lines: int, rows: int = 1) -> str:
    """Rows of `lines` lines, 63 characters each with the line's end."""
    rule = f"+{'-' * 9}+{'-' * 50}+\n"
    body = "".join(
        f"| {f'R{row}' if line == 0 else '':8}| {f'détail {row}.{line} de la procédure à suivre':49}|\n"
        + (rule if line == lines - 1 else "")
        for row in range(rows)
        for line in range(lines)
    )
    return f"{rule}| Étape   | {'Ce que fait le service':49}|\n{rule}{body}"


def test_a_row_that_one_mark_cannot_hold_is_marked_without_its_drawing() -> None:
    text = drawn(lines=8, rows=4)
    row = next(unit for unit in units(text) if "R2" in unit.indexed)
    assert row.indexed.startswith("Étape : R2 ; Ce que fait le service : détail 2.0 de la procédure à suivre")
    assert marked(text, row) == ["R2", *(f"détail 2.{line} de la procédure à suivre" for line in range(8))]


@pytest.mark.parametrize("lines", [1, 9])
def test_a_long_row_is_quoted_from_bar_to_bar_with_its_empty_cells(lines: int) -> None:
    said = "le service tient à jour le registre des accès " * (9 if lines == 1 else 1)
    rule = f"+---+-----+{'-' * len(said)}-+---+\n"
    row = f"|   |     | {said}|   |\n" * lines
    text = f"{rule}| N | Nom | {'Ce que fait le service':{len(said)}}| … |\n{rule}{row}{rule}"
    passage = read_passages(text)[-1]
    unit = passage.units[-1]
    assert text[unit.start : passage.end] == row.rstrip()
    assert marked(text, unit) == [said.rstrip()] * lines


def marked(text: str, unit: Unit) -> list[str]:
    """What of the unit can be marked: no part of a gap."""
    ends = [unit.start, *(end for gap in unit.gaps for end in gap), unit.end]
    parts = (text[low:high] for low, high in zip(ends[::2], ends[1::2], strict=True))
    return [part for part in parts if part]


def test_no_passage_cuts_a_row() -> None:
    found = read_passages(drawn(lines=7, rows=30))
    for number in range(30):
        holding = [passage for passage in found if f"détail {number}." in passage.indexed]
        assert len(holding) == 1
        assert all(f"détail {number}.{line} " in holding[0].indexed for line in range(7))
    headed = [passage for passage in found if "header" in {role for role, _, _ in passage.context}]
    assert headed == list(found[1:])


def test_a_row_longer_than_a_passage_is_cut_between_its_lines() -> None:
    found = read_passages(drawn(lines=30))
    assert len(found) > 1
    assert all(passage.end - passage.start <= LONGEST for passage in found)
    said = " ".join(passage.indexed for passage in found)
    assert [f"détail 0.{line} " in said for line in range(30)] == [True] * 30


def test_a_line_longer_than_a_passage_is_cut_between_its_cells() -> None:
    wide = "Une phrase du registre. " * 60
    text = f"+{'-' * 9}+{'-' * 2000}+\n| Article | {'Texte':1999}|\n+{'-' * 9}+{'-' * 2000}+\n"
    text += f"| 1       | {wide:1999}|\n| 2       | {'abrogé':1999}|\n+{'-' * 9}+{'-' * 2000}+\n"
    found = units(text)
    assert found[0].indexed.startswith("Article")
    assert sum("Une phrase du registre." in unit.indexed for unit in found) == 60
    assert found[-1].indexed == "Texte : abrogé"


def indexed_rows(data: bytes, name: str) -> list[str]:
    return [unit.indexed for passage in passages(read(data, name)) for unit in passage.units][-2:]


def test_a_heading_over_several_columns_is_said_where_it_stands() -> None:
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


def test_many_header_rows_in_a_row_are_rows_of_which_the_first_is_the_header() -> None:
    page = f"<table>{''.join(f'<tr><th>a{row}<th>b{row}' for row in range(2_000))}</table>"
    document = read(page.encode(), "a.html")
    assert {block.lead for block in document.blocks[4:]} == {0}
    assert indexed_rows(page.encode(), "a.html")[-1] == "a0 : a1999 ; b0 : b1999"


def test_a_header_of_many_lines_is_none() -> None:
    rule = "===  ===\n"
    text = rule + "aa   bb\n" * 1_000 + rule + "c    d\n" * 1_000 + rule
    assert max(len(unit.indexed) for unit in units(text)) <= LONGEST
