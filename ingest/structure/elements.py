"""Elements: what lines are gathered into and blocks are made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.structure.lines import Line
from ingest.structure.listings import is_listing
from ingest.structure.markers import Number
from ingest.types import ASIDE, BlockKind


@dataclass(slots=True)
class Element:
    """A block in the making."""

    kind: BlockKind
    lines: list[Line]
    level: int = 0
    """Headings: the level the source itself states, 0 if none; list items: their nesting from 1."""
    number: Number | None = None
    """Headings: their number, read in the way that suits the sequence it stands in."""
    place: tuple[int, int] | None = None
    """Rows of a drawn table: the first lines of the table and of the row (`grids.find_grids`)."""
    fenced: bool = False
    """Between two lines of « ``` », and these with it."""

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end

    @property
    def gap(self) -> int:
        return self.lines[0].gap

    @property
    def size(self) -> float:
        style = self.lines[0].style
        return style.size if style else 1.0

    @property
    def bold(self) -> bool:
        return all(line.style is not None and line.style.bold for line in self.lines)

    @property
    def code(self) -> bool:
        return self.fenced or all(map(is_code, self.lines))

    @property
    def listing(self) -> bool:
        return self.kind is BlockKind.PARAGRAPH and self.code and is_listing(self.lines)


def is_code(line: Line) -> bool:
    """Is it a line of a listing? What looks there like a heading, a note or a table is none."""
    return line.style is not None and line.style.code


def is_same_table(row: Line, line: Line) -> bool:
    """Are both rows of one ruled table? A title over a part of it, in one cell, is a row of it too."""
    first, second = row.style, line.style
    return (
        first is not None and second is not None and first.table is not None and first.table == second.table
    )


def visible(elements: Sequence[Element]) -> Iterator[tuple[int, Element]]:
    """Elements of the running text, with their index: furniture and notes left aside."""
    for index, element in enumerate(elements):
        if element.kind not in ASIDE:
            yield index, element
