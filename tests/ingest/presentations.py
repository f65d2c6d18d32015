"""Presentations for tests: PowerPoint by python-pptx, OpenDocument by hand."""

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from xml.sax.saxutils import escape

import pptx
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Cm

BLANK, TITLED = 6, 5  # layouts of python-pptx's template
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("presentation", "presentation"), ("svg", "svg-compatible"), ("meta", "meta"),
        ("chart", "chart"), ("number", "datastyle"),
    )
)  # fmt: skip
ODP = "application/vnd.oasis.opendocument.presentation"


def saved(build: Callable[[Presentation], None]) -> bytes:
    presentation = pptx.Presentation()
    build(presentation)
    file = io.BytesIO()
    presentation.save(file)
    return file.getvalue()


def add_slide(presentation: Presentation, layout: int, title: str | None = None) -> Slide:
    slide = presentation.slides.add_slide(presentation.slide_layouts[layout])
    if title is not None:
        slide.shapes.title.text = title
    return slide


def add_box(slide: Slide, *lines: str, left: float = 1, top: float = 1, height: float = 1) -> TextFrame:
    """A text box; places in centimetres."""
    frame = slide.shapes.add_textbox(Cm(left), Cm(top), Cm(10), Cm(height)).text_frame
    frame.text = lines[0]
    for line in lines[1:]:
        frame.add_paragraph().text = line
    return frame


def set_bullet(paragraph: object, mark: str = '<a:buChar char="•"/>') -> None:
    """The paragraph of a text box as an item."""
    properties = paragraph._p.get_or_add_pPr()  # type: ignore[attr-defined]
    namespace = "http://schemas.openxmlformats.org/drawingml/2006/main"
    properties.append(pptx.oxml.parse_xml(mark.replace(" ", f' xmlns:a="{namespace}" ', 1)))


def add_table(slide: Slide, rows: Sequence[Sequence[str]], top: float = 1) -> pptx.table.Table:
    shape = slide.shapes.add_table(len(rows), len(rows[0]), Cm(1), Cm(top), Cm(10), Cm(1))
    for row, texts in zip(shape.table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return shape.table


def odp(pages: Iterable[str], *, styles: str = "", meta: str = "", **members: str | bytes) -> bytes:
    """A presentation of these draw:page elements; `members` replace or add members, `__` for `/`."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODP, zipfile.ZIP_STORED)
        wanted: dict[str, str | bytes] = {
            "content.xml": odf_content(
                f"<office:presentation>{''.join(pages)}</office:presentation>", styles
            ),
            "meta.xml": f'<office:document-meta {_NAMESPACES} xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<office:meta>{meta}</office:meta></office:document-meta>",
            **{name.replace("__", "/").replace("_xml", ".xml"): content for name, content in members.items()},
        }
        for name, content in wanted.items():
            archive.writestr(name, content)
    return file.getvalue()


def page(*shapes: str, notes: str = "") -> str:
    aside = f"<presentation:notes>{frame(notes, kind='notes')}</presentation:notes>" if notes else ""
    return f"<draw:page>{''.join(shapes)}{aside}</draw:page>"


def frame(content: str, *, kind: str = "", left: float = 1, top: float = 1, height: float = 1) -> str:
    """A draw:frame around a text box, or around a table as it is; places in centimetres."""
    marked = f' presentation:class="{kind}"' if kind else ""
    inner = content if content.startswith("<table") else f"<draw:text-box>{content}</draw:text-box>"
    place = f'svg:x="{left}cm" svg:y="{top}cm" svg:width="10cm" svg:height="{height}cm"'
    return f"<draw:frame {place}{marked}>{inner}</draw:frame>"


def odf_object(name: str) -> str:
    """A draw:frame that shows the object in the folder `name`."""
    return (
        f'<draw:frame><draw:object xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="./{name}"/>'
        "</draw:frame>"
    )


def odf_content(body: str, styles: str = "") -> str:
    return (
        f"<office:document-content {_NAMESPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body>{body}</office:body></office:document-content>"
    )


def p(text: str) -> str:
    return f"<text:p>{escape(text)}</text:p>"


def bullets(*items: str, style: str = "") -> str:
    named = f' text:style-name="{style}"' if style else ""
    inner = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f"<text:list{named}>{inner}</text:list>"


def odf_table(rows: Sequence[Sequence[str]]) -> str:
    cells = ("".join(f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in row) for row in rows)
    return (
        f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in cells)}</table:table>"
    )
