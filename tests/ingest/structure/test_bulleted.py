"""Lists whose items come back as headings."""

import time

from ingest.structure import find_blocks
from ingest.structure.contents import find_contents
from ingest.structure.lines import split_lines
from ingest.types import BlockKind
from tests.ingest.structure.texts import BODY, outline, paragraphs

TITLES = ["Les puits", "Les pompes", "Les vannes", "Le registre, que le garde tient", "Les clefs"]


def contents(text: str) -> list[str]:
    blocks = find_blocks(text)
    return [text[b.start : b.end] for b in blocks if b.kind is BlockKind.TABLE_OF_CONTENTS]


def listed(titles: list[str]) -> str:
    """As a list whose items are indented by turns and may go on on a second line."""
    items = (f"{'  ' * (place % 2)}* {title}\n\n" for place, title in enumerate(titles))
    return "".join(items).replace(", que", ",\n    que")


def test_a_list_whose_items_come_back_in_order_as_headings_is_a_table_of_contents() -> None:
    text = BODY + listed([*TITLES, "Ce qui a été retiré"]) + paragraphs(*TITLES)
    assert contents(text) == [listed([*TITLES, "Ce qui a été retiré"]).strip()]
    assert [title for _, title in outline(text)] == TITLES
    assert [level for level, _ in outline(text)] == [1, 2, 1, 2, 1]


def test_other_lists_are_none() -> None:
    body = paragraphs(*TITLES)
    assert contents(f"{BODY}Ce guide traite de :\n\n{listed(TITLES)}{body}") == []
    assert contents(BODY + listed(TITLES[:4]) + body) == []
    assert contents(BODY + listed(TITLES[::-1]) + body) == []
    assert contents(BODY + listed(TITLES) + BODY + listed(TITLES)) == []
    assert contents(BODY + listed([*TITLES, *(f"Vanne {n}" for n in range(6))]) + body) == []


def test_time_is_linear_in_the_text() -> None:
    lines = split_lines("* un\n" * 20_000 + "\n* deux\n" + "  et la suite\n" * 20_000)
    started = time.process_time()
    find_contents(lines, set())
    assert time.process_time() - started < 10
