"""Which row of a table names the columns of which others."""

import pytest

from ingest.structure import find_blocks
from ingest.types import BlockKind
from tests.ingest.structure.texts import BODY


def led(table: str) -> dict[str, str | None]:
    """First cell of each row → that of its header."""
    text = f"{BODY}{table}"
    blocks = find_blocks(text)

    def name(index: int) -> str:
        return text[blocks[index].start : blocks[index].end].strip("|").split("\t")[0].split("|")[0].strip()

    rows = [index for index, block in enumerate(blocks) if block.kind is BlockKind.TABLE_ROW]
    leads = {index: blocks[index].lead for index in rows}
    return {name(index): None if lead is None else name(lead) for index, lead in leads.items()}


BUDGET = "Service\tCrédits\tVote\tNote\nPhares\t1 234,50 €\t22/05/2024\tà l'unanimité\n"


@pytest.mark.parametrize(
    "row",
    [
        "Signaux\t0,00 €\t29/02/2024 14:30",
        "Signaux\t250k€\t3 mai 2024\t12\t40,0 %",
        "Signaux\t12 %",
    ],
)
def test_a_row_of_figures_is_no_header_of_what_follows(row: str) -> None:
    found = led(f"{BUDGET}{row}\nTotal\t269 634,50 €\t8 mai 2024\n")
    assert found == {"Service": None, "Phares": "Service", "Signaux": "Service", "Total": "Service"}


def test_a_table_of_figures_alone_has_no_header() -> None:
    assert led("Lyon\t12\t14\nBron\t7\t9\n") == {"Lyon": None, "Bron": None}


def test_years_name_columns_of_other_figures() -> None:
    assert led(f"{BUDGET}Site\t2022\t2023\nKermor\t45\t44\n")["Kermor"] == "Site"


@pytest.mark.parametrize("end", ["Halle\t2 rue Basse\trampe\n", ""])
def test_a_row_that_lacks_its_last_cell_belongs_to_the_table(end: str) -> None:
    found = led(f"Site\tAdresse\tAccès\nMairie\t1 place Haute\trampe\nPiscine\t3 rue Basse\n{end}")
    assert {header for row, header in found.items() if row != "Site"} == {"Site"}


def test_a_table_of_fewer_columns_has_a_header_of_its_own() -> None:
    found = led("Site\tAdresse\tAccès\nMairie\t1 place Haute\trampe\nNom\tRôle\nAnne\tmaire\n")
    assert found["Anne"] == "Nom"


def test_a_header_said_again_is_no_row_below_itself() -> None:
    text = f"{BODY}{BUDGET}{BUDGET}"
    rows = [block for block in find_blocks(text) if block.kind is BlockKind.TABLE_ROW]
    assert [block.lead for block in rows] == [None, 1, None, 3]


def test_a_rule_under_a_row_of_figures_makes_it_the_header() -> None:
    assert led("| Échelon | 1 | 2 |\n|---|---|---|\n| Indice | 340 | 350 |\n")["Indice"] == "Échelon"


def test_rows_that_each_begin_with_a_label_have_no_header() -> None:
    assert set(led("Nom :\tAnne\nService :\tEaux\nVille :\tKermor\n").values()) == {None}


def test_labels_side_by_side_are_the_header_of_what_stands_below_them() -> None:
    found = led("Nom :\tService :\nAnne\tEaux\nVille :\tPoste :\nKermor\t12\n")
    assert found == {"Nom :": None, "Anne": "Nom :", "Ville :": None, "Kermor": "Ville :"}
