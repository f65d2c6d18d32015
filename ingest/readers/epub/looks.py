"""How the text of a chapter looks: how large it is, whether it is bold, raised or hidden."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import cssselect2
from lxml.html import HtmlElement

from ingest.readers.epub.stylesheets import Cascade, Value
from ingest.readers.html.blocks import is_note
from ingest.readers.html.inline import INLINE

# What an element says by itself, where no style sheet says otherwise (HTML standard, 15.3).
_BOLD = {"b", "strong"}
_SMALLER, _LARGER = 1 / 1.2, 1.2
_SIZED = {"small": _SMALLER, "sup": _SMALLER, "sub": _SMALLER, "big": _LARGER}
_BOLD_FROM = 600  # of the weights 100 to 900
# Absolute lengths in sizes of the reader's own type, which is 12 points.
_UNITS = {"pt": 1 / 12, "px": 1 / 16, "pc": 1, "in": 6, "cm": 6 / 2.54, "mm": 0.6 / 2.54, "rem": 1}
_RELATIVE = {"em": 1, "ex": 0.5, "ch": 0.5}
# CSS Fonts Module Level 4, 2.5.1.
_NAMED = {
    "xx-small": 3 / 5, "x-small": 3 / 4, "small": 8 / 9, "medium": 1, "large": 6 / 5, "x-large": 3 / 2,
    "xx-large": 2, "xxx-large": 3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    size: float = 1.0
    """1 is the reader's own."""
    bold: bool = False
    raised: bool = False
    hidden: bool = False


Looks = Mapping[HtmlElement, Look]


def looks_of(chapter: HtmlElement, cascade: Cascade) -> Looks:
    """The look of each element of the chapter."""
    found: dict[HtmlElement, Look] = {}
    for wrapped in cssselect2.ElementWrapper.from_html_root(chapter).iter_subtree():
        outer = found[wrapped.parent.etree_element] if wrapped.parent is not None else Look()
        element = wrapped.etree_element
        found[element] = _look(element, cascade.declared(wrapped), outer)
    return found


def texts(element: HtmlElement, looks: Looks) -> Iterator[tuple[str, Look]]:
    """Each text in the element that is shown, with its look."""
    for inner in element.iter():
        if inner.text and inner.text.strip() and not looks[inner].hidden:
            yield inner.text, looks[inner]
        owner = inner.getparent()
        if inner is element or owner is None or looks[owner].hidden:
            continue
        if inner.tail and inner.tail.strip():
            yield inner.tail, looks[owner]


def _look(element: HtmlElement, declared: Mapping[str, Value], outer: Look) -> Look:
    size = _size(declared.get("font-size"), outer.size)
    if size is None:
        size = outer.size * _SIZED.get(element.tag, 1)
    return Look(
        size,
        _is_bold(declared.get("font-weight"), outer.bold or element.tag in _BOLD),
        outer.raised or (element.tag in INLINE and _is_raised(element, declared, smaller=size < outer.size)),
        outer.hidden or (element.tag in INLINE and _is_hidden(element, declared)),
    )


def _size(value: Value | None, outer: float) -> float | None:
    if value is None:
        return None
    match value.type:
        case "dimension" if value.lower_unit in _UNITS:
            size = value.value * _UNITS[value.lower_unit]
        case "dimension":
            size = value.value * _RELATIVE.get(value.lower_unit, 0) * outer
        case "percentage":
            size = value.value / 100 * outer
        case "ident":
            relative = {"smaller": _SMALLER * outer, "larger": _LARGER * outer}
            size = relative.get(value.lower_value, _NAMED.get(value.lower_value, outer))
        case _:
            size = 0
    return size if 0 < size < math.inf else outer


def _is_bold(value: Value | None, otherwise: bool) -> bool:
    if value is not None and value.type == "number":
        return bool(value.value >= _BOLD_FROM)
    said = value.lower_value if value is not None and value.type == "ident" else ""
    return said in ("bold", "bolder") or (otherwise and said not in ("normal", "lighter"))


def _is_raised(element: HtmlElement, declared: Mapping[str, Value], *, smaller: bool) -> bool:
    """Whether it is superscript by name, or both smaller than what is around it and above its line.

    Ornaments are moved too, but are not smaller.
    """
    if element.tag == "sup" or _says(declared, "vertical-align", "super"):
        return True
    moved = _amount(declared.get("vertical-align")) > 0
    if _says(declared, "position", "relative"):
        moved = moved or _amount(declared.get("top")) < 0 or _amount(declared.get("bottom")) > 0
    return smaller and moved


def _is_hidden(element: HtmlElement, declared: Mapping[str, Value]) -> bool:
    """Whether a part of a text is hidden, notes left aside.

    Notes that a book hides, reading systems show in their own way; whole blocks that it hides are such notes
    too, or headings that stand for a picture: both are part of what it says.
    """
    hidden = _says(declared, "display", "none") or _says(declared, "visibility", "hidden")
    return hidden and not any(map(is_note, [element, *element.iterancestors()]))


def _says(declared: Mapping[str, Value], name: str, word: str) -> bool:
    value = declared.get(name)
    return value is not None and value.type == "ident" and value.lower_value == word


def _amount(value: Value | None) -> float:
    return value.value if value is not None and value.type in ("dimension", "percentage") else 0.0
