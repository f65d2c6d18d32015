"""Levels of headings, inferred from how their styles nest in one another."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.structure.contents import Contents
from ingest.structure.elements import Element, visible
from ingest.structure.markers import CHAPTER, Numbering
from ingest.structure.typography import announces, is_bold, is_capitals, key, words
from ingest.types import BlockKind

_SIZE_STEP = 0.06  # sizes closer than this are one size
_FEWEST_ALIKE = 3  # headings of one distinctive make, to be taken for entries of one catalogue
OUTER_TITLES = {
    "introduction", "conclusion", "conclusions", "annexe", "annexes", "bibliographie", "preambule",
    "avant propos", "remerciements", "resume", "synthese", "glossaire", "references", "editorial", "edito",
}  # fmt: skip
"""Titles that stand at the outermost level of a plan, numbered or not."""

_EDGE = "edge"  # a title that stands outermost wherever it is met
_CAPITALS = "capitals"
_LISTED = "listed"  # an unnumbered entry of the table of contents, whose indentation is its depth
_STATED = "stated"  # a level the source itself gives
_UNDER = "under "  # a heading that looks like the one right above it, which it must stand under
_RANKED = (_LISTED, _STATED, Numbering.KEYWORD, Numbering.DECIMAL)
"""Styles whose depth is known within themselves."""


@dataclass(frozen=True, slots=True)
class _Open:
    """A heading that what follows still stands under."""

    style: str
    depth: int
    size: float
    outermost: bool = False
    """A chapter that the table of contents lists at its margin."""

    @property
    def numbered(self) -> bool:
        return isinstance(self.style, Numbering)


def set_levels(elements: Sequence[Element], contents: Contents, *, trusted: bool = False) -> None:
    """Gives every heading its depth from 1, whatever levels its source claimed.

    `trusted`: these come from an outline, a tree, of which some titles may not be met in the text.
    """
    headings = [element for element in elements if element.kind is BlockKind.HEADING]
    if not trusted and _are_erratic([heading.level for heading in headings]):
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
    if opened.style == _EDGE and all(heading.style != Numbering.KEYWORD for heading in stack):
        stack.clear()
    elif opened.style in _RANKED:
        if opened.style == Numbering.KEYWORD and opened.depth <= CHAPTER:
            # « Chapitre 4 » never stands under « 3.2 ».
            _close_to(stack, Numbering.DECIMAL)
        if opened.outermost and not _is_open(stack, Numbering.KEYWORD):
            stack.clear()  # a preface, and what it numbers
        _close_ranked(stack, opened)
    elif opened.numbered:
        _close_unnumbered(stack)
        _close_to(stack, opened.style)
    elif bare and _is_open(stack, opened.style) and not stack[-1].style.startswith(_UNDER):
        # Closing the heading right above would leave it with nothing under it.
        opened = _Open(_UNDER + opened.style, 0, opened.size)
    else:
        _close_to(stack, opened.style)
        while stack and stack[-1].style.startswith(_UNDER):
            stack.pop()
        if opened.style == _CAPITALS:
            # A preamble has no parts that are set larger than itself.
            _close_to(stack, _EDGE)
    stack.append(opened)


def _is_open(stack: Sequence[_Open], style: str) -> bool:
    return any(heading.style == style for heading in stack)


def _close_ranked(stack: list[_Open], opened: _Open) -> None:
    while stack and not (stack[-1].style == opened.style and stack[-1].depth < opened.depth):
        if opened.numbered and not _is_open(stack, opened.style):
            break
        stack.pop()
    if opened.numbered:
        _close_unnumbered(stack)


def _close_to(stack: list[_Open], style: str) -> None:
    while _is_open(stack, style):
        stack.pop()


def _close_unnumbered(stack: list[_Open]) -> None:
    while stack and not stack[-1].numbered and stack[-1].style not in (_LISTED, _STATED):
        stack.pop()


def _open(element: Element, contents: Contents, alike: bool) -> _Open:
    text = element.text.lstrip("# ")
    style, depth = "plain", 0
    if element.level:
        style, depth = _STATED, element.level
    elif element.number is not None:
        style, depth = element.number.style, element.number.depth
    elif " ".join(words(text)) in OUTER_TITLES:
        style = _EDGE
    elif key(text) in contents.levels:
        style, depth = _LISTED, contents.levels[key(text)]
    elif announces(text):
        style = "label"
    elif alike:
        style = "alike"
    elif element.size >= 1 + _SIZE_STEP:
        style = f"size {round(element.size / _SIZE_STEP)}"
    elif is_capitals(text):
        style = _CAPITALS
    elif is_bold(text) or element.bold:
        style = "bold"
    return _Open(style, depth, element.size, style == Numbering.KEYWORD and _is_at_the_margin(text, contents))


def _is_at_the_margin(text: str, contents: Contents) -> bool:
    """Is « Chapitre 4. Le réseau » listed, as « 4. Le réseau » perhaps, further left than others?"""
    listed = key(text)
    depth = contents.levels.get(listed) or contents.levels.get(listed[1:])
    return depth == 1 and max(contents.levels.values()) > 1


def _are_erratic(levels: Sequence[int]) -> bool:
    """Do stated levels skip a rank on the way down? Then they say nothing of the hierarchy.

    Converters guess a level from the look of each heading; a writer opens every level in turn.
    Ranks, not levels, are compared: a writer may well use `#` and `###` only.
    """
    stated = [level for level in levels if level]
    ranks = {level: rank for rank, level in enumerate(sorted(set(stated)))}
    return any(ranks[below] > ranks[above] + 1 for above, below in itertools.pairwise(stated))


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
