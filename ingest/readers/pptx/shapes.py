"""What the shapes of a slide say, in reading order."""

from collections.abc import Iterable, Iterator

from lxml.etree import _Element
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.group import GroupShape
from pptx.slide import Slide as PptxSlide

from ingest.readers.archives import refuse_entities
from ingest.readers.charts import Chart
from ingest.readers.drawingml.charts import chart_of
from ingest.readers.drawingml.texts import paragraph_text
from ingest.readers.pptx.bullets import Bullets
from ingest.readers.pptx.graphics import DIAGRAM, diagram_lines, table_grid
from ingest.readers.slides import Grid, Line, Place, reading_order

WHAT = "Le diaporama PowerPoint"
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE)
FURNITURE = (
    PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.HEADER, PP_PLACEHOLDER.SLIDE_NUMBER,
)  # fmt: skip
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATIVES = f"{_COMPATIBILITY}AlternateContent"
_DIAGRAM_PARTS = f"{{{DIAGRAM}}}relIds"
_DIAGRAM_DATA = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}dm"
_LIST_STYLE = qn("a:lstStyle")


def kind_of(shape: BaseShape) -> PP_PLACEHOLDER | None:
    """What placeholder the shape is; None for any other shape."""
    return shape.placeholder_format.type if shape.is_placeholder else None


def choose_alternatives(tree: _Element) -> None:
    """Puts what new programs show in the place of each choice between it and what old ones show."""
    for alternatives in list(tree.iter(_ALTERNATIVES)):
        parent = alternatives.getparent()
        if parent is None:
            continue
        for child in list(next(iter(alternatives), ())):
            alternatives.addprevious(child)
        parent.remove(alternatives)


def ordered(shapes: Iterable[BaseShape]) -> list[BaseShape]:
    """Shapes from top to bottom and left to right."""
    return reading_order(
        shapes, lambda shape: Place(shape.left or 0, shape.top or 0, shape.width or 0, shape.height or 0)
    )


def content(shape: BaseShape, slide: PptxSlide) -> Iterator[Line | Grid | Chart]:
    if isinstance(shape, GroupShape):
        for inner in ordered(shape.shapes):
            yield from content(inner, slide)
    elif isinstance(shape, GraphicFrame):
        yield from _graphics(shape, slide)
    elif isinstance(shape, Shape):
        yield from _lines(shape, slide)


def text_of(shape: BaseShape) -> str:
    if not isinstance(shape, Shape):
        return ""
    return "\n".join(paragraph_text(paragraph._p) for paragraph in shape.text_frame.paragraphs)


def _graphics(frame: GraphicFrame, slide: PptxSlide) -> Iterator[Line | Grid | Chart]:
    if frame.has_table:
        yield table_grid(frame.table)
    elif frame.has_chart:
        yield chart_of(frame.chart_part._element)
    else:
        for relations in frame._element.iter(_DIAGRAM_PARTS):
            diagram = parse_xml(slide.part.related_part(str(relations.get(_DIAGRAM_DATA))).blob)
            refuse_entities(diagram, WHAT)
            yield from diagram_lines(diagram)


def _lines(shape: Shape, slide: PptxSlide) -> Iterator[Line]:
    bullets = Bullets(list(_list_styles(shape, slide)))
    for paragraph in shape.text_frame.paragraphs:
        text = paragraph_text(paragraph._p).strip()
        if not text:
            continue
        label = bullets.label(paragraph._p, paragraph.level)
        yield Line(f"{label} {text}", paragraph.level + 1) if label else Line(text)


def _list_styles(shape: Shape, slide: PptxSlide) -> Iterator[_Element]:
    """List styles from the nearest: the shape's, its layout's, its master's, then the master's for bodies."""
    yield from shape._element.iter(_LIST_STYLE)
    kind = kind_of(shape)
    if kind is None:
        return
    layout = slide.slide_layout
    yield from _inherited(layout._element, "idx", "0", str(shape.placeholder_format.idx))
    if kind not in (PP_PLACEHOLDER.SUBTITLE, *TITLES):
        master = layout.slide_master._element
        yield from _inherited(master, "type", "obj", "body")
        yield from master.iter(qn("p:bodyStyle"))


def _inherited(base: _Element, attribute: str, default: str, wanted: str) -> Iterator[_Element]:
    """List styles of the placeholders of a layout or master that are what a slide's placeholder refers to."""
    for mark in base.iter(qn("p:ph")):
        if mark.get(attribute, default) == wanted:
            for shape in mark.iterancestors(qn("p:sp")):
                yield from shape.iter(_LIST_STYLE)
