"""How list items nest, and what is set in below them: by indentation and, where it is equal, kind of mark."""

import re
from collections.abc import Sequence

from ingest.structure.elements import Element
from ingest.structure.lines import Line
from ingest.structure.markers import is_bullet, item_marker
from ingest.types import ASIDE, BlockKind

# Where a layout is known, in font sizes of the body: lists are set in by one at least, most by two.
_SET_IN = 0.75
# Marks are often aligned at their right ends: « viii. » begins one font size further left than « i. ».
_MARKS_WAVER = 1.5


def nest_items(elements: Sequence[Element]) -> None:
    """Levels of list items.

    Two kinds of mark at one indentation nest in their order of appearance: « 1. … », then « – … ».
    """
    stack: list[tuple[Element, str]] = []
    for element in elements:
        if element.kind is BlockKind.LIST_ITEM:
            mark = _mark(element.text)
            alike = {
                distance: rank
                for rank, (item, kind) in enumerate(stack)
                if kind == mark and (distance := _distance(item, element)) <= _wavering(element)
            }
            if alike:
                del stack[alike[min(alike)] + 1 :]
            else:
                while stack and _is_further(stack[-1][0].lines[0], element):
                    stack.pop()
                stack.append((element, mark))
            element.level = len(stack)
        elif element.kind in (BlockKind.PARAGRAPH, BlockKind.TABLE_ROW):
            while stack and not is_set_in(element, stack[-1][0]):
                stack.pop()
        elif element.kind not in ASIDE:
            stack.clear()


def is_set_in(element: Element, above: Element) -> bool:
    """Do all lines of `element` begin further in than `above`?"""
    return all(_is_further(line, above) for line in element.lines)


def _is_further(line: Line, above: Element) -> bool:
    return _indent(line) > _indent(above.lines[0]) + (0.0 if line.style is None else _SET_IN)


def _distance(first: Element, second: Element) -> float:
    return abs(_indent(first.lines[0]) - _indent(second.lines[0]))


def _wavering(item: Element) -> float:
    """How far apart marks of items alike may begin."""
    if item.lines[0].style is None:
        return 0.0
    return _SET_IN if is_bullet(item.text) else _MARKS_WAVER


def _indent(line: Line) -> float:
    """In columns, or in font sizes of the body where the layout is known."""
    return line.indent if line.style is None else line.style.inset


def _mark(text: str) -> str:
    if is_bullet(text):
        return text[0]
    return re.sub(r"\d+", "1", re.sub(r"[a-z]+", "a", text[: item_marker(text)].strip().casefold()))
