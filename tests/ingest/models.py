"""Small documents, and a writer of each format: what goes in is known, so what comes out can be checked."""

import html
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import docx
import odfdo
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from pptx.presentation import Presentation

from tests.ingest import books, messages, pdfs, presentations, rtfs, workbooks


@dataclass(frozen=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True)
class Prose:
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Items:
    lead: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Rows:
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Model = Sequence[Heading | Prose | Items | Rows]

_WORDS = st.sampled_from(
    ["agent", "année", "budget", "cœur", "congé", "côté", "décès", "dépôt", "eau", "été", "forêt", "île",
     "l'agent", "d'été", "qu'une", "où", "mois", "naïf", "œuvre", "reçu", "santé", "télétravail", "voie"]
)  # fmt: skip
_phrases = st.lists(_WORDS, min_size=2, max_size=12).map(" ".join)
_sentences = _phrases.map(lambda phrase: phrase[0].upper() + phrase[1:] + " enfin.")
_labels = st.lists(_WORDS, min_size=1, max_size=3).map(lambda words: " ".join(words).capitalize())
# With decimals: « Agence, tabulation, 12 » might as well be a line of a table of contents.
_figures = st.integers(1, 9_999).map(lambda number: f"{number},5")


@st.composite
def _tables(draw: st.DrawFn) -> Rows:
    columns = draw(st.integers(1, 3))
    header = (draw(_labels), *(f"{2020 + i}" for i in range(columns)))
    rows = draw(st.lists(st.tuples(_labels, *[_figures] * columns), min_size=1, max_size=4))
    return Rows(header, tuple(rows))


models = st.lists(
    st.builds(Heading, st.integers(1, 3), _labels)
    | st.builds(Prose, st.lists(_sentences, min_size=1, max_size=8).map(tuple))
    | st.builds(
        Items,
        _phrases.map(lambda text: f"Il faut {text} :"),
        st.lists(_phrases, min_size=1, max_size=4).map(tuple),
    )
    | _tables(),
    min_size=1,
    max_size=8,
)


def said(model: Model) -> list[str]:
    """Every sentence, item, heading and row of the model; cells are parted by a space."""
    found: list[str] = []
    for part in model:
        match part:
            case Heading(text=text):
                found.append(text)
            case Prose(sentences=sentences):
                found += sentences
            case Items(lead=lead, items=items):
                found += [lead, *items]
            case Rows(header=header, rows=rows):
                found += [" ".join(row) for row in (header, *rows)]
    return found


def to_text(model: Model) -> bytes:
    parts = []
    for part in model:
        match part:
            case Heading(level, text):
                parts.append(f"{'#' * level} {text}")
            case Prose(sentences):
                parts.append(" ".join(sentences))
            case Items(lead, items):
                parts.append("\n".join([lead, "", *(f"- {item}" for item in items)]))
            case Rows(header, rows):
                parts.append("\n".join("\t".join(row) for row in (header, *rows)))
    return "\n\n".join(parts).encode()


def to_html(model: Model) -> bytes:
    return f"<!DOCTYPE html><html><body><main>{html_body(model)}</main></body></html>".encode("utf-16")


def html_body(model: Model) -> str:
    parts = []
    for part in model:
        match part:
            case Heading(level, text):
                parts.append(f"<h{level}>{html.escape(text)}</h{level}>")
            case Prose(sentences):
                parts.append(f"<p>{html.escape(' '.join(sentences))}</p>")
            case Items(lead, items):
                parts.append(f"<p>{lead}</p><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>")
            case Rows(header, rows):
                head = "".join(f"<th>{cell}</th>" for cell in header)
                body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
                parts.append(f"<table><tr>{head}</tr>{body}</table>")
    return "".join(parts)


def to_docx(model: Model) -> bytes:
    document = docx.Document()
    for part in model:
        match part:
            case Heading(level, text):
                document.add_heading(text, level)
            case Prose(sentences):
                document.add_paragraph(" ".join(sentences))
            case Items(lead, items):
                document.add_paragraph(lead)
                for item in items:
                    document.add_paragraph(item, style="List Bullet")
            case Rows(header, rows):
                table = document.add_table(0, len(header))
                for row in (header, *rows):
                    for cell, text in zip(table.add_row().cells, row, strict=True):
                        cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def to_pdf(model: Model) -> bytes:
    story = []
    for part in model:
        match part:
            case Heading(level, text):
                story.append(pdfs.heading(escape(text), level))
            case Prose(sentences):
                story.append(pdfs.paragraph(" ".join(sentences), pdfs.JUSTIFIED))
            case Items(lead, items):
                story += [pdfs.paragraph(lead), pdfs.bullets(*items)]
            case Rows(header, rows):
                story.append(pdfs.table((header, *rows), [220, *[70] * (len(header) - 1)]))
    return pdfs.build(story)


def to_rtf(model: Model) -> bytes:
    parts = []
    for part in model:
        match part:
            case Heading(level, text):
                parts.append(rtfs.heading(text, level))
            case Prose(sentences):
                parts.append(rtfs.paragraph(" ".join(sentences)))
            case Items(lead, items):
                parts += [rtfs.paragraph(lead), *map(rtfs.bullet, items)]
            case Rows(header, rows):
                parts += [rtfs.table((header, *rows)), rtfs.paragraph("")]
    return rtfs.rtf(*parts)


