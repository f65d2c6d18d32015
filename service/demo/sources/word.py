"""Write a manuscript as a Word document: built-in styles, real tables, real footnotes."""

import io
import zipfile
from datetime import UTC, datetime
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from service.demo.sources.markup import INLINE, Block, Manuscript

FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
STYLES = {"paragraph": "Normal", "bullet": "List Bullet", "number": "List Number", "caption": "Caption"}
# The oldest time a zip entry can carry: the bytes must not depend on when they were written.
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def write(manuscript: Manuscript) -> bytes:
    document = docx.Document()
    meta = manuscript.meta
    moment = datetime.fromisoformat(meta["date"]).replace(tzinfo=UTC)
    properties = document.core_properties
    properties.title, properties.author, properties.language = meta["title"], meta["author"], "fr-FR"
    properties.created = properties.modified = moment
    properties.comments = properties.last_modified_by = ""
    for block in manuscript.blocks:
        if block.kind == "cover":
            document.add_paragraph(meta["title"], style="Title")
            document.add_paragraph(meta["subtitle"], style="Subtitle")
            document.add_paragraph(f"{meta['organisation']} – {meta['author']}")
        elif block.kind == "heading":
            document.add_heading(block.text, level=block.level)
        elif block.kind == "table":
            _table(document, block)
        else:
            _inline(document.add_paragraph(style=STYLES[block.kind]), block.text)
    _page_number(document.sections[0].footer.paragraphs[0])
    if manuscript.notes:
        _footnotes(document, manuscript.notes)
    written = io.BytesIO()
    document.save(written)
    return _without_clock(written.getvalue())


def _inline(paragraph: Paragraph, text: str) -> None:
    position = 0
    for mark in INLINE.finditer(text):
        paragraph.add_run(text[position : mark.start()])
        position = mark.end()
        if mark["note"]:
            run = paragraph.add_run()
            run.font.superscript = True
            reference = OxmlElement("w:footnoteReference")
            reference.set(qn("w:id"), mark["note"])
            run._r.append(reference)
        else:
            run = paragraph.add_run(mark["bold"] or mark["italic"])
            run.bold, run.italic = bool(mark["bold"]) or None, bool(mark["italic"]) or None
    paragraph.add_run(text[position:])


def _table(document: Document, block: Block) -> None:
    table = document.add_table(rows=0, cols=len(block.rows[0]), style="Table Grid")
    for number, cells in enumerate(block.rows):
        row = table.add_row()
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
            cell.paragraphs[0].runs[0].bold = number < block.header_rows
        if number < block.header_rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.add_paragraph()


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )


def _footnotes(document: Document, notes: dict[str, str]) -> None:
    """Attach the footnotes part, which python-docx cannot write (ECMA-376-1, § 17.11)."""
    rule = '<w:footnote w:type="{0}" w:id="{1}"><w:p><w:r><w:{0}/></w:r></w:p></w:footnote>'
    items = [rule.format("separator", -1), rule.format("continuationSeparator", 0)]
    items += [
        f'<w:footnote w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        "<w:footnoteRef/></w:r>"
        f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
        for number, text in notes.items()
    ]
    xml = f"<w:footnotes {nsdecls('w')}>{''.join(items)}</w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES_TYPE, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _without_clock(package: bytes) -> bytes:
    steady = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(steady, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, ZIP_EPOCH)
            target.writestr(entry, source.read(name), compress_type=zipfile.ZIP_DEFLATED)
    return steady.getvalue()
