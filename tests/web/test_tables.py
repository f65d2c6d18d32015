"""Tables look like tables: their header rows in the viewer, their drawing in the chat."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from index.folder import DataFolder
from index.sync import add_bytes
from index.types import Encoder
from service.settings import Settings
from tests.web.browsing import Page
from tests.web.conftest import fresh_tab, served

BASINS = """<h1>Les bassins</h1><table>
<tr><th rowspan=2>Type<th colspan=2>Recensés</tr><tr><th>2023<th>2024</tr>
<tr><td>Puits<td>12<td>14</tr><tr><td>Mares<td>7<td>9</tr></table>"""
FLOWS = """<h1>Les sources</h1><table>
<tr><th>Source<th>Commune de captage<th>Délégation territoriale<th>Débit en litres par seconde</tr>
<tr><td>Nayve<td>Aubrenac-les-Roches<td>Massif-Septentrional<td>312</tr>
<tr><td>Moine<td>Castelmaur-sur-Vère<td>Sud-Méditerranée<td>268</tr></table>"""
SUPPLIES = "Fourniture;Prix en euros\nCahier de calligraphie | grand;12\nCompas de marine;31\n"
RULE = f"+--------+{'-' * 57}+------+"


def line(gate: str, said: str, key: str) -> str:
    return f"| {gate:7}| {said:56}| {key:5}|"


def row(gate: str) -> list[str]:
    """More than one mark can hold, with cells left empty."""
    return [
        line(gate * (not turn), f"tour {turn} de la manivelle de la porte {gate}", "") for turn in range(7)
    ]


GATES = [RULE, line("Porte", "Comment elle s'ouvre", "Clef"), RULE]
for gate in ("nord", "sud", "est"):
    GATES += [*row(gate), RULE]


@pytest.fixture
def tables(driver: Chrome, tmp_path: Path, encoder: Encoder) -> Iterator[Page]:
    gates = "\n".join(["Les portes du dépôt", "", *(f"    {line}" for line in GATES)])
    texts = {"bassins.html": BASINS, "portes.txt": gates, "fournitures.csv": SUPPLIES, "debits.html": FLOWS}
    for name, text in texts.items():
        add_bytes(DataFolder(tmp_path), name, text.encode(), encoder)
    with served(Settings(data=tmp_path), encoder) as origin:
        page = next(tab := fresh_tab(driver, origin))
        page.open("/")
        page.wait(".documents")
        yield page
        next(tab, None)


def test_both_header_rows_of_a_table_are_headers_in_the_viewer(tables: Page) -> None:
    tables.ask("Combien de puits en 2024 ?")
    tables.all(".citation a.button")[0].click()
    tables.wait("#passage")

    assert tables.texts("#text th") == ["Type\t", "Recensés\n", "Type\t", "2023\t", "2024\n"]
    weight = "return [...document.querySelectorAll(arguments[0])].map((n) => getComputedStyle(n).fontWeight)"
    assert set(tables.script(weight, "#text th")).isdisjoint(tables.script(weight, "#text td"))


def test_a_drawn_table_is_quoted_as_it_is_drawn(tables: Page) -> None:
    tables.ask("Comment s'ouvre la porte sud ?")

    (drawing,) = tables.texts(".citation[data-rank='1'] .quote .drawn")
    assert [shown.strip() for shown in drawing.split("\n")] == row("sud")
    # A quotation begins at its first character: the first line is set under the others all the same.
    tables.script(
        "const pre = document.querySelector('.citation[data-rank=\"1\"] .quote .drawn');"
        "window.bars = [...pre.textContent.matchAll(/\\| /g)].map(({ index }) => {"
        "  const walker = document.createTreeWalker(pre, NodeFilter.SHOW_TEXT);"
        "  let node = walker.nextNode();"
        "  for (; index >= node.length; node = walker.nextNode()) index -= node.length;"
        "  const range = document.createRange();"
        "  range.setStart(node, index); range.setEnd(node, index + 1);"
        "  return Math.round(range.getBoundingClientRect().left); });"
    )
    assert len(set(tables.script("return window.bars"))) == 3


def test_a_bar_in_a_cell_of_a_spreadsheet_draws_nothing(tables: Page) -> None:
    tables.ask("Quel est le prix du cahier de calligraphie ?")

    first = ".citation[data-rank='1'] .quote"
    assert "calligraphie | grand" in tables.texts(first)[0]
    assert tables.all(f"{first} td")
    assert not tables.all(f"{first} .drawn")


EDGES = """
  const frame = document.querySelector(".citation[data-rank='1'] .quote .table");
  const edges = (node) => {
    const { left, right } = node.getBoundingClientRect();
    return [Math.round(left), Math.round(right)];
  };
  const marks = [...frame.querySelectorAll("mark")];
  return [frame, marks[0].closest("td"), marks.at(-1).closest("td")].map(edges);
"""


def test_the_cell_that_answers_is_in_sight_on_a_phone_beside_the_name_of_its_row(tables: Page) -> None:
    tables.resize(390, 844)
    tables.ask("Quel est le débit de la source Moine ?")

    frame = tables.wait(".citation[data-rank='1'] .quote .table.more-left")
    (left, right), name, answer = tables.script(EDGES)
    assert "268" in tables.texts(".citation[data-rank='1'] mark")[-1]
    assert name[0] == left
    assert name[1] <= answer[0]
    assert answer[1] <= right
    assert not tables.all(".citation[data-rank='1'] .more-right")

    tables.script("arguments[0].scrollLeft = 0", frame)
    tables.wait(".citation[data-rank='1'] .quote .table.more-right:not(.more-left)")
    tables.resize(1280, 900)
    tables.wait(".citation[data-rank='1'] .quote .table:not(.more-right)")