def to_plain_eml(model: Model) -> bytes:
    return messages.message(to_text(model).decode()).as_bytes()


def to_html_eml(model: Model) -> bytes:
    return messages.message(to_html(model).decode("utf-16"), subtype="html").as_bytes()


def to_attached_eml(model: Model) -> bytes:
    message = messages.message("Voir la pièce jointe.")
    message.add_attachment(to_docx(model), maintype="application", subtype="octet-stream", filename="a.docx")
    return message.as_bytes()


def to_epub(model: Model) -> bytes:
    """A chapter for each part."""
    return books.epub([html_body([part]) for part in model])


def _slides(model: Model) -> list[list[Heading | Prose | Items | Rows]]:
    """The parts of each slide: a heading begins one."""
    slides: list[list[Heading | Prose | Items | Rows]] = []
    for part in model:
        if isinstance(part, Heading) or not slides:
            slides.append([])
        slides[-1].append(part)
    return slides


def to_pptx(model: Model) -> bytes:
    def build(presentation: Presentation) -> None:
        for parts in _slides(model):
            title = parts[0].text if isinstance(parts[0], Heading) else None
            layout = presentations.BLANK if title is None else presentations.TITLED
            slide = presentations.add_slide(presentation, layout, title)
            for row, part in enumerate(parts):
                top = 4 + 2 * row
                match part:
                    case Prose(sentences):
                        presentations.add_box(slide, " ".join(sentences), top=top)
                    case Items(lead, items):
                        frame = presentations.add_box(slide, lead, *items, top=top)
                        for paragraph in frame.paragraphs[1:]:
                            presentations.set_bullet(paragraph)
                    case Rows(header, rows):
                        presentations.add_table(slide, (header, *rows), top=top)

    return presentations.saved(build)


def to_odp(model: Model) -> bytes:
    pages = []
    for parts in _slides(model):
        shapes = []
        for row, part in enumerate(parts):
            top = 1 + 2 * row
            match part:
                case Heading(text=text):
                    shapes.append(presentations.frame(presentations.p(text), kind="title", top=top))
                case Prose(sentences):
                    shapes.append(presentations.frame(presentations.p(" ".join(sentences)), top=top))
                case Items(lead, items):
                    listed = presentations.bullets(*map(presentations.p, items))
                    shapes.append(presentations.frame(presentations.p(lead) + listed, top=top))
                case Rows(header, rows):
                    shapes.append(presentations.frame(presentations.odf_table((header, *rows)), top=top))
        pages.append(presentations.page(*shapes))
    return presentations.odp(pages)


def to_odt(model: Model) -> bytes:
    def build(document: odfdo.Document) -> None:
        for number, part in enumerate(model):
            match part:
                case Heading(level, text):
                    document.body.append(odfdo.Header(level, text))
                case Prose(sentences):
                    document.body.append(odfdo.Paragraph(" ".join(sentences)))
                case Items(lead, items):
                    document.body.append(odfdo.Paragraph(lead))
                    document.body.append(odfdo.List(list(items)))
                case Rows(header, rows):
                    table = odfdo.Table(f"Tableau{number}")
                    table.set_values([list(row) for row in (header, *rows)])
                    document.body.append(table)

    return workbooks.opendocument("text", build)


def _cells(model: Model) -> list[list[str | float]]:
    """The model as rows of one sheet: an empty one after each part, figures as numbers."""
    found: list[list[str | float]] = []
    for part in model:
        match part:
            case Heading(text=text):
                found.append([text])
            case Prose(sentences):
                found.append([" ".join(sentences)])
            case Items(lead, items):
                found += [[lead], *([item] for item in items)]
            case Rows(header, rows):
                found.append([header[0], *map(int, header[1:])])
                found += [[row[0], *(float(cell.replace(",", ".")) for cell in row[1:])] for row in rows]
        found.append([])
    return found


def to_xlsx(model: Model) -> bytes:
    def build(workbook: Workbook) -> None:
        for row in _cells(model):
            workbook.active.append(row)

    return workbooks.xlsx(build)


def to_ods(model: Model) -> bytes:
    def build(document: odfdo.Document) -> None:
        sheet = odfdo.Table("Feuille1")
        sheet.set_values(_cells(model))
        document.body.append(sheet)

    return workbooks.opendocument("spreadsheet", build)


WRITERS: dict[str, Callable[[Model], bytes]] = {
    "a.txt": to_text,
    "a.md": to_text,
    "a.html": to_html,
    "a.docx": to_docx,
    "a.pdf": to_pdf,
    "a.odt": to_odt,
    "a.xlsx": to_xlsx,
    "a.ods": to_ods,
    "a.pptx": to_pptx,
    "a.odp": to_odp,
    "a.rtf": to_rtf,
    "plain.eml": to_plain_eml,
    "html.eml": to_html_eml,
    "attached.eml": to_attached_eml,
    "a.epub": to_epub,
}
