"""Tables drawn with characters: which lines are rows, and what is only a drawing."""

import time

import pytest

from ingest.structure import find_blocks
from ingest.structure.grids import find_grids
from ingest.structure.lines import split_lines
from ingest.types import BlockKind

BODY = "Le service reçoit le public tous les jours de la semaine et répond dans les dix jours.\n\n"

FRAMED = """\
+------------+----------------------------+
| Guichet    | Horaires                   |
+============+============================+
| Mairie     | de 9 h à 17 h, le samedi   |
| centrale   | jusqu'à midi               |
+------------+----------------------------+
| Annexe     | sur rendez-vous            |
+------------+----------------------------+
"""
PLAIN_FRAME = """\
    +-----------------------------+
    | ligne |       trajet        |
    |-------+---------------------|
    |12     |de la gare au port,  |
    |       |par les quais        |
    |-------+---------------------|
    |       |du lycée à           |
    |14     |l'hôpital            |
    +-----------------------------+
"""
BOX = """\
┌───────┬───────────┬───────┐
│ Salle │   Usage   │Places │
├───────┼───────────┼───────┤
│       │réunion    │12     │
│Étage  ├───────────┼───────┤
│       │conférence │40     │
├───────┼───────────┼───────┤
│Cave   │archives   │       │
├───────┴───────────┴───────┤
│* sur réservation          │
└───────────────────────────┘
"""
MYSQL = """\
+----+--------+
| id | ville  |
+----+--------+
|  1 | Lille  |
|  2 | Nantes |
|  3 |        |
+----+--------+
"""
PSQL = """\
 id |  ville
----+---------
  1 | Lille
    | Nantes
  3 |
(3 lignes)
"""
ORG = """\
| Mois | Prêts |
|------+-------|
| mai  |    12 |
| juin |    31 |
"""
SIMPLE = """\
=======  ======================
Formule  Ce qu'elle comprend
=======  ======================
Midi     un plat et
         un dessert
Soir     une entrée, un plat

Fêtes    sur commande seulement, au moins deux jours avant
=======  ======================
"""


def rows(text: str) -> list[str]:
    return [text[b.start : b.end] for b in find_blocks(text) if b.kind is BlockKind.TABLE_ROW]


