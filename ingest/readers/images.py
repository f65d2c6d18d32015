"""Images: scans saved as pictures, photographs of documents. What they say is recognised, page by page."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from ingest.errors import (
    DamagedFileError,
    NoSuchPageError,
    TooLargeImageError,
)
from ingest.readers.pdf.assembly import assemble
from ingest.readers.pdf.layout import without_layout
from ingest.readers.pdf.properties import Properties
from ingest.readers.pdf.recognition import nothing_recognised, recognise_pages
from ingest.readers.pdf.rendering import marked
from ingest.readers.pdf.space import Box
from ingest.readers.tesseract import Tesseract
from ingest.types import Document

_POINTS = 72
# Dots an inch: what is recognised best; a screenshot's letters are too small for it as they are.
_RESOLUTION = 300
# An A3 page at 600 dots an inch has 70 million; the largest telephones take 50.
_MOST_PIXELS = 80_000_000
# Of a page, in inches: A3, and A4, which a picture without a believable resolution is taken to show. Cameras
# and screens write 72 dots an inch, which would make a page of one metre.
_LONGEST, _USUAL = 17.0, 11.7
_FORMATS = ("PNG", "JPEG", "TIFF")


@dataclass(frozen=True, slots=True)
class _Page:
    picture: Image.Image
    """In colours (mode RGB)."""
    resolution: float
    """In dots an inch."""


class ImageReader:
    def __init__(self, media_type: str) -> None:
        self.media_type = media_type

    def read(self, data: bytes, name: str) -> Document:  # noqa: ARG002
        """Raises OcrMissingError, DamagedFileError, TooLargeImageError, OcrTimeLimitError,
        PictureNotDrawnError, or NothingRecognisedError for a picture without text.
        """
        with Tesseract() as tesseract, _opened(data) as image:
            numbers = range(1, _count(image) + 1)
            pages, unread = recognise_pages(tesseract, numbers, lambda number: _grey(image, number))
        if not any(page.layout.text for page in pages.values()):
            raise nothing_recognised(unread)
        laid_out = [pages[number].layout if number in pages else without_layout("") for number in numbers]
        return assemble(laid_out, pages, Properties(), self.media_type, unread)


def render_image(data: bytes, number: int, boxes: Sequence[Box] = (), scale: float = 2.0) -> bytes:
    """PNG of page `number` (from 1) at `scale` pixels a point, or as sharp as it is, `boxes` marked.

    Raises DamagedFileError, NoSuchPageError, TooLargeImageError.
    """
    with _opened(data) as image:
        if not 1 <= number <= _count(image):
            raise NoSuchPageError(number, _count(image))
        page = _page(image, number)
    scale = min(scale, page.resolution / _POINTS)
    return marked(_at(page, scale * _POINTS), boxes, scale)


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    """Raises DamagedFileError, also for what fails on the way."""
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            yield image
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise DamagedFileError("L'image") from error


def _count(image: Image.Image) -> int:
    """Pages; the frames of an animated PNG, which Pillow counts alike, are none."""
    return getattr(image, "n_frames", 1) if image.format == "TIFF" else 1


def _page(image: Image.Image, number: int) -> _Page:
    """One page as one sees it: turned as its camera says, on white where it is transparent."""
    image.seek(number - 1)
    width, height = image.size
    if width * height > _MOST_PIXELS:
        raise TooLargeImageError(width, height, _MOST_PIXELS)
    resolution = _resolution(image)
    picture = ImageOps.exif_transpose(image)
    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda grey: grey / 256)
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture)
    return _Page(picture.convert("RGB"), resolution)


def _grey(image: Image.Image, number: int) -> tuple[Image.Image, int]:
    """(one page, its resolution in dots an inch), for characters to be recognised."""
    return _at(_page(image, number), _RESOLUTION).convert("L"), _RESOLUTION


def _resolution(image: Image.Image) -> float:
    try:
        declared = float(image.info.get("dpi", (0.0, 0.0))[0])
    except (TypeError, ValueError, ZeroDivisionError):
        declared = 0.0
    longest = max(image.size)
    return declared if declared > 0 and longest / declared <= _LONGEST else longest / _USUAL


def _at(page: _Page, resolution: float) -> Image.Image:
    """The page in another resolution."""
    factor = resolution / page.resolution
    width, height = (max(round(side * factor), 1) for side in page.picture.size)
    return page.picture.resize((width, height), Image.Resampling.LANCZOS)
