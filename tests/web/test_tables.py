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
    for name, text in (("bassins.html", BASINS), ("portes.txt", gates), ("fournitures.csv", SUPPLIES)):
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
