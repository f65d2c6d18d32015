"""Write a manuscript as a paginated PDF: outline, labels, contents, running heads, notes, hyphenation."""

import io
import os
import re
from datetime import UTC, datetime
from unittest.mock import patch

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus.tableofcontents import TableOfContents

from service.demo.sources.markup import INLINE, Block, Manuscript

WIDTH, HEIGHT = A4
MARGIN, TOP, BOTTOM = 2.7 * cm, 2.6 * cm, 2.4 * cm
INK = colors.HexColor("#1c4a63")
PALE = colors.HexColor("#e3eef3")
ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]

TEXT = ParagraphStyle(
    "text", fontName="Times-Roman", fontSize=12, leading=17.5, alignment=TA_JUSTIFY, spaceAfter=8,
    hyphenationLang="fr_FR", embeddedHyphenation=1, allowWidows=1, allowOrphans=1,
)  # fmt: skip
ITEM = ParagraphStyle("item", TEXT, leftIndent=16, bulletIndent=4, spaceAfter=4)
NOTE = ParagraphStyle("note", TEXT, fontSize=8.5, leading=10.5, spaceAfter=1, hyphenationLang=None)
CELL = ParagraphStyle("cell", TEXT, fontSize=9.5, leading=12, alignment=0, spaceAfter=0, hyphenationLang=None)
HEAD = ParagraphStyle("head", CELL, fontName="Times-Bold")
CAPTION = ParagraphStyle(
    "caption", CELL, fontName="Times-Italic", spaceBefore=8, spaceAfter=4, keepWithNext=1
)
TITLE = ParagraphStyle(
    "title", fontName="Helvetica-Bold", fontSize=30, leading=38, textColor=INK, alignment=TA_CENTER
)
SUBTITLE = ParagraphStyle("subtitle", TITLE, fontName="Times-Italic", fontSize=16, leading=24)
HEADINGS = [
    ParagraphStyle("h1", TITLE, fontSize=19, leading=25, alignment=0, spaceAfter=14),
    ParagraphStyle("h2", TITLE, fontSize=13.5, leading=18, alignment=0, spaceBefore=10, spaceAfter=6),
]
CONTENTS = [ParagraphStyle(f"toc{n}", CELL, fontSize=10.5, leading=15.5, leftIndent=14 * n) for n in range(2)]


def write(manuscript: Manuscript) -> bytes:
    # A PDF carries the date of its text, not of its making (reproducible-builds.org/specs/source-date-epoch).
    written_on = datetime.fromisoformat(manuscript.meta["date"]).replace(tzinfo=UTC)
    with patch.dict(os.environ, SOURCE_DATE_EPOCH=f"{written_on.timestamp():.0f}"):
        return _Book(manuscript).bytes()


class _BodyStart(Flowable):  # type: ignore[misc]
    """Where the roman numbering ends: a mark of no size, drawn on the first page of the body."""

    def draw(self) -> None:
        book = self._doctemplateAttr("book")
        book.front = self.canv.getPageNumber() - 1
        self.canv.addPageLabel(book.front, "ARABIC", 1)


