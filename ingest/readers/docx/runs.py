"""The text of a paragraph, run by run, as the final version of the document shows it."""

from collections.abc import Callable, Iterator

from docx.oxml.ns import qn
from lxml.etree import _Element

from ingest.readers.builder import raised
from ingest.readers.docx.formulas import formula_text
from ingest.readers.docx.looks import Looks
from ingest.readers.docx.styles import is_on
from ingest.readers.docx.symbols import shown

# Deleted and moved-away text (tracked changes), field codes, and text boxes, which are blocks of their own.
_SKIPPED = {
    qn(tag) for tag in ("w:del", "w:moveFrom", "w:instrText", "w:delText", "w:txbxContent", "w:pPr", "w:rPr")
}
_DELETED = (qn("w:del"), qn("w:moveFrom"))
# What an old Word shows instead of what it does not know: the same text a second time.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CALLS = {qn("w:footnoteReference"), qn("w:endnoteReference")}
_WRITTEN = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
}
_TEXT, _RUN, _SYMBOL, _FORMULA = (qn(tag) for tag in ("w:t", "w:r", "w:sym", "m:oMath"))


def paragraph_text(paragraph: _Element, looks: Looks, call: Callable[[_Element], str]) -> str:
    """`looks` tells which runs are hidden or raised, `call` what stands for a note's reference."""
    return "".join(_pieces(paragraph, looks, call))


def _pieces(element: _Element, looks: Looks, call: Callable[[_Element], str]) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag == _TEXT:
            yield child.text or ""
        elif tag in _WRITTEN:
            yield _WRITTEN[tag]
        elif tag in _CALLS:
            yield call(child)
        elif tag == _SYMBOL:
            yield shown(child)
        elif tag == _FORMULA:
            yield formula_text(child)
        elif tag == _RUN:
            look = looks.of(child)
            if not look.hidden:
                said = "".join(_pieces(child, looks, call))
                yield raised(said) if look.raised else said
        elif tag not in _SKIPPED and tag != _FALLBACK and isinstance(tag, str):
            yield from _pieces(child, looks, call)


def goes_on(paragraph: _Element) -> bool:
    """Whether its end is deleted in tracked changes: it is one with the paragraph that follows."""
    following = next(paragraph.itersiblings("*"), None)
    mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    return (
        following is not None
        and following.tag == paragraph.tag
        and mark is not None
        and next(mark.iterchildren(*_DELETED), None) is not None
    )


def text_boxes(paragraph: _Element) -> Iterator[_Element]:
    """Contents of the text boxes anchored in the paragraph, each once."""
    for box in paragraph.iter(qn("w:txbxContent")):
        if is_shown(box):
            yield box


def is_shown(anchored: _Element) -> bool:
    """Whether a text box or chart is neither deleted in tracked changes nor said a second time."""
    return next(anchored.iterancestors(_FALLBACK, *_DELETED), None) is None


def is_bold(paragraph: _Element, *, by_style: bool) -> bool:
    """Whether every run that shows something is bold."""
    runs = [run for run in paragraph.iter(_RUN) if any((text.text or "").strip() for text in run.iter(_TEXT))]

    def bold(run: _Element) -> bool:
        properties = run.find(qn("w:rPr"))
        written = properties is not None and properties.find(qn("w:b")) is not None
        return is_on(properties, "w:b") if written else by_style

    return bool(runs) and all(bold(run) for run in runs)
