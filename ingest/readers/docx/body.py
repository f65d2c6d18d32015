"""The body of a Word document, element by element, into blocks."""

from docx.oxml.ns import qn
from lxml.etree import _Element

from ingest.readers.builder import BULLET, TextBuilder, can_be_heading
from ingest.readers.charts import add_chart
from ingest.readers.docx.charts import Charts
from ingest.readers.docx.looks import Looks
from ingest.readers.docx.notes import Notes
from ingest.readers.docx.numbering import Numbering
from ingest.readers.docx.runs import goes_on, is_bold, paragraph_text, text_boxes
from ingest.readers.docx.styles import Styles, WordRole, list_number, value
from ingest.readers.docx.tables import table_rows
from ingest.readers.roles import Role
from ingest.types import BlockKind

_WRAPPERS = {qn(tag) for tag in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag")}
_CONTENTS = "Table of Contents"
_PARAGRAPH, _TABLE = qn("w:p"), qn("w:tbl")


class BodyWalker:
    def __init__(
        self,
        builder: TextBuilder,
        styles: Styles,
        looks: Looks,
        numbering: Numbering,
        notes: Notes,
        charts: Charts,
    ) -> None:
        self._builder, self._numbering, self._notes = builder, numbering, notes
        self._styles, self._looks, self._charts = styles, looks, charts
        self._heading = 0
        self._begun = ""

    def walk(self, container: _Element, *, contents: bool = False) -> None:
        """`contents`: whether the container is a table of contents."""
        for child in container:
            if child.tag == _PARAGRAPH:
                self._paragraph(child, contents)
            elif child.tag == _TABLE:
                self._builder.add_table(table_rows(child, self._text))
                self._add_charts(child)
            elif child.tag in _WRAPPERS:
                self.walk(child, contents=contents or _is_contents(child))

    def add_note(self, text: str) -> None:
        self._builder.add(BlockKind.FOOTNOTE, text)

    def _paragraph(self, paragraph: _Element, contents: bool) -> None:
        role = WordRole(contents=True) if contents else self._styles.role(paragraph)
        text = f"{self._begun}{self._text(paragraph)}"
        self._begun = text if goes_on(paragraph) else ""
        text = "" if self._begun else text.strip()
        number = list_number(paragraph.find(qn("w:pPr"))) or role.number
        if text:
            label = self._numbering.label(number) if number else ""
            self._add(text, label, role, number[1] if number else 0, is_bold(paragraph, by_style=role.bold))
        for box in text_boxes(paragraph):
            self.walk(box)
        self._add_charts(paragraph)

    def _add_charts(self, element: _Element) -> None:
        for chart in self._charts.within(element):
            add_chart(chart, self._builder)

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
        elif bold and can_be_heading(text):
            self._builder.add(BlockKind.HEADING, numbered, level=self._heading + 1)
        elif label:
            self._builder.add_item(numbered, depth + 1)
        elif text.startswith(BULLET):
            self._builder.add_item(text, 1)
        else:
            self._builder.add(BlockKind.PARAGRAPH, text)

    def _text(self, paragraph: _Element) -> str:
        return paragraph_text(paragraph, self._looks, self._notes.call)


def _is_contents(control: _Element) -> bool:
    """Whether a content control holds the table of contents that Word makes (ECMA-376 part 1, 17.5.2.13)."""
    return value(control.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}"), "w:docPartGallery") == _CONTENTS
