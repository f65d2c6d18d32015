"""What a drawing process does with a file."""

from ingest.detect import PDF
from ingest.readers.images import render_image
from ingest.readers.pdf import Box, character_boxes, render_page
from ingest.workers import view


def draw(data: bytes, asked: str) -> bytes:
    """PNG of a page; `asked` is an encoded PageView.

    Raises IngestError: one French sentence that says why the page cannot be drawn.
    """
    page = view.decode(asked)
    boxes = tuple(Box(*sides) for sides in page.boxes)
    if page.media_type != PDF:
        return render_image(data, page.number, boxes)
    if page.characters is not None:
        boxes += character_boxes(data, page.number, *page.characters)
    return render_page(data, page.number, boxes)
