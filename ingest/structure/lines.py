"""Lines: what a text is cut into before anything is known of its structure."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.structure.styles import LineStyle
from ingest.types import Page

# A form feed ends a line and a page; the Unicode separators are rare but real line ends.
_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")
TAB_COLUMNS = 4
PAGE_GAP = 3
"""Blank lines in a row from which a text once paginated most likely turned a page."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, less the white space around it: the range [start, end)."""

    start: int
    end: int
    text: str
    indent: int
    """Columns of white space before it."""
    gap: int
    """Blank lines between it and the line before; a change of page counts as `PAGE_GAP`."""
    style: LineStyle | None = None
    plain: str = ""
    """`text` without the emphasis marks `*` and `_` that may surround it."""


def split_lines(text: str, pages: Sequence[Page] = (), styles: Sequence[LineStyle] = ()) -> list[Line]:
    """Lines of `text` that hold something, in order."""
    page_starts = [page.start for page in pages]
    style_starts = [style.start for style in styles]
    lines: list[Line] = []
    previous_end = 0
    for start, end in _stripped_ranges(text):
        between = text[previous_end:start]
        gap = len(_LINE_END.findall(between)) - (1 if lines else 0)
        turned = "\f" in between or (
            bisect_right(page_starts, start) != bisect_right(page_starts, max(previous_end - 1, 0))
        )
        content = text[start:end]
        lines.append(
            Line(
                start=start,
                end=end,
                text=content,
                indent=_columns(between),
                gap=max(gap, PAGE_GAP if turned else 0),
                style=_style_at(styles, style_starts, start, end),
                plain=content.strip("*_ "),
            )
        )
        previous_end = end
    return lines


def clumps(lines: Sequence[Line]) -> Iterator[range]:
    """Runs of lines with no blank line between them, as index ranges."""
    first = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].gap > 0:
            if first < index:
                yield range(first, index)
            first = index


def _stripped_ranges(text: str) -> Iterator[tuple[int, int]]:
    for match in _LINE.finditer(text):
        line = match.group()
        content = line.strip()
        if content:
            start = match.start() + len(line) - len(line.lstrip())
            yield start, start + len(content)


def _columns(white_space: str) -> int:
    indent = _LINE_END.split(white_space)[-1].rpartition("\f")[2]
    return sum(TAB_COLUMNS if character == "\t" else 1 for character in indent)


def _style_at(styles: Sequence[LineStyle], starts: Sequence[int], start: int, end: int) -> LineStyle | None:
    position = bisect_right(starts, end - 1) - 1
    return styles[position] if position >= 0 and styles[position].end > start else None
