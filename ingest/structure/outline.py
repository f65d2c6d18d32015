"""Levels of headings, inferred from how their styles nest in one another."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.structure.contents import Contents
from ingest.structure.elements import Element, visible
from ingest.structure.markers import Numbering
from ingest.structure.typography import announces, is_bold, is_capitals, key, words
from ingest.types import BlockKind

_SIZE_STEP = 0.06  # sizes closer than this are one size
_FEWEST_ALIKE = 3  # headings of one distinctive make, to be taken for entries of one catalogue
OUTER_TITLES = {
    "introduction", "conclusion", "conclusions", "annexe", "annexes", "bibliographie", "preambule",
    "avant propos", "remerciements", "resume", "synthese", "glossaire", "references", "editorial", "edito",
}  # fmt: skip
"""Titles that stand at the outermost level of a plan, numbered or not."""

Style = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Open:
    style: Style
    size: float
    numbered: bool


def set_levels(elements: Sequence[Element], contents: Contents) -> None:
    """Gives every heading its depth from 1, whatever levels its source claimed."""
    headings = [element for element in elements if element.kind is BlockKind.HEADING]
    if _are_erratic([heading.level for heading in headings]):
        for heading in headings:
            heading.level = 1 if heading.level else 0
    alike = _alike(headings, contents)
    stack: list[_Open] = []
    previous: Element | None = None
    for _, element in visible(elements):
        if element.kind is BlockKind.HEADING:
            opened = _open(element, contents, id(element) in alike)
            bare = previous is not None and previous.kind is BlockKind.HEADING
            _nest(stack, opened, bare)
            element.level = len(stack)
        previous = element


def _nest(stack: list[_Open], opened: _Open, bare: bool) -> None:
    """Closes what `opened` ends and puts it on the stack. `bare`: a heading stands right above it."""
    while stack and stack[-1].size < opened.size - _SIZE_STEP:
        stack.pop()
    rank = opened.style[0]
    if rank == "outer":
        depth = opened.style[1]
        while stack and not (stack[-1].style[0] == "outer" and stack[-1].style[1] < depth):  # type: ignore[operator]
            stack.pop()
    elif rank == "stated":
        while stack and not (stack[-1].style[0] == "stated" and stack[-1].style[1] < opened.style[1]):  # type: ignore[operator]
            stack.pop()
    elif rank in (Numbering.KEYWORD, Numbering.DECIMAL):
        depth = opened.style[1]
        same = [open_.style[0] == rank for open_ in stack]
        if True in same:
            while (
                stack
                and not (stack[-1].style[0] == rank and stack[-1].style[1] < depth)
                and (  # type: ignore[operator]
                    any(open_.style[0] == rank for open_ in stack)
                )
            ):
                stack.pop()
        else:
            _close_unnumbered(stack)
    elif opened.numbered:
        _close_unnumbered(stack)
        _close_to(stack, opened.style)
    else:
        if any(open_.style == opened.style for open_ in stack):
            if bare and stack[-1].style == opened.style:
                opened = _Open(("under", *opened.style), opened.size, False)
            else:
                _close_to(stack, opened.style)
        while stack and stack[-1].style[0] == "under" and not bare:
            stack.pop()
    stack.append(opened)


def _close_to(stack: list[_Open], style: Style) -> None:
    styles = [open_.style for open_ in stack]
    if style in styles:
        del stack[styles.index(style) :]


def _close_unnumbered(stack: list[_Open]) -> None:
    while stack and not stack[-1].numbered and stack[-1].style[0] not in ("outer", "stated"):
        stack.pop()


def _open(element: Element, contents: Contents, alike: bool) -> _Open:
    text = element.text.lstrip("# ")
    size = element.size
    if element.level:
        return _Open(("stated", element.level), size, False)
    number = element.number
    if number is not None:
        if number.style in (Numbering.KEYWORD, Numbering.DECIMAL):
            return _Open((number.style, number.depth), size, True)
        return _Open((number.style,), size, True)
    if key(text) in contents.levels:
        return _Open(("outer", contents.levels[key(text)]), size, False)
    if " ".join(words(text)) in OUTER_TITLES:
        return _Open(("outer", 1), size, False)
    if announces(text):
        return _Open(("label",), size, False)
    if alike:
        return _Open(("alike",), size, False)
    if is_capitals(text):
        return _Open(("capitals",), size, False)
    return _Open(("bold" if is_bold(text) or element.bold else "plain",), size, False)


def _are_erratic(levels: Sequence[int]) -> bool:
    """Do stated levels skip a rank on the way down? Then they say nothing of the hierarchy.

    Converters guess a level from the look of each heading; a writer opens every level in turn.
    Ranks, not levels, are compared: a writer may well use `#` and `###` only.
    """
    stated = [level for level in levels if level]
    ranks = {level: rank for rank, level in enumerate(sorted(set(stated)))}
    return any(ranks[below] > ranks[above] + 1 for above, below in zip(stated, stated[1:], strict=False))


def _alike(headings: Sequence[Element], contents: Contents) -> set[int]:
    """Headings of one distinctive make in a row, « Lyon (Rhône) – 12 agents »: entries of a catalogue.

    They stand under the heading before them, which is made otherwise.
    """
    found: set[int] = set()
    row: list[Element] = []
    for heading in [*headings, None]:
        make = _make(heading.text) if heading and key(heading.text) not in contents.levels else frozenset()
        if heading is not None and len(make) >= 2 and (not row or make == _make(row[0].text)):
            row.append(heading)
            continue
        if len(row) >= _FEWEST_ALIKE:
            found.update(id(element) for element in row)
        row = [heading] if heading is not None and len(make) >= 2 else []
    return found


def _make(text: str) -> frozenset[str]:
    last = text.rstrip(" *_")[-1:]
    features = {
        "dash": any(f" {dash} " in text for dash in "-–—"),
        "brackets": "(" in text and ")" in text,
        "figure": last.isdigit() or last in "%€$",
        "amount": any(character.isdigit() for character in text) and last in "€$",
    }
    return frozenset(name for name, present in features.items() if present)
