"""The text of a paragraph of a slide or chart, as it is shown."""

from collections.abc import Iterator

from lxml.etree import _Element
from pptx.oxml.ns import qn

from ingest.readers.builder import raised

_PARAGRAPH, _BREAK, _TEXT = qn("a:p"), qn("a:br"), qn("a:t")
_RUNS = (qn("a:r"), qn("a:fld"))


def paragraph_text(paragraph: _Element) -> str:
    return "".join(_pieces(paragraph))


def said(element: _Element) -> str:
    """All the text in an element on one line, paragraphs and line breaks parted by a space."""
    lines = (paragraph_text(paragraph) for paragraph in element.iter(_PARAGRAPH))
    return " ".join(lines).replace("\n", " ").strip()


def _pieces(paragraph: _Element) -> Iterator[str]:
    for child in paragraph.iterchildren(*_RUNS, _BREAK):
        if child.tag == _BREAK:
            yield "\n"
        else:
            text = child.findtext(_TEXT) or ""
            yield raised(text) if _is_raised(child) else text


def _is_raised(run: _Element) -> bool:
    """Whether it stands above the line, by a share of its height: « 30000 », or « 30% »."""
    properties = run.find(qn("a:rPr"))
    return properties is not None and properties.get("baseline", "").lstrip("0")[:1].isdigit()
