"""From pages laid out one by one to the document: its text, its pages, its blocks."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from ingest.metadata import find_metadata
from ingest.readers.pdf.furniture import Furniture, furniture
from ingest.readers.pdf.headings import outlined_lines
from ingest.readers.pdf.layout import PageLayout
from ingest.readers.pdf.properties import Properties
from ingest.readers.pdf.recognition import RecognisedPage, page_words
from ingest.structure import LineStyle, find_blocks
from ingest.types import Document, Page, Unread

_PAGE_SEPARATOR = "\n\n"
# Sizes read off a picture waver from page to page by a tenth: headings alike would stand under one another.
_SEEN_STEP = 0.25


def assemble(
    laid_out: Sequence[PageLayout],
    recognised: Mapping[int, RecognisedPage],
    properties: Properties,
    media_type: str,
    unread: tuple[Unread, ...] = (),
) -> Document:
    """`recognised` holds, by number from 1, the pages of `laid_out` that were read off their picture, and
    `unread` tells those that could not be.
    """
    declared = properties.labels if len(properties.labels) == len(laid_out) else ()
    furnishings = furniture(laid_out, declared)
    text, pages = _join(laid_out, _labels(declared, furnishings))
    styles = _styles(laid_out, pages, furnishings, recognised, properties)
    blocks = find_blocks(text, pages, styles)
    words = [
        word
        for page in pages
        if page.number in recognised
        for word in page_words(page, recognised[page.number])
    ]
    metadata = find_metadata(text, blocks, properties.metadata)
    return Document(text, media_type, blocks, pages, metadata, tuple(words), unread)


def _labels(declared: Sequence[str], furnishings: Sequence[Furniture]) -> list[str]:
    """What is printed on each page: as declared, else the number found in its furniture, else its rank."""
    printed = declared or [found.number or "" for found in furnishings]
    return [label or str(rank) for rank, label in enumerate(printed, 1)]


def _join(laid_out: Sequence[PageLayout], labels: Sequence[str]) -> tuple[str, tuple[Page, ...]]:
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
    laid_out: Sequence[PageLayout],
    pages: Sequence[Page],
    furnishings: Sequence[Furniture],
    recognised: Collection[int],
    properties: Properties,
) -> list[LineStyle]:
    body = _body_size(laid_out)
    typewritten = _is_typewritten(laid_out)
    styles = []
    for page, layout, found in zip(pages, laid_out, furnishings, strict=True):
        entries = [entry for entry in properties.outline if entry.page == page.number]
        levels = outlined_lines(layout, entries, found.lines)
        styles += [
            LineStyle(
                start=page.start + line.start,
                end=page.start + line.end,
                size=_seen(line.size / body) if page.number in recognised else line.size / body,
                bold=line.bold,
                inset=line.inset / body,
                code=line.fixed and not typewritten,
                furniture=line.aside or number in found.lines,
                table=None if line.table is None else (page.number, line.table),
                spread=line.spread,
                labelled=line.labelled,
                heading_level=levels.get(number),
            )
            for number, line in enumerate(layout.lines)
        ]
    return styles


def _seen(size: float) -> float:
    return round(size / _SEEN_STEP) * _SEEN_STEP


def _is_typewritten(laid_out: Sequence[PageLayout]) -> bool:
    """Whether most of the text is set in a font of one width, which then says nothing of a line."""
    lengths = Counter[bool]()
    for page in laid_out:
        for line in page.lines:
            lengths[line.fixed] += line.end - line.start
    return lengths[True] > lengths[False]


def _body_size(laid_out: Sequence[PageLayout]) -> float:
    """The font size, to half a point, in which most characters are set."""
    sizes: Counter[float] = Counter()
    for page in laid_out:
        for line in page.lines:
            sizes[round(2 * line.size) / 2] += line.end - line.start
    return max(sizes, key=lambda size: sizes[size]) or 1.0 if sizes else 1.0