@pytest.mark.parametrize(
    ("table", "firsts"),
    [
        (FRAMED, ["+------------+", "| Mairie", "| Annexe"]),
        (PLAIN_FRAME, ["+---", "|12", "|       |du lycée"]),
        (BOX, ["┌───────┬", "│       │réunion", "│Cave", "│* sur"]),
        (MYSQL, ["+----+", "|  1", "|  2", "|  3"]),
        (PSQL, ["id |", "1 |", "| Nantes", "3 |"]),
        (ORG, ["| Mois", "| mai", "| juin"]),
        (SIMPLE, ["=======", "Midi", "Soir", "Fêtes"]),
    ],
    ids=["rest", "plain frame", "box", "mysql", "psql", "org", "rest simple"],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_row_is_a_block_led_by_the_first(table: str, firsts: list[str], end: str) -> None:
    text = f"{BODY}{table}\n{BODY}".replace("\n", end)
    found = rows(text)
    assert len(found) == len(firsts)
    assert all(row.startswith(first) for row, first in zip(found, firsts, strict=True))
    blocks = find_blocks(text)
    header = next(index for index, block in enumerate(blocks) if block.kind is BlockKind.TABLE_ROW)
    leads = [block.lead for block in blocks if block.kind is BlockKind.TABLE_ROW]
    assert leads == [None, *[header] * (len(firsts) - 1)]


def test_rules_belong_to_the_row_above() -> None:
    found = rows(FRAMED)
    assert found[0].splitlines() == FRAMED.splitlines()[:3]
    assert found[-1].splitlines() == FRAMED.splitlines()[-2:]


def test_two_tables_that_touch_have_a_header_each() -> None:
    leads = [block.lead for block in find_blocks(MYSQL.rstrip() + "\n\n" + FRAMED)]
    assert leads == [None, 0, 0, 0, None, 4, 4]


def test_lines_of_one_row_are_told_from_rows_by_their_first_cell() -> None:
    frame = "+------+------+\n| Sens | Débit |\n|------+-------|\n{}+------+------+\n"
    wrapped = frame.format("|      | fort  |\n| Nord | le    |\n|      | matin |\n")
    listed = frame.format("| Nord | fort  |\n|      | moyen |\n| Sud  | fort  |\n")
    assert (len(rows(wrapped)), len(rows(listed))) == (2, 4)


@pytest.mark.parametrize(
    "text",
    [
        # a command and its result
        "    cat liste | grep Lyon | wc -l\n    cat liste | grep Nice | wc -l\n",
        "    |grep Lyon liste\n    |wc -l\n",
        # a box around a warning, with a command in it
        "+---------------------------+\n| Attention : eau bouillante |\n+---------------------------+\n",
        "+-------------------+\n| tri liste | compte |\n| puis valider       |\n+-------------------+\n",
        # drawings
        "+------+     +------+\n| pont | --> | quai |\n+------+     +------+\n",
        "+-+-+-+-+-+-+-+-+\n|Version|  Type |\n+-+-+-+-+-+-+-+-+\n",
        "port\n  |\n  +--> quai\n  |\n  +--> halle\n",
        # a sum, a line of emphasis, rules without a table
        "+ 5 % | - 3 %\n+ 2 % | - 1 %\n",
        "+------+------+\n+------+------+\n+------+------+\n",
        "=====  =====\nUne ligne qui passe d'une colonne à l'autre\n=====  =====\n",
        "=====  =====\nTitre  seul\n",
        "=====  =====\n---\n=====  =====\n",
        "---+---\n",
    ],
)
def test_what_is_no_drawn_table(text: str) -> None:
    assert find_grids(split_lines(f"{BODY}{text}\n{BODY}")) == {}


def test_pipe_tables_of_markdown_keep_their_rows() -> None:
    table = "| Nom | Âge |\n|---|---|\n| Anne | 31 |\n| Luc | 4 |\n"
    assert rows(table) == ["| Nom | Âge |\n|---|---|", "| Anne | 31 |", "| Luc | 4 |"]


def test_a_second_rule_is_no_row_of_a_table_without_a_frame() -> None:
    table = PSQL.splitlines()
    doubled = "\n".join([*table[:2], table[1], *table[2:]])
    assert rows(f"{doubled}\n") == []
    assert rows("--+--\n--+--\n--+--\n") == []


def test_a_listing_between_fences_is_no_table() -> None:
    assert rows(f"{BODY}```\n{MYSQL}```\n") == []


def test_an_unclosed_table_ends_with_its_last_row() -> None:
    cut = FRAMED[: FRAMED.index("| Annexe")] + "| Annexe     | sur rendez-\n\n" + BODY
    assert [row[:8] for row in rows(cut)] == ["+-------", "| Mairie"]


def test_ragged_lines_end_a_table_unless_their_cells_can_be_counted() -> None:
    head = "+------+------+\n| Nom  | Rôle |\n+------+------+\n| Anne | chef |\n"
    counted = rows(head + "| Maxence-Henri | adjoint |\n| Luc\t| aide |\n+------+------+\n")
    assert [row.splitlines()[0] for row in counted[1:]] == [
        "| Anne | chef |",
        "| Maxence-Henri | adjoint |",
        "| Luc\t| aide |",
    ]
    assert len(rows(head + "| a | b | c | d | e |\n")) == 3  # as other lines between bars, of another table


def test_wide_and_combining_characters_take_their_columns() -> None:
    table = (
        "+------+------+\n| Nom  | Note |\n+------+------+\n| 東京 | e\u0301te\u0301  |\n+------+------+\n"
    )
    assert len(rows(table)) == 2


@pytest.mark.parametrize(
    "text",
    [
        MYSQL[: MYSQL.index("|  1")] + "|  1 | Lille  |\n" * 10_000,
        MYSQL[: MYSQL.index("|  1")] + "|    | Lille  |\n" * 10_000,
        "+----+--------+\n" + "|  1 | Lille  |\n+----+--------+\n" * 10_000,
        "+----+--------+\n" * 10_000 + "|  1 | Lille  |\n" * 10_000,
        "+----+\n|  1 |\n" * 10_000,
        "|  1 |\n" * 10_000,
        "a | b\n---+---\n" * 10_000,
        "===  ===\na    b\n" * 10_000,
        "===  ===\n" + "a    b\n" * 10_000,
        f"+{'-' * 90_000}+{'-' * 90_000}+\n" + f"|{'mot ' * 22_500}|{'mot ' * 22_500}|\n" * 3,
        "+--" * 10_000 + "+\n" + "| a |\n" * 10_000 + "+--" * 10_000 + "+\n",
    ],
    ids=range(11),
)
def test_time_is_linear_in_the_text(text: str) -> None:
    started = time.process_time()
    find_blocks(text)
    assert time.process_time() - started < 10  # seconds; quadratic time takes minutes
