"""Reading order: columns of text one after the other, everything else from top to bottom.

A two-step XY-cut (Nagy and Seth, 1984): a gutter splits the page where text stands on both of its sides,
and what crosses the gutter (titles, wide figures, running heads) cuts the columns into bands.
"""

from collections.abc import Sequence
from statistics import median

from ingest.readers.pdf.lines import Line, visual_lines

# A gutter is at least this wide, in points, and each column takes at least this part of the text's width.
_GUTTER = 8.0
_NARROWEST = 0.25
# Columns of text have several lines that mostly fill them and hold several words; columns of a table do not.
_FEWEST_LINES = 4
_FILLED = 0.6
_FEWEST_WORDS = 3


def regions(parts: Sequence[Line]) -> list[list[Line]]:
    """Visual lines region by region, in reading order. A region is read from top to bottom."""
    return [lines for region in _cut(list(parts)) if (lines := visual_lines(region))]


def _cut(parts: list[Line]) -> list[list[Line]]:
    gutter = _gutter(parts)
    if gutter is None:
        return [parts]
    crossing = sorted((part for part in parts if part.left < gutter < part.right), key=lambda part: part.top)
    beside = [part for part in parts if not part.left < gutter < part.right]
    cut: list[list[Line]] = []
    edges = [*(part.middle for part in crossing), float("inf")]
    wide: list[Line] = []
    above = float("-inf")
    for number, edge in enumerate(edges):
        band = [part for part in beside if above <= part.middle < edge]
        left = [part for part in band if part.right <= gutter]
        right = [part for part in band if part.left >= gutter]
        if _is_text(left) and _is_text(right):
            if wide:
                cut.append(wide)
                wide = []
            cut += [*_cut(left), *_cut(right)]
        else:
            wide += band
        if number < len(crossing):
            wide.append(crossing[number])
        above = edge
    if wide:
        cut.append(wide)
    return cut


def _gutter(parts: Sequence[Line]) -> float | None:
    """The x that the fewest parts cross and that leaves text on both sides, or None."""
    if len(parts) < 2 * _FEWEST_LINES:
        return None
    left, right = min(part.left for part in parts), max(part.right for part in parts)
    # Text columns begin at a common left end: gutters lie just before one that several parts share.
    ends: dict[int, int] = {}
    for part in parts:
        ends[round(part.left)] = ends.get(round(part.left), 0) + 1
    candidates = [
        x - _GUTTER / 2
        for x, count in ends.items()
        if count >= _FEWEST_LINES
        and left + _NARROWEST * (right - left) < x < right - _NARROWEST * (right - left)
    ]
    best: tuple[int, float] | None = None
    for x in candidates:
        before = [part for part in parts if part.right <= x - _GUTTER / 2]
        after = [part for part in parts if part.left >= x]
        if _is_text(before) and _is_text(after):
            crossing = len(parts) - len(before) - len(after)
            if best is None or crossing < best[0]:
                best = (crossing, x)
    return best and best[1]


def _is_text(parts: Sequence[Line]) -> bool:
    """Whether the parts look like a column of running text, not one of labels."""
    if len(parts) < _FEWEST_LINES or 2 * sum(map(_is_label, parts)) > len(parts):
        return False
    width = max(part.right for part in parts) - min(part.left for part in parts)
    return (
        median(part.right - part.left for part in parts) >= _FILLED * width
        and median(len(part.words) for part in parts) >= _FEWEST_WORDS
    )


def _is_label(part: Line) -> bool:
    return part.words[-1].text.endswith(":")
