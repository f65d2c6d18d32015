"""The text of a sample document, taken with the plain libraries so that the product does not judge itself."""

import re
from pathlib import Path

import docx
import pypdfium2
from docx.table import Table
from lxml import html

UNITS = ("p", "h1", "h2", "h3", "li", "tr", "caption")
# PDFium's mark for a hyphen added at a line end, which stands between the two halves of the word.
BROKEN_WORD = "\ufffe"


def squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def pdf_pages(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        return [document[n].get_textpage().get_text_range() for n in range(len(document))]
    finally:
        document.close()


def text_of(path: Path) -> str:
    """The whole text: verbatim for text and Markdown, whitespace-normalised for the formats with a layout."""
    match path.suffix:
        case ".pdf":
            return squeeze(" ".join(pdf_pages(path)).replace(BROKEN_WORD, ""))
        case ".docx":
            content = docx.Document(str(path)).iter_inner_content()
            return squeeze(
                " ".join(_rows(item) if isinstance(item, Table) else item.text for item in content)
            )
        case ".html":
            tree = html.fromstring(path.read_bytes())
            return squeeze(" ".join(_unit(element) for element in tree.iter(*UNITS)))
        case _:
            content = path.read_bytes()
            try:
                return content.decode("utf-8")
            except UnicodeDecodeError:
                return content.decode("cp1252")


def _rows(table: Table) -> str:
    return " ".join(cell.text for row in table.rows for cell in row.cells)


def _unit(element: html.HtmlElement) -> str:
    return (
        " ".join(cell.text_content() for cell in element) if element.tag == "tr" else element.text_content()
    )
