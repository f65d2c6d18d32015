"""The body of a Word document, element by element, into blocks."""

from docx.oxml.ns import qn
from lxml.etree import _Element

from ingest.readers.builder import BULLET, TextBuilder
from ingest.readers.docx.notes import Notes
from ingest.readers.docx.numbering import Numbering
from ingest.readers.docx.runs import is_bold, paragraph_text, text_boxes
from ingest.readers.docx.styles import Role, Styles, list_number
from ingest.readers.docx.tables import table_rows
from ingest.types import BlockKind

# Many people make headings with the bold button: a short bold line that ends no sentence is one.
_LONGEST_BOLD_HEADING = 120
_SENTENCE_ENDS = (".", ";", ",", "!", "…", ":")
_WRAPPERS = {qn(tag) for tag in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag")}
_PARAGRAPH, _TABLE = qn("w:p"), qn("w:tbl")


class BodyWalker:
    def __init__(self, builder: TextBuilder, styles: Styles, numbering: Numbering, notes: Notes) -> None:
        self._builder, self._styles, self._numbering, self._notes = builder, styles, numbering, notes
        self._heading = 0
        self._list_lead: int | None = None

    def walk(self, container: _Element) -> None:
        for child in container:
            if child.tag == _PARAGRAPH:
                self._paragraph(child)
            elif child.tag == _TABLE:
                self._table(child)
            elif child.tag in _WRAPPERS:
                self.walk(child)

    def add_note(self, text: str) -> None:
        self._builder.add(BlockKind.FOOTNOTE, text)

    def _paragraph(self, paragraph: _Element) -> None:
        role = self._styles.role(paragraph)
        text = self._text(paragraph).strip()
        number = list_number(paragraph.find(qn("w:pPr"))) or role.number
        if text:
            label = self._numbering.label(number) if number else ""
            self._add(text, label, role, number[1] if number else 0, is_bold(paragraph, by_style=role.bold))
        for box in text_boxes(paragraph):
            self.walk(box)

    def _add(self, text: str, label: str, role: Role, depth: int, bold: bool) -> None:
        numbered = f"{label} {text}" if label else text
        if role.contents:
            self._builder.add(BlockKind.TABLE_OF_CONTENTS, numbered)
        elif role.title:
            self._builder.add(BlockKind.TITLE, numbered)
        elif role.heading:
            self._heading = role.heading
            self._builder.add(BlockKind.HEADING, numbered, level=role.heading)
        elif role.caption:
            self._builder.add(BlockKind.CAPTION, numbered)
        elif bold and len(text) <= _LONGEST_BOLD_HEADING and not text.endswith(_SENTENCE_ENDS):
            self._builder.add(BlockKind.HEADING, numbered, level=self._heading + 1)
        elif label:
            self._item(numbered, depth + 1)
        elif text.startswith(BULLET):
            self._item(text, 1)
        else:
            self._builder.add(BlockKind.PARAGRAPH, text)

    def _item(self, text: str, level: int) -> None:
        last = self._builder.last
        if last is not None and self._builder.kind_of(last) is not BlockKind.LIST_ITEM:
            introduces = self._builder.kind_of(last) is BlockKind.PARAGRAPH and self._builder.ends_with(
                last, ":"
            )
            self._list_lead = last if introduces else None
        self._builder.add(BlockKind.LIST_ITEM, text, level=level, lead=self._list_lead)

    def _table(self, table: _Element) -> None:
        header: int | None = None
        for cells, is_header in table_rows(table, self._text):
            row = self._builder.add_row(cells, header)
            if is_header and header is None:
                header = row

    def _text(self, paragraph: _Element) -> str:
        return paragraph_text(paragraph, self._notes.call)
