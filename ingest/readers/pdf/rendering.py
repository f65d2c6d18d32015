"""The page itself: where quoted characters stand, and its picture with them marked."""

import io
import math
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw

from ingest.readers.pdf import engine
from ingest.readers.pdf.drawn import Glyph
from ingest.readers.pdf.layout import PageText, page_text
from ingest.readers.pdf.space import Box, turned

# A marker pen: multiplied with the page, it leaves the ink as it is.
_MARKER = (255, 232, 110)
_PAPER = (255, 255, 255)
# Posters would otherwise take gigabytes; 25 million pixels are an A4 page at 600 dots per inch, less a third.
_MOST_PIXELS = 25_000_000
# Dots an inch: what tesseract was trained on, and what archives ask of a scanner.
_RESOLUTION = 300
_POINTS = 72


def page_characters(data: bytes, number: int) -> str:
    """Text of page `number` (from 1): what `Document.text[page.start:page.end]` was when the PDF was read.

    Raises EncryptedError, DamagedFileError, NoSuchPageError.
    """
    return _page_text(data, number).text


def character_boxes(data: bytes, number: int, start: int, end: int) -> tuple[Box, ...]:
    """Where the characters [start, end) of page `number` (from 1) stand: one box a line, in reading order.

    Offsets count from the page's first character (`Page.start`) and are cut at its ends: a range over two
    pages is asked page by page. White space has no box. Raises EncryptedError, DamagedFileError,
    NoSuchPageError.
    """
    page = _page_text(data, number)
    return tuple(
        turned(box, -page.quarters, page.width, page.height)
        for box in _boxes(page, max(start, 0), max(end, 0))
    )


def render_page(data: bytes, number: int, boxes: Sequence[Box] = (), scale: float = 2.0) -> bytes:
    """PNG of page `number` (from 1) at `scale` pixels a point, `boxes` marked.

    Raises EncryptedError, DamagedFileError, NoSuchPageError.
    """
    with engine.opened(data) as document, engine.opened_page(document, number) as page:
        scale = _bounded(scale, *page.get_size())
        picture = page.render(scale=scale).to_pil().convert("RGB")
    return marked(picture, boxes, scale)


def page_picture(page: pdfium.PdfPage) -> tuple[Image.Image, int]:
    """(the page in grey, its resolution in dots an inch), for characters to be recognised."""
    scale = _bounded(_RESOLUTION / _POINTS, *page.get_size())
    return page.render(scale=scale, grayscale=True).to_pil().convert("L"), round(scale * _POINTS)


def _bounded(scale: float, width: float, height: float) -> float:
    """Pixels a point, for a page of this size in points."""
    return min(scale, math.sqrt(_MOST_PIXELS / max(width * height, 1)))


def marked(picture: Image.Image, boxes: Sequence[Box], scale: float) -> bytes:
    """PNG of a page's picture, in RGB at `scale` pixels a point, with `boxes` marked."""
    if boxes:
        overlay = Image.new("RGB", picture.size, _PAPER)
        pen = ImageDraw.Draw(overlay)
        for box in boxes:
            pen.rectangle([side * scale for side in box], fill=_MARKER)
        picture = ImageChops.multiply(picture, overlay)
    encoded = io.BytesIO()
    picture.save(encoded, "PNG")
    return encoded.getvalue()


def _page_text(data: bytes, number: int) -> PageText:
    with engine.opened(data) as document, engine.opened_page(document, number) as page:
        return page_text(page)


def _boxes(page: PageText, start: int, end: int) -> Iterator[Box]:
    box: Box | None = None
    for character, glyph in zip(page.text[start:end], page.glyphs[start:end], strict=True):
        if character == "\t" and box:  # the next cell begins, however near
            yield box
            box = None
        if glyph is None:
            continue
        if box and _continues(box, glyph):
            box = Box(
                min(box.left, glyph.left),
                min(box.top, glyph.top),
                max(box.right, glyph.right),
                max(box.bottom, glyph.bottom),
            )
        else:
            if box:
                yield box
            box = Box(glyph.left, glyph.top, glyph.right, glyph.bottom)
    if box:
        yield box


def _continues(box: Box, glyph: Glyph) -> bool:
    """Whether the glyph stands on the box's line, right after it."""
    height = min(box.bottom - box.top, glyph.bottom - glyph.top)
    overlap = min(box.bottom, glyph.bottom) - max(box.top, glyph.top)
    # Wider gaps part cells and columns: the mark must not cover what lies between.
    return 2 * overlap >= height and -height <= glyph.left - box.right <= 2 * height
