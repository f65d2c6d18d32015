"""Small documents, and a writer of each format: what goes in is known, so what comes out can be checked."""

import html
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import docx
from hypothesis import strategies as st

from tests.ingest import pdfs


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
    return f"<!DOCTYPE html><html><body><main>{''.join(parts)}</main></body></html>".encode("utf-16")


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


WRITERS: dict[str, Callable[[Model], bytes]] = {
    "a.txt": to_text,
    "a.md": to_text,
    "a.html": to_html,
    "a.docx": to_docx,
    "a.pdf": to_pdf,
}
