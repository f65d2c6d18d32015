"""PDF: text, pages and structure, with a way back from every character to its place on the page."""

from collections import Counter
from collections.abc import Sequence

from ingest.detect import PDF
from ingest.errors import DamagedFileError, NoTextLayerError
from ingest.metadata import find_metadata
from ingest.readers.pdf import engine, fallback
from ingest.readers.pdf.furniture import Furniture, furniture
from ingest.readers.pdf.headings import outlined_lines
from ingest.readers.pdf.layout import PageText, page_text
from ingest.readers.pdf.properties import Properties, find_properties
from ingest.readers.pdf.rendering import character_boxes, page_characters, render_page
from ingest.readers.pdf.space import Box
from ingest.structure import LineStyle, find_blocks
from ingest.types import Document, Page

__all__ = ["Box", "PdfReader", "character_boxes", "page_characters", "render_page"]

_PAGE_SEPARATOR = "\n\n"


class PdfReader:
    media_type = PDF

    def read(self, data: bytes, name: str) -> Document:  # noqa: ARG002
        """Raises EncryptedError, DamagedFileError, or NoTextLayerError for a scan."""
        _refuse_truncated(data)
        try:
            laid_out = _lay_out(data)
        except DamagedFileError:
            laid_out = [_without_layout(text) for text in fallback.page_texts(data)]
        if not any(page.text for page in laid_out):
            raise NoTextLayerError(len(laid_out))
        properties = find_properties(data)
        declared = properties.labels if len(properties.labels) == len(laid_out) else ()
        furnishings = furniture(laid_out, declared)
        text, pages = _join(laid_out, _labels(declared, furnishings))
        styles = _styles(laid_out, pages, furnishings, properties)
        blocks = find_blocks(text, pages, styles)
        return Document(text, PDF, blocks, pages, find_metadata(text, blocks, properties.metadata))


def _refuse_truncated(data: bytes) -> None:
    # A complete file ends with « startxref », the place of its last cross-reference table (ISO 32000-1,
    # 7.5.5). Engines rebuild the table of a truncated one and would show the pages that are left as if they
    # were all.
    if data.rfind(b"startxref") < data.rfind(b"endobj"):
        raise DamagedFileError("Le PDF", "la fin du fichier manque")


def _lay_out(data: bytes) -> list[PageText]:
    found = []
    with engine.opened(data) as document:
        for number in range(1, len(document) + 1):
            with engine.opened_page(document, number) as page:
                found.append(page_text(page))
    if not found:
        raise DamagedFileError("Le PDF", "aucune page")
    return found


def _without_layout(text: str) -> PageText:
    return PageText(text.strip(), (None,) * len(text.strip()), (), 0, 0, 0)


def _labels(declared: Sequence[str], furnishings: Sequence[Furniture]) -> list[str]:
    """What is printed on each page: as declared, else the number found in its furniture, else its rank."""
    printed = declared or [found.number or "" for found in furnishings]
    return [label or str(rank) for rank, label in enumerate(printed, 1)]


def _join(laid_out: Sequence[PageText], labels: Sequence[str]) -> tuple[str, tuple[Page, ...]]:
    parts: list[str] = []
    pages = []
    length = 0
    for number, (page, label) in enumerate(zip(laid_out, labels, strict=True), 1):
        if page.text and length:
            parts.append(_PAGE_SEPARATOR)
            length += len(_PAGE_SEPARATOR)
        parts.append(page.text)
        pages.append(Page(number, label, length, length + len(page.text)))
        length += len(page.text)
    return "".join(parts), tuple(pages)


def _styles(
    laid_out: Sequence[PageText],
    pages: Sequence[Page],
    furnishings: Sequence[Furniture],
    properties: Properties,
) -> list[LineStyle]:
    body = _body_size(laid_out)
    styles = []
    for page, layout, found in zip(pages, laid_out, furnishings, strict=True):
        entries = [entry for entry in properties.outline if entry.page == page.number]
        levels = outlined_lines(layout, entries, found.lines)
        styles += [
            LineStyle(
                start=page.start + line.start,
                end=page.start + line.end,
                size=line.size / body,
                bold=line.bold,
                furniture=line.aside or number in found.lines,
                heading_level=levels.get(number),
            )
            for number, line in enumerate(layout.lines)
        ]
    return styles


def _body_size(laid_out: Sequence[PageText]) -> float:
    """The font size, to half a point, in which most characters are set."""
    sizes: Counter[float] = Counter()
    for page in laid_out:
        for line in page.lines:
            sizes[round(2 * line.size) / 2] += line.end - line.start
    return max(sizes, key=lambda size: sizes[size]) or 1.0 if sizes else 1.0
