"""What the style of a part of a paragraph says of it: whether it is hidden, whether it is raised."""

from dataclasses import dataclass

from lxml.etree import _Element

from ingest.readers.opendocument import qn
from ingest.readers.roles import chain

_SPAN = qn("text:span")


@dataclass(frozen=True, slots=True)
class _Style:
    parent: str | None
    display: str | None
    position: str | None


class Spans:
    """The text styles of one document; `roots` are those of its styles and of its content."""

    def __init__(self, *roots: _Element) -> None:
        self._styles: dict[str | None, _Style] = {}
        for root in roots:
            for style in root.iter(qn("style:style")):
                self.add(style)

    def add(self, style: _Element) -> None:
        if style.get(qn("style:family")) == "text":
            properties = style.find(qn("style:text-properties"))

            def said(name: str) -> str | None:
                return None if properties is None else properties.get(qn(name))

            parent = style.get(qn("style:parent-style-name"))
            self._styles[style.get(qn("style:name"))] = _Style(
                parent, said("text:display"), said("style:text-position")
            )

    def hides(self, element: _Element) -> bool:
        return next((s.display for s in self._of(element) if s.display is not None), None) == "none"

    def raises(self, element: _Element) -> bool:
        """Whether it is set as superscript: « super 58% », or so much above the line, « 33% 58% »."""
        position = next((s.position for s in self._of(element) if s.position is not None), "")
        place = position.partition(" ")[0]
        return place == "super" or (place.endswith("%") and place[0] in "123456789")

    def _of(self, element: _Element) -> list[_Style]:
        if element.tag != _SPAN:
            return []
        first = self._styles.get(element.get(qn("text:style-name")))
        return chain(first, lambda style: self._styles.get(style.parent))
