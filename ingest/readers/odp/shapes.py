"""What the shapes of an OpenDocument slide say, in reading order."""

import re
from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from ingest.readers.opendocument import qn
from ingest.readers.opendocument.inline import paragraph_text
from ingest.readers.opendocument.lists import DEEPEST_LIST, Numbering
from ingest.readers.opendocument.tables import table_rows
from ingest.readers.slides import Grid, Line, Place, reading_order

_PARAGRAPHS = (qn("text:p"), qn("text:h"))
_LIST, _ITEMS = qn("text:list"), (qn("text:list-item"), qn("text:list-header"))
_TABLE, _GROUP = qn("table:table"), qn("draw:g")
# What a shape may hold that is not shown on it.
_UNSHOWN = {
    qn(name) for name in ("presentation:notes", "office:annotation", "office:event-listeners", "svg:desc")
}
_LENGTH = re.compile(r"(-?[\d.]+)(cm|mm|in|pt|pc|px)?$")
_CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72, "pc": 2.54 / 6, "px": 2.54 / 96}


def ordered(shapes: Iterable[_Element]) -> list[_Element]:
    """Shapes from top to bottom and left to right."""
    return reading_order(filter(_is_shown, shapes), _place)


def content(shape: _Element, numbering: Numbering) -> Iterator[Line | Grid]:
    if shape.tag == _GROUP:
        for inner in ordered(shape):
            yield from content(inner, numbering)
        return
    list_id = shape.getroottree().getpath(shape)
    for child in shape:
        if child.tag in _PARAGRAPHS:
            yield Line(paragraph_text(child).strip())
        elif child.tag == _LIST:
            # Impress writes a list for each paragraph: those of one style in one shape count on.
            yield from _items(child, numbering, f"{list_id} {child.get(qn('text:style-name'))}")
        elif child.tag == _TABLE:
            yield Grid(tuple(table_rows(child, paragraph_text)))
        elif _is_shown(child):
            yield from content(child, numbering)


def text_of(shape: _Element) -> str:
    return "\n".join(paragraph_text(paragraph).strip() for paragraph in shape.iter(*_PARAGRAPHS))


def _items(
    element: _Element, numbering: Numbering, list_id: str, style: str | None = None, level: int = 1
) -> Iterator[Line]:
    style = element.get(qn("text:style-name")) or style
    for item in element.iterchildren(*_ITEMS):
        labelled = item.tag == _ITEMS[0]
        for child in item:
            if child.tag == _LIST:
                yield from _items(child, numbering, list_id, style, min(level + 1, DEEPEST_LIST))
            elif child.tag in _PARAGRAPHS and (text := paragraph_text(child).strip()):
                start = item.get(qn("text:start-value"))
                label = numbering.label(style, list_id, level, start) if labelled else ""
                labelled = False
                yield Line(f"{label} {text}", level) if label else Line(text)


def _is_shown(shape: _Element) -> bool:
    return isinstance(shape.tag, str) and shape.tag not in _UNSHOWN


def _place(shape: _Element) -> Place:
    if shape.tag == _GROUP:
        inner = [_place(child) for child in shape if _is_shown(child)]
        left, top = min((p.left for p in inner), default=0), min((p.top for p in inner), default=0)
        right = max((p.left + p.width for p in inner), default=0)
        return Place(left, top, right - left, max((p.top + p.height for p in inner), default=0) - top)
    return Place(*(_centimetres(shape.get(qn(f"svg:{side}"), "")) for side in ("x", "y", "width", "height")))


def _centimetres(length: str) -> float:
    """A length in its own unit; 0 where there is none."""
    match = _LENGTH.match(length)
    try:
        return float(match[1]) * _CENTIMETRES[match[2] or "px"] if match else 0.0
    except ValueError:
        return 0.0
