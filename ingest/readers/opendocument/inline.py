"""The text of an OpenDocument paragraph, as the document shows it."""

import re
from collections.abc import Callable, Iterator

from lxml.etree import _Element

from ingest.readers.builder import raised
from ingest.readers.opendocument import count, qn
from ingest.readers.opendocument.spans import Spans

# What XML cannot hold stands for the spaces, tabs and line ends that are written as elements, while those
# written as characters collapse (ODF 1.3 part 3, 6.1.2).
_SPACE, _TAB, _BREAK = "\x01", "\x02", "\x03"
_WRITTEN = str.maketrans({_SPACE: " ", _TAB: "\t", _BREAK: "\n"})
_COLLAPSED = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1_000  # in a row; a damaged file may ask for more

_TEXT_S, _NOTE = qn("text:s"), qn("text:note")
_PARAGRAPHS = {qn("text:p"), qn("text:h")}
_FIXED = {qn("text:tab"): _TAB, qn("text:line-break"): _BREAK}
# Comments, deleted text, hidden text and readings above characters.
_SKIPPED = {
    qn(name)
    for name in (
        "office:annotation",
        "office:annotation-end",
        "text:tracked-changes",
        "text:hidden-text",
        "text:ruby-text",
    )
}
# What holds blocks of its own, apart from the paragraph it is anchored in; frames also hold pictures.
_BOXES = {
    qn(name)
    for name in (
        "draw:text-box",
        "draw:custom-shape",
        "draw:rect",
        "draw:ellipse",
        "draw:circle",
        "draw:line",
    )
}
OBJECT = qn("draw:object")
"""What another program drew: a chart, a formula."""
ANCHORED = _BOXES | {qn("draw:frame"), qn("draw:g")}
_APART = _SKIPPED | ANCHORED
_NO_BLOCKS = {_NOTE, *_SKIPPED}


def paragraph_text(paragraph: _Element, spans: Spans, call: Callable[[_Element], str] = lambda _: "") -> str:
    """`spans` tells which parts are hidden or raised, `call` what stands for a text:note."""
    text = _COLLAPSED.sub(" ", "".join(_pieces(paragraph, spans, call)))
    return text.strip(" ").translate(_WRITTEN)


def _pieces(element: _Element, spans: Spans, call: Callable[[_Element], str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == _TEXT_S:
            yield _SPACE * min(count(child, "text:c"), _MOST_SPACES)
        elif child.tag in _FIXED:
            yield _FIXED[child.tag]
        elif child.tag == _NOTE:
            yield call(child)
        elif isinstance(child.tag, str) and child.tag not in _APART and not spans.hides(child):
            pieces = _pieces(child, spans, call)
            yield from [raised("".join(pieces))] if spans.raises(child) else pieces
        yield child.tail or ""


def boxes(element: _Element) -> Iterator[_Element]:
    """The text boxes, shapes and objects in `element`, in order; one inside another is part of that other.

    What boxes and shapes hold are blocks: paragraphs, lists, tables.
    """
    if element.tag in _BOXES or element.tag == OBJECT:
        yield element
    elif isinstance(element.tag, str) and element.tag not in _NO_BLOCKS:
        for child in element:
            yield from boxes(child)


def paragraphs(container: _Element) -> Iterator[_Element]:
    """Every paragraph that a container such as a table's cell shows, in order."""
    for child in container:
        if child.tag in _PARAGRAPHS:
            yield child
            for box in boxes(child):
                yield from paragraphs(box)
        elif isinstance(child.tag, str) and child.tag not in _NO_BLOCKS:
            yield from paragraphs(child)
