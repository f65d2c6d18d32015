"""From words seen on a picture to what is drawn on a page, so that a scan is laid out as a PDF is."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from ingest.readers.pdf.drawn import Content, Glyph, Word
from ingest.readers.pdf.space import Box
from ingest.readers.tesseract import SeenWord

_POINTS = 72
# A line in which no word is surer than this is a stain, a signature, a stamp's rim: letters in no order.
_SURE_WORD = 40.0
# A mark that stands alone is a speck more often than a dash, unless it is read this surely.
_SURE_MARK = 40.0
# Sizes are seen in whole points, give or take one by the letters of the line: as near to one the page has
# more of, they are that one. A heading differs by more.
_SAME_SIZE = 0.15
# Above and below the baseline, in font sizes: what a font's own box spans, accents and descenders included.
_ASCENT, _DESCENT = 0.85, 0.25


@dataclass(frozen=True, slots=True)
class SeenPage:
    """The words of one upright picture, laid straight, and where each stands on the picture."""

    content: Content
    """In it, the position of a glyph is that of its word in `boxes`."""
    boxes: tuple[Box, ...]
    """In points on the picture, slanted or not."""


def seen_page(words: Sequence[SeenWord], width: int, height: int, resolution: int) -> SeenPage:
    """`width` and `height` of the picture are in pixels, `resolution` in dots an inch."""
    kept = _plausible(words)
    scale = _POINTS / resolution
    sizes = _sizes(kept, scale)
    slope = _slope(kept)
    drawn, boxes = [], []
    for position, (word, size) in enumerate(zip(kept, sizes, strict=True)):
        drawn.append(_word(word, position, size, slope, scale))
        boxes.append(_box(word, size, scale))
    content = Content(tuple(drawn), (), (), (), width * scale, height * scale, 0)
    return SeenPage(content, tuple(boxes))


def _plausible(words: Sequence[SeenWord]) -> list[SeenWord]:
    """The words but for specks and lines of nonsense.

    A doubtful word among sure ones stays: it is more often right than not, and leaving it out would change
    what the line says without a trace.
    """
    return [
        word
        for line in _lines(words)
        if max(word.confidence for word in line) >= _SURE_WORD
        for word in line
        if word.confidence >= _SURE_MARK or any(map(str.isalnum, word.text))
    ]


def _lines(words: Sequence[SeenWord]) -> Iterator[list[SeenWord]]:
    line: list[SeenWord] = []
    for word in words:
        if word.begins_line and line:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _slope(words: Sequence[SeenWord]) -> float:
    """How much the lines of a page laid askew on the scanner sink (or rise) from left to right."""
    slopes = [(y1 - y0) / (x1 - x0) for x0, y0, x1, y1 in (word.baseline for word in words) if x1 > x0]
    return median(slopes) if slopes else 0.0


def _sizes(words: Sequence[SeenWord], scale: float) -> list[float]:
    """Font size of each word, in points."""
    seen = [float(word.size) or (word.bottom - word.top) * scale for word in words]
    usual: dict[float, float] = {}
    for size, _ in Counter(seen).most_common():
        near = (other for other in usual.values() if abs(other - size) <= _SAME_SIZE * other)
        usual[size] = next(near, size)
    return [usual[size] for size in seen]


def _word(word: SeenWord, position: int, size: float, slope: float, scale: float) -> Word:
    """The word where it would stand had the page lain straight, turned about the picture's corner."""
    x = word.left * scale
    y = _baseline(word) * scale
    across = (word.left + word.right) / 2 * scale
    turn = math.hypot(1, slope)
    left = (x + slope * y) / turn
    base = (y - slope * across) / turn
    top, bottom = base - _ASCENT * size, base + _DESCENT * size
    step = max(word.right - word.left, 1) * scale / len(word.text)
    glyphs = tuple(
        Glyph(position, char, left + rank * step, top, left + (rank + 1) * step, bottom)
        for rank, char in enumerate(word.text)
    )
    return Word(glyphs, left, top, glyphs[-1].right, bottom, size, bold=False, spaced=True)


def _box(word: SeenWord, size: float, scale: float) -> Box:
    base = _baseline(word) * scale
    return Box(word.left * scale, base - _ASCENT * size, word.right * scale, base + _DESCENT * size)


def _baseline(word: SeenWord) -> float:
    """Its height in the middle of the word, in pixels."""
    _, y0, _, y1 = word.baseline
    return (y0 + y1) / 2
