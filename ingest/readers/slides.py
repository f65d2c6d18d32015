"""Presentations, whatever their format: slides as pages, their titles as headings, shapes in reading order.

Hidden slides are read too: they are numbered and printed with the others. What the speaker is to say stands
after the slide, under « Commentaires »; a slide without a title is headed by its number, so that it is not
taken for the rest of the one before.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ingest.readers.builder import TextBuilder, one_line
from ingest.readers.charts import Chart, add_chart
from ingest.readers.joining import Part
from ingest.types import BlockKind, Page

_NOTES = "Commentaires"
_UNTITLED = "Diapositive"
_Shape = TypeVar("_Shape")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a shape stands on its slide, in any unit."""

    left: float
    top: float
    width: float
    height: float

    def beside(self, other: "Place") -> bool:
        """Whether both stand on one line: the lower one begins above the middle of the upper one."""
        upper, lower = (self, other) if self.top <= other.top else (other, self)
        return lower.top < upper.top + min(upper.height, lower.height) / 2


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    level: int = 0
    """Nesting of a list's item from 1; 0 for a paragraph."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: each row as its cells and whether it is the header."""

    rows: tuple[tuple[Sequence[str], bool], ...]


@dataclass(frozen=True, slots=True)
class Slide:
    label: str
    """The number printed on it."""
    title: str = ""
    cover: bool = False
    """Whether its title is the presentation's."""
    content: tuple[Line | Grid | Chart, ...] = ()
    furniture: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def reading_order(shapes: Iterable[_Shape], place: Callable[[_Shape], Place]) -> list[_Shape]:
    """From top to bottom, and from left to right among those that stand beside each other."""
    lines: list[list[tuple[Place, _Shape]]] = []
    for placed in sorted(((place(shape), shape) for shape in shapes), key=lambda placed: placed[0].top):
        if lines and lines[-1][0][0].beside(placed[0]):
            lines[-1].append(placed)
        else:
            lines.append([placed])
    return [shape for line in lines for _, shape in sorted(line, key=lambda placed: placed[0].left)]


def written(slides: Iterable[Slide]) -> tuple[Part, tuple[Page, ...]]:
    """The text and blocks of the slides, and their pages."""
    builder = TextBuilder()
    spans: list[tuple[str, int, int]] = []
    for slide in slides:
        first = _count(builder)
        _write(slide, builder)
        spans.append((slide.label, first, _count(builder)))
    pages: list[Page] = []
    blocks = builder.blocks
    end = 0
    for number, (label, first, after) in enumerate(spans, 1):
        start, end = (blocks[first].start, blocks[after - 1].end) if first < after else (end, end)
        pages.append(Page(number, label, start, end))
    return (builder.text, blocks), tuple(pages)


def _count(builder: TextBuilder) -> int:
    return 0 if builder.last is None else builder.last + 1


def _write(slide: Slide, builder: TextBuilder) -> None:
    title = one_line(slide.title)
    if slide.cover:
        builder.add(BlockKind.TITLE, title)
    elif title or _says_something(slide):
        builder.add(BlockKind.HEADING, title or f"{_UNTITLED} {slide.label}", level=1)
    parents: list[tuple[int, int]] = []
    for content in slide.content:
        if isinstance(content, Grid):
            builder.add_table(content.rows)
        elif isinstance(content, Chart):
            add_chart(content, builder)
        elif content.level:
            _add_item(content, parents, builder)
            continue
        else:
            builder.add(BlockKind.PARAGRAPH, content.text)
        parents.clear()
    for text in slide.furniture:
        builder.add(BlockKind.PAGE_FURNITURE, text)
    if any(note.strip() for note in slide.notes):
        builder.add(BlockKind.HEADING, _NOTES, level=2)
    for note in slide.notes:
        builder.add(BlockKind.PARAGRAPH, note)


def _says_something(slide: Slide) -> bool:
    return any(map(_is_filled, slide.content)) or any(note.strip() for note in slide.notes)


def _is_filled(content: Line | Grid | Chart) -> bool:
    if isinstance(content, Chart):
        return bool(any(content.captions) or content.rows)
    return isinstance(content, Grid) or bool(content.text.strip())


def _add_item(line: Line, parents: list[tuple[int, int]], builder: TextBuilder) -> None:
    """`parents`: level and index of the items that may lead this one, outermost first."""
    while parents and parents[-1][0] >= line.level:
        parents.pop()
    if parents:
        index = builder.add(BlockKind.LIST_ITEM, line.text, level=line.level, lead=parents[-1][1])
    else:
        index = builder.add_item(line.text, line.level)
    if index is not None:
        parents.append((line.level, index))
