"""What the shapes of an OpenDocument slide say, in reading order."""

import re
from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from ingest.readers.archives import Archive
from ingest.readers.charts import Chart
from ingest.readers.opendocument import qn
from ingest.readers.opendocument.charts import chart_of
from ingest.readers.opendocument.inline import paragraph_text
from ingest.readers.opendocument.lists import DEEPEST_LIST, Numbering
from ingest.readers.opendocument.spans import Spans
from ingest.readers.opendocument.tables import table_rows
from ingest.readers.slides import Grid, Line, Place, reading_order

_PARAGRAPHS = (qn("text:p"), qn("text:h"))
_LIST, _ITEMS = qn("text:list"), (qn("text:list-item"), qn("text:list-header"))
_TABLE, _GROUP, _OBJECT = qn("table:table"), qn("draw:g"), qn("draw:object")
# What a shape may hold that is not shown on it.
_UNSHOWN = {
    qn(name) for name in ("presentation:notes", "office:annotation", "office:event-listeners", "svg:desc")
}
_LENGTH = re.compile(r"(-?[\d.]+)(cm|mm|in|pt|pc|px)?$")
_CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72, "pc": 2.54 / 6, "px": 2.54 / 96}


def ordered(shapes: Iterable[_Element]) -> list[_Element]:
    """Shapes from top to bottom and left to right."""
    return reading_order(filter(_is_shown, shapes), _place)


class Shapes:
    """Reads the shapes of one presentation, which must be asked for in order."""

    def __init__(self, archive: Archive, numbering: Numbering, spans: Spans) -> None:
        self._archive, self._numbering, self._spans = archive, numbering, spans

    def content(self, shape: _Element) -> Iterator[Line | Grid | Chart]:
        if shape.tag == _GROUP:
            for inner in ordered(shape):
                yield from self.content(inner)
            return
        list_id = shape.getroottree().getpath(shape)
        for child in shape:
            if child.tag in _PARAGRAPHS:
                yield Line(self._text(child))
            elif child.tag == _LIST:
                # Impress writes a list for each paragraph: those of one style in one shape count on.
                yield from self._items(child, f"{list_id} {child.get(qn('text:style-name'))}")
            elif child.tag == _TABLE:
                yield Grid(tuple(table_rows(child, self._text)))
            elif child.tag == _OBJECT:
                if chart := chart_of(self._archive, child):
                    yield chart
            elif _is_shown(child):
                yield from self.content(child)

    def text_of(self, shape: _Element) -> str:
        return "\n".join(map(self._text, shape.iter(*_PARAGRAPHS)))

    def _items(
        self, element: _Element, list_id: str, style: str | None = None, level: int = 1
    ) -> Iterator[Line]:
        style = element.get(qn("text:style-name")) or style
        for item in element.iterchildren(*_ITEMS):
            labelled = item.tag == _ITEMS[0]
            for child in item:
                if child.tag == _LIST:
                    yield from self._items(child, list_id, style, min(level + 1, DEEPEST_LIST))
                elif child.tag in _PARAGRAPHS and (text := self._text(child)):
                    start = item.get(qn("text:start-value"))
                    label = self._numbering.label(style, list_id, level, start) if labelled else ""
                    labelled = False
                    yield Line(f"{label} {text}", level) if label else Line(text)

    def _text(self, paragraph: _Element) -> str:
        return paragraph_text(paragraph, self._spans).strip()


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
