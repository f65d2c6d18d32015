"""Real PDFs for the tests, made by reportlab and pypdf."""

import io
from collections.abc import Callable, Sequence

from pypdf import PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle
from pypdf.generic import NameObject, StreamObject
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    ListFlowable,
    PageBreak,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Table,
)

SENTENCE = "Le conseil a adopté le budget de l'exercice 2025, arrêté à 48,6 millions d'euros. "

STYLES = getSampleStyleSheet()
BODY = ParagraphStyle("Corps", parent=STYLES["BodyText"], fontSize=10, leading=13)
JUSTIFIED = ParagraphStyle("Justifié", parent=BODY, alignment=TA_JUSTIFY)
TITLE = ParagraphStyle("Titre", parent=STYLES["Title"], fontSize=26, leading=32)
NEW_PAGE = PageBreak()


def title(text: str) -> Flowable:
    return Paragraph(text, TITLE)


def heading(text: str, level: int = 1) -> Flowable:
    return Paragraph(text, STYLES[f"Heading{level}"])


def paragraph(text: str, style: ParagraphStyle = BODY) -> Flowable:
    return Paragraph(text, style)


def bullets(*items: str) -> Flowable:
    return ListFlowable([paragraph(item) for item in items], bulletType="bullet", start="•")


def table(
    rows: Sequence[Sequence[str]], widths: Sequence[float] | None = None, *, ruled: bool = True
) -> Flowable:
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if ruled else []
    cells = [[paragraph(cell) for cell in row] for row in rows]
    return Table(cells, colWidths=widths, style=style)


def build(
    story: Sequence[Flowable],
    on_page: Callable[[Canvas, int], None] | None = None,
    columns: int = 1,
    **properties: str,
) -> bytes:
    """A PDF of A4 pages; `on_page` draws the furniture of each, given its number."""
    file = io.BytesIO()

    def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
        if on_page:
            canvas.saveState()
            on_page(canvas, document.page)
            canvas.restoreState()

    if columns == 1:
        document = SimpleDocTemplate(file, pagesize=A4, invariant=1, **properties)
        document.build(list(story), onFirstPage=draw, onLaterPages=draw)
    else:
        document = BaseDocTemplate(file, pagesize=A4, invariant=1, **properties)
        width = (A4[0] - 100) / columns
        frames = [Frame(50 + i * width, 60, width - 20, 700) for i in range(columns)]
        document.addPageTemplates(PageTemplate(frames=frames, onPage=draw))
        document.build(list(story))
    return file.getvalue()


def draw(drawing: Callable[[Canvas], None], pages: int = 1, size: tuple[float, float] = A4) -> bytes:
    """A PDF drawn by hand, the same on each page."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size, invariant=1)
    for _ in range(pages):
        drawing(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def encrypted(data: bytes, user_password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(user_password, "propriétaire", algorithm="AES-256")
    return _written(writer)


def labelled(data: bytes, roman_pages: int) -> bytes:
    """The PDF with its first pages labelled i, ii…, and the others from 1."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.set_page_label(0, roman_pages - 1, style=PageLabelStyle.LOWERCASE_ROMAN)
    writer.set_page_label(roman_pages, len(writer.pages) - 1, style=PageLabelStyle.DECIMAL)
    return _written(writer)


def outlined(data: bytes, entries: Sequence[tuple[str, int, int]]) -> bytes:
    """The PDF with an outline of (title, level from 1, page from 1)."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    parents: dict[int, object] = {}
    for text, level, page in entries:
        parents[level] = writer.add_outline_item(
            title=text, page_number=page - 1, parent=parents.get(level - 1)
        )
    return _written(writer)


def with_signs(data: bytes, font: str) -> bytes:
    """The PDF with what is set in Courier set in a font of signs, as Word writes it: « · » is U+F0B7."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    mapping = StreamObject()
    mapping.set_data(
        b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
        b"1 beginbfrange <20> <FF> <F020> endbfrange endcmap"
    )
    for page in writer.pages:
        for resource in page["/Resources"]["/Font"].values():
            if resource.get_object()["/BaseFont"] == "/Courier":
                resource.get_object()[NameObject("/BaseFont")] = NameObject(f"/{font}")
                resource.get_object()[NameObject("/ToUnicode")] = writer._add_object(mapping)
    return _written(writer)


def joined(*parts: bytes) -> bytes:
    """The pages of one PDF after those of another."""
    writer = PdfWriter()
    for part in parts:
        writer.append(PdfReader(io.BytesIO(part)))
    return _written(writer)


def rotated(data: bytes, degrees: int) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for page in writer.pages:
        page.rotate(degrees)
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()