class _Book(BaseDocTemplate):  # type: ignore[misc]
    """A document whose pages leave room for the notes called on them.

    A note's page is known only once drawn: the room found in one pass is reserved in the next, and never
    shrinks, so that passes converge.
    """

    def __init__(self, manuscript: Manuscript) -> None:
        self.written = io.BytesIO()
        meta = manuscript.meta
        super().__init__(
            self.written, pagesize=A4, title=meta["title"], author=meta["author"], lang="fr-FR",
            subject=meta["subtitle"], creator=meta["organisation"], invariant=1,
        )  # fmt: skip
        self.book = self
        self.manuscript = manuscript
        self.front = 0
        self.reserved: dict[int, float] = {}
        self.needed: dict[int, float] = {}
        self.called: list[str] = []
        self.chapter = ""
        self.area = Frame(MARGIN, BOTTOM, WIDTH - 2 * MARGIN, HEIGHT - TOP - BOTTOM, 0, 0, 0, 0)
        pages = PageTemplate("page", [self.area], onPage=self._open, onPageEnd=self._close)
        self.addPageTemplates([PageTemplate("cover", [self.area], onPage=self._open), pages])

    def bytes(self) -> bytes:
        self.multiBuild(self._story())
        return self.written.getvalue()

    def printed(self, page: int) -> str:
        return str(page - self.front) if page > self.front else ROMAN[page]

    def _open(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        page = canvas.getPageNumber()
        if page == 1:
            canvas.addPageLabel(0, "ROMAN_LOWER", 1)
            self.chapter = ""
        self.called = []
        canvas.setNamedCB("note", lambda _canvas, _kind, number: self.called.append(number))
        room = self.reserved.get(page, 0)
        self.area.y1, self.area.height = BOTTOM + room, HEIGHT - TOP - BOTTOM - room

    def _close(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        page = canvas.getPageNumber()
        canvas.setFont("Helvetica", 8)
        canvas.setFillColor(INK)
        canvas.drawString(MARGIN, HEIGHT - 1.6 * cm, self.manuscript.meta["running"])
        canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 1.6 * cm, self.chapter)
        canvas.drawCentredString(WIDTH / 2, 1.3 * cm, self.printed(page))
        notes = [Paragraph(f"<super>{n}</super> {self.manuscript.notes[n]}", NOTE) for n in self.called]
        top = BOTTOM + sum(note.wrap(WIDTH - 2 * MARGIN, HEIGHT)[1] for note in notes)
        self.needed[page] = top - BOTTOM + 8 if notes else 0
        if notes:
            canvas.line(MARGIN, top + 4, MARGIN + 4 * cm, top + 4)
        for note in notes:
            top -= note.height
            note.drawOn(canvas, MARGIN, top)

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 (ReportLab's hook)
        level = HEADINGS.index(flowable.style) if getattr(flowable, "style", None) in HEADINGS else None
        if level is None:
            return
        text, key = flowable.getPlainText(), f"h{self.seq.nextf('heading')}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(text, key, level)
        self.notify("TOCEntry", (level, text, self.page, key))
        if level == 0:
            self.chapter = text

    def _allSatisfied(self) -> bool:  # noqa: N802 (ReportLab's hook)
        grown = {page: max(room, self.reserved.get(page, 0)) for page, room in self.needed.items()}
        steady = grown == self.reserved
        self.reserved = grown
        return steady and bool(super()._allSatisfied())

    def _story(self) -> list[Flowable]:
        story: list[Flowable] = []
        number = 0
        for block in self.manuscript.blocks:
            number = number + 1 if block.kind == "number" else 0
            if block.kind == "heading" and block.level == 1 and not isinstance(story[-1], _BodyStart):
                story.append(PageBreak())
            story += self._flowables(block, number)
        return story

    def _flowables(self, block: Block, number: int) -> list[Flowable]:
        meta = self.manuscript.meta
        match block.kind:
            case "cover":
                lines = [
                    (meta["organisation"], SUBTITLE),
                    (meta["title"], TITLE),
                    (meta["subtitle"], SUBTITLE),
                ]
                spaced = [
                    item for text, style in lines for item in (Spacer(1, 3.2 * cm), Paragraph(text, style))
                ]
                return [*spaced, NextPageTemplate("page"), PageBreak()]
            case "toc":
                contents = TableOfContents(levelStyles=CONTENTS, dotsMinLevel=0, formatter=self.printed)
                return [Paragraph("Sommaire", ParagraphStyle("contents", HEADINGS[0])), contents]
            case "body":
                return [PageBreak(), _BodyStart()]
            case "heading":
                return [CondPageBreak(3 * cm), Paragraph(_xml(block.text), HEADINGS[block.level - 1])]
            case "bullet" | "number":
                return [Paragraph(_xml(block.text), ITEM, bulletText=f"{number}." if number else "•")]
            case "caption":
                return [Paragraph(_xml(block.text), CAPTION)]
            case "table":
                return [_table(block), Spacer(1, 10)]
            case _:
                return [Paragraph(_xml(block.text), TEXT)]


def _xml(text: str) -> str:
    def mark(match: re.Match[str]) -> str:
        if match["note"]:
            return f'<super>{match["note"]}</super><onDraw name="note" label="{match["note"]}"/>'
        return f"<b>{match['bold']}</b>" if match["bold"] else f"<i>{match['italic']}</i>"

    return INLINE.sub(mark, text)


def _table(block: Block) -> Table:
    style = [
        ("GRID", (0, 0), (-1, -1), 0.4, INK),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("BACKGROUND", (0, 0), (-1, block.header_rows - 1), PALE),
    ]
    for y, row in enumerate(block.rows):
        for x, cell in enumerate(row):
            if cell == "<":
                style.append(("SPAN", (x - 1, y), (x, y)))
            elif cell == "^":
                style.append(("SPAN", (x, y - 1), (x, y)))
    cells = [
        ["" if text in "<^" else Paragraph(text, HEAD if y < block.header_rows else CELL) for text in row]
        for y, row in enumerate(block.rows)
    ]
    return Table(cells, repeatRows=block.header_rows, style=TableStyle(style))
