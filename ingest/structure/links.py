"""How blocks hang together: lead-ins, header rows, sentences cut in two by a page."""

from collections.abc import Iterator, Sequence

from ingest.structure.elements import Element
from ingest.structure.header_rows import TOP, header_rows, is_row_of
from ingest.structure.nesting import is_set_in
from ingest.structure.typography import announces, is_finished, last_character, starts_lower
from ingest.types import ASIDE, PROSE, Block, BlockKind

_FULL_LINE = 0.95  # of the longest line above, in characters: justified lines differ by a word or less


def link(elements: Sequence[Element]) -> tuple[Block, ...]:
    """Blocks of the elements, with the indices of what introduces them and what they finish."""
    _absorb_notes(elements)
    leads = _insets(elements) | _lead_ins(elements) | _headers(elements)
    continued = _continued(elements)
    return tuple(
        Block(
            element.kind,
            element.start,
            element.end,
            element.level,
            leads.get(index),
            continued.get(index),
            element.listing,
        )
        for index, element in enumerate(elements)
    )


def _continued(elements: Sequence[Element]) -> dict[int, int]:
    found: dict[int, int] = {}
    open_index: int | None = None
    for index, element in enumerate(elements):
        if element.kind in ASIDE:
            continue
        if open_index is not None and element.kind is BlockKind.PARAGRAPH and not element.listing:
            cut = elements[open_index]
            turned = elements[index - 1].kind is BlockKind.PAGE_FURNITURE
            if _finishes(cut, element) or (turned and _fills_its_last_line(cut)):
                found[index] = open_index
        prose = element.kind in PROSE and not element.listing
        unfinished = prose and not is_finished(element.text) and not announces(element.text)
        open_index = index if unfinished else None
    return found


def _finishes(cut: Element, element: Element) -> bool:
    """Does `element` go on with the sentence that `cut` leaves unfinished?"""
    shortest = 40  # characters: a shorter line is a label or a name, not a sentence to go on with
    hyphenated = last_character(cut.text) in "-\u2010"
    return starts_lower(element.text) and (hyphenated or len(cut.text) >= shortest)


def _fills_its_last_line(cut: Element) -> bool:
    """Is the last line as long as those above? Then it is the page that ends there, though a name follows."""
    if cut.kind is not BlockKind.PARAGRAPH or cut.code:
        return False
    *above, last = (len(line.text) for line in cut.lines)
    return bool(above) and last >= _FULL_LINE * max(above)


def _absorb_notes(elements: Sequence[Element]) -> None:
    """A note cut by a page goes on among the next page's notes, as a paragraph with no number.

    It shows where a sentence is cut: between its two halves there can only be notes and furniture.
    """
    for index in range(1, len(elements) - 2):
        element = elements[index]
        if element.kind is not BlockKind.PARAGRAPH or elements[index + 1].kind not in ASIDE:
            continue
        before = elements[index - 1]
        unfinished = before.kind in PROSE and not is_finished(before.text) and not announces(before.text)
        if not unfinished or starts_lower(element.text):
            continue
        after = next((e for e in elements[index + 1 : index + 20] if e.kind not in ASIDE), None)
        if after is not None and after.kind is BlockKind.PARAGRAPH and _finishes(before, after):
            element.kind = BlockKind.FOOTNOTE


def _goes_on(item: Element, element: Element) -> bool:
    """Is `element` more of the item, whose list goes on below it?"""
    if element.kind is not BlockKind.PARAGRAPH:
        return False
    shown = element.listing and not is_finished(item.text)
    return shown or starts_lower(element.text) or is_set_in(element, item)


def _insets(elements: Sequence[Element]) -> dict[int, int]:
    """Leads of what plain text sets in below a line that ends no sentence: a term, « Lancez la commande »."""
    leads: dict[int, int] = {}
    opened: list[int] = []
    for index, element in enumerate(elements):
        if element.kind in ASIDE:
            continue
        while opened and not is_set_in(element, elements[opened[-1]]):
            opened.pop()
        if element.kind is BlockKind.PARAGRAPH and opened:
            leads[index] = opened[-1]
        if element.kind in PROSE and element.lines[0].style is None and not is_finished(element.text):
            opened.append(index)
    return leads


def _lead_ins(elements: Sequence[Element]) -> dict[int, int]:
    """Leads of list items: the item that they are nested in, or what ends with a colon above the list.

    What does so inside an item, a sentence of its own, introduces the list below it.
    """
    leads: dict[int, int] = {}
    announcing: int | None = None
    items: dict[int, int] = {}  # nesting level → last item at that level
    for index, element in enumerate(elements):
        if element.kind in ASIDE or element.kind is BlockKind.TABLE_ROW:
            continue
        if element.kind is BlockKind.LIST_ITEM:
            items = {level: item for level, item in items.items() if level <= element.level}
            if announcing is not None:
                lead: int | None = announcing
            elif element.level in items:
                lead = leads.get(items[element.level])
            else:
                lead = items[max(items)] if items else None
            if lead is not None:
                leads[index] = lead
            items[element.level] = index
            announcing = None
            continue
        while items and not _goes_on(elements[items[max(items)]], element):
            del items[max(items)]
        cut = bool(items) and starts_lower(element.text)
        announcing = index if announces(element.text) and not cut else None
    return leads


def _headers(elements: Sequence[Element]) -> dict[int, int]:
    """Leads of the rows of tables: the header row of each, or the one above a header row."""
    leads: dict[int, int] = {}
    for table in _tables(elements):
        headers = header_rows([elements[index] for index in table[:TOP]])
        header: int | None = None
        for position, index in enumerate(table):
            if header is not None:
                leads[index] = header
            if position in headers:
                header = index
    return leads


def _tables(elements: Sequence[Element]) -> Iterator[list[int]]:
    """Indices of the rows of each table; notes and running heads may stand between them."""
    table: list[int] = []
    for index, element in enumerate(elements):
        if element.kind in ASIDE:
            continue
        if element.kind is BlockKind.TABLE_ROW:
            below = elements[index + 1] if elements[index + 1 : index + 2] else None
            below = below if below is not None and below.kind is BlockKind.TABLE_ROW else None
            if table and not is_row_of([elements[row] for row in table[:TOP]], element, below):
                yield table
                table = []
            table.append(index)
        elif table:
            yield table
            table = []
    if table:
        yield table
