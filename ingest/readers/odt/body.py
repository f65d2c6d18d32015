"""The body of an OpenDocument text, element by element, into blocks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lxml.etree import _Element

from ingest.readers.builder import BULLET, TextBuilder, can_be_heading
from ingest.readers.charts import Chart, add_chart
from ingest.readers.odt.notes import Notes
from ingest.readers.odt.styles import Styles
from ingest.readers.opendocument import count, qn
from ingest.readers.opendocument.inline import ANCHORED, OBJECT, boxes, paragraph_text
from ingest.readers.opendocument.lists import DEEPEST_LIST, Numbering
from ingest.readers.opendocument.spans import Spans
from ingest.readers.opendocument.tables import table_rows
from ingest.types import BlockKind

_HEADING, _PARAGRAPH, _LIST, _TABLE = (qn(tag) for tag in ("text:h", "text:p", "text:list", "table:table"))
_ITEM, _LIST_HEADER = qn("text:list-item"), qn("text:list-header")
_SPAN, _SECTION = qn("text:span"), qn("text:section")
_INDEX_BODY, _INDEX_TITLE = qn("text:index-body"), qn("text:index-title")
_WRAPPERS = {
    _SECTION, _INDEX_BODY, _INDEX_TITLE,
    qn("text:table-of-content"), qn("text:illustration-index"), qn("text:table-index"), qn("text:user-index"),
    qn("text:object-index"), qn("text:alphabetical-index"), qn("text:bibliography"),
    qn("text:numbered-paragraph"),
}  # fmt: skip
_BIBLIOGRAPHY = qn("text:bibliography")
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in which list a paragraph stands."""

    style: str | None
    list_id: str
    level: int
    """Nesting from 1."""
    start: str | None = None
    """The item's own number, where it has one."""
    labelled: bool = False
    """Whether a number or bullet stands before it: it is the first paragraph of its item."""


class BodyWalker:
    def __init__(
        self,
        builder: TextBuilder,
        styles: Styles,
        spans: Spans,
        numbering: Numbering,
        notes: Notes,
        chart_of: Callable[[_Element], Chart | None],
    ) -> None:
        """`chart_of` reads the chart that a draw:object shows."""
        self._builder, self._numbering, self._notes = builder, numbering, notes
        self._styles, self._spans, self._chart_of = styles, spans, chart_of
        self._heading = 0
        self._lists: dict[str | None, str] = {}

    def walk(self, container: _Element, place: _Place | None = None, *, contents: bool = False) -> None:
        """`contents`: whether the container is a table of contents or another index."""
        for child in container:
            if child.tag in (_PARAGRAPH, _HEADING):
                self._paragraph(child, place, contents)
                place = place and replace(place, labelled=False)
            elif child.tag == _LIST:
                self._list(child, place)
            elif child.tag == _TABLE:
                self._builder.add_table(table_rows(child, self._text))
                for inside in child.iter(OBJECT):
                    self._chart(inside)
            elif child.tag in ANCHORED:
                self._anchored(child)
            elif child.tag in _WRAPPERS and child.get(qn("text:display")) != "none":
                indexed = child.tag in (_INDEX_BODY, _INDEX_TITLE) and container.tag != _BIBLIOGRAPHY
                self.walk(child, place, contents=contents or indexed)

    def _list(self, element: _Element, outer: _Place | None) -> None:
        style = element.get(qn("text:style-name")) or (outer.style if outer else None)
        level = min(outer.level + 1, DEEPEST_LIST) if outer else 1
        list_id = outer.list_id if outer else self._list_id(element, style)
        for item in element.iterchildren(_ITEM, _LIST_HEADER):
            start = item.get(qn("text:start-value"))
            self.walk(item, _Place(style, list_id, level, start, labelled=item.tag == _ITEM))

    def _list_id(self, element: _Element, style: str | None) -> str:
        list_id = element.get(_XML_ID) or f"list {len(self._lists)} {style}"
        continued = element.get(qn("text:continue-list"))
        if continued is None and element.get(qn("text:continue-numbering")) == "true":
            continued = self._lists.get(style)
        if continued is not None:
            self._numbering.follow(list_id, continued)
        self._lists[style] = list_id
        return list_id

    def _paragraph(self, paragraph: _Element, place: _Place | None, contents: bool) -> None:
        text = self._text(paragraph).strip()
        if text:
            self._add(paragraph, text, place, contents)
        self._anchored(paragraph)

    def _add(self, paragraph: _Element, text: str, place: _Place | None, contents: bool) -> None:
        role = self._styles.role(paragraph)
        if contents or role.contents:
            self._builder.add(BlockKind.TABLE_OF_CONTENTS, text)
        elif role.title:
            self._builder.add(BlockKind.TITLE, text)
        elif level := self._level(paragraph, role.heading):
            self._heading = level
            label = self._heading_label(paragraph, level, place)
            self._builder.add(BlockKind.HEADING, f"{label} {text}".strip(), level=level)
        elif role.caption:
            self._builder.add(BlockKind.CAPTION, text)
        elif can_be_heading(text) and all(self._weights(paragraph, role.bold)):
            label = self._label(place)
            self._builder.add(BlockKind.HEADING, f"{label} {text}".strip(), level=self._heading + 1)
        elif place is not None:
            self._builder.add_item(f"{self._label(place)} {text}".strip(), place.level)
        elif text.startswith(BULLET):
            self._builder.add_item(text, 1)
        else:
            self._builder.add(BlockKind.PARAGRAPH, text)

    def _level(self, paragraph: _Element, by_style: int | None) -> int | None:
        return count(paragraph, "text:outline-level") if paragraph.tag == _HEADING else by_style

    def _heading_label(self, heading: _Element, level: int, place: _Place | None) -> str:
        if place is not None and place.style is not None:
            return self._label(place)
        unnumbered = heading.get(qn("text:is-list-header")) == "true"
        if unnumbered or self._styles.role(heading).list_style == "":
            return ""
        return self._numbering.heading_label(level)

    def _label(self, place: _Place | None) -> str:
        if place is None or not place.labelled:
            return ""
        return self._numbering.label(place.style, place.list_id, place.level, place.start)

    def _weights(self, element: _Element, bold: bool) -> Iterator[bool]:
        """For each text in the paragraph, whether it is bold."""
        if (element.text or "").strip():
            yield bold
        for child in element:
            if child.tag == _SPAN:
                yield from self._weights(child, bold or self._styles.role(child, "text").bold)
            elif isinstance(child.tag, str):
                yield from self._weights(child, bold)
            if (child.tail or "").strip():
                yield bold

    def _anchored(self, element: _Element) -> None:
        for anchored in boxes(element):
            if anchored.tag == OBJECT:
                self._chart(anchored)
            else:
                self.walk(anchored)

    def _chart(self, element: _Element) -> None:
        if chart := self._chart_of(element):
            add_chart(chart, self._builder)

    def _text(self, paragraph: _Element) -> str:
        return paragraph_text(paragraph, self._spans, self._notes.call)
