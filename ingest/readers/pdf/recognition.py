"""One page read off its picture: its text in reading order, and where each word stands."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean

from PIL import Image

from ingest import scans
from ingest.errors import (
    IngestError,
    NothingRecognisedError,
    OcrTimeLimitError,
    PictureNotDrawnError,
    TooLargeImageError,
)
from ingest.readers.pdf.drawn import Glyph
from ingest.readers.pdf.layout import PageLayout, PageText, lay_out
from ingest.readers.pdf.seen import SeenPage, seen_page
from ingest.readers.pdf.space import Box, turned
from ingest.readers.tesseract import SeenWord, Tesseract
from ingest.types import Page, RecognisedWord, Unread, UnreadCause

# Upright text of a poor copy is read with 85 on average, the same upside down with 42.
_UPRIGHT = 70.0
# A page given up took three times what one is granted (`Limits.seconds_per_scan`).
_OVERRUN = 2
# Beyond, all the pages left are given up: a book of halftones would take hours, and then be lost whole.
_MOST_GIVEN_UP = 10
# A tenth of a point is less than a pixel of the picture.
_DECIMALS = 1


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    layout: PageLayout
    words: tuple[tuple[int, int, Box], ...]
    """(start, end) in the page's text, and the box in display space, in points."""


def recognise_pages(
    tesseract: Tesseract, numbers: Sequence[int], picture: Callable[[int], tuple[Image.Image, int]]
) -> tuple[dict[int, RecognisedPage], tuple[Unread, ...]]:
    """(those of the pages `numbers`, by number, that were recognised in time; the others).

    `picture` gives a page in grey, and its resolution in dots an inch; raises TooLargeImageError, which is
    raised here where it concerns all pages.
    """
    scans.announce(len(numbers))
    recognised: dict[int, RecognisedPage] = {}
    given_up: list[int] = []
    too_large: list[int] = []
    for number in numbers:
        if len(given_up) >= _MOST_GIVEN_UP:
            given_up.append(number)
            continue
        try:
            recognised[number] = recognise(tesseract, *picture(number))
        except OcrTimeLimitError:
            given_up.append(number)
            scans.announce(_OVERRUN)
        except TooLargeImageError:
            too_large.append(number)
            if len(too_large) == len(numbers):
                raise
    left = ((UnreadCause.TOO_LONG, given_up), (UnreadCause.NOT_DRAWN, too_large))
    return recognised, tuple(Unread(cause, tuple(pages)) for cause, pages in left if pages)


def nothing_recognised(left: Sequence[Unread]) -> IngestError:
    """Why no page says anything, where `left` are those that were not read."""
    causes = {each.cause for each in left}
    if UnreadCause.TOO_LONG in causes:
        return OcrTimeLimitError()
    return PictureNotDrawnError() if causes else NothingRecognisedError()


def recognise(tesseract: Tesseract, picture: Image.Image, resolution: int) -> RecognisedPage:
    """What a grey picture of `resolution` dots an inch says, whichever way up. Raises OcrTimeLimitError.

    Turning it and reading again tells more surely than tesseract's own detection of the orientation, which
    finds none on a page of few words.
    """
    best = _Reading(tesseract.words(picture, resolution), 0)
    for quarters in best.other_turns:
        reading = _Reading(tesseract.words(_turned(picture, quarters), resolution), quarters)
        best = max(best, reading, key=lambda reading: reading.quality)
        if not best.other_turns:
            break
    upright = _turned(picture, best.quarters)
    seen = seen_page(best.words, *upright.size, resolution)
    page = lay_out(seen.content)
    return RecognisedPage(page.layout, tuple(_places(page, seen, best.quarters)))


def page_words(page: Page, recognised: RecognisedPage) -> Iterator[RecognisedWord]:
    """The page's words as ranges of the document."""
    for start, end, box in recognised.words:
        left, top, right, bottom = (round(side, _DECIMALS) for side in box)
        place = (left, top, right, bottom)
        yield RecognisedWord(page.number, page.start + start, page.start + end, place)


def word_boxes(words: Iterable[RecognisedWord], page: int, start: int, end: int) -> tuple[Box, ...]:
    """Where the words of page `page` that share characters with [start, end) of the document stand.

    In reading order, the spaces between them included. Whole words: the places of single letters are a guess;
    and one by one: the lines of a scan may be slanted.
    """
    boxes = [Box(*word.box) for word in words if word.page == page and word.start < end and start < word.end]
    return tuple(map(_up_to_next, boxes, [*boxes[1:], None]))


def _up_to_next(box: Box, after: Box | None) -> Box:
    """The box, with the space before the next one where that follows on the same line."""
    if after is None:
        return box
    height = box.bottom - box.top
    overlap = min(box.bottom, after.bottom) - max(box.top, after.top)
    follows = 2 * overlap >= height and box.right < after.left <= box.right + height
    return box._replace(right=after.left) if follows else box


@dataclass(frozen=True, slots=True)
class _Reading:
    words: Sequence[SeenWord]
    quarters: int
    """How many times the picture was turned by a quarter, counter-clockwise."""

    @property
    def quality(self) -> tuple[bool, float]:
        """(whether most lines are level, mean confidence)."""
        if not self.words:
            return True, 0.0
        level = sum(abs(x1 - x0) >= abs(y1 - y0) for x0, y0, x1, y1 in (word.baseline for word in self.words))
        return 2 * level > len(self.words), fmean(word.confidence for word in self.words)

    @property
    def other_turns(self) -> tuple[int, ...]:
        """In which turns it may read better, the likeliest first."""
        is_level, confidence = self.quality
        if not is_level:
            # Tesseract reads what runs downwards, and takes what runs upwards for upside down.
            return (1, 3) if confidence >= _UPRIGHT else (3, 1)
        return (2,) if self.words and confidence < _UPRIGHT else ()


def _turned(picture: Image.Image, quarters: int) -> Image.Image:
    return picture.rotate(90 * quarters, expand=True) if quarters else picture


def _position(glyph: Glyph | None) -> int | None:
    return None if glyph is None else glyph.position


def _places(page: PageText, seen: SeenPage, quarters: int) -> Iterator[tuple[int, int, Box]]:
    start = 0
    for position, glyphs in groupby(page.glyphs, key=_position):
        end = start + sum(1 for _ in glyphs)
        if position is not None:
            yield start, end, turned(seen.boxes[position], -quarters, page.width, page.height)
        start = end
