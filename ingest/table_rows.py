"""Cells of a table's row: where they lie in the document, and what the header names them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from ingest.indexed_text import CELL_BREAK, indexed_text
from ingest.structure.drawing import Grid, grid_of, is_any_rule
from ingest.structure.lines import Line, split_lines
from ingest.types import Block, Document, Range

_PIPE_RULE = re.compile(r"\n[^\S\n]*\|?[\s:|-]+$")
_LINE_ENDS = frozenset("\n\r\f\v\x85\u2028\u2029")


@dataclass(frozen=True, slots=True)
class RowLine:
    """One line of a row, with what is drawn around its cells."""

    start: int
    end: int
    cells: Sequence[Range]
    """The part of each cell, less white space; an empty part is an empty range."""

    @property
    def says(self) -> bool:
        return any(start < end for start, end in self.cells)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table, or some of the lines of a drawn one."""

    text: str
    """That of the document."""
    names: Sequence[str]
    """What the header names each cell; empty where it does not."""
    lines: Sequence[RowLine]
    """Those that say something. A row that is not drawn with characters is one line."""

    @property
    def parts(self) -> list[Range]:
        """The parts that say something, in the order of the document."""
        return [part for line in self.lines for part in line.cells if part[0] < part[1]]

    @property
    def cells(self) -> list[str]:
        """Indexed text of each cell, after its name: its parts on several lines joined."""
        found = []
        for column, name in enumerate(self.names):
            said = _joined(self.text, [line.cells[column] for line in self.lines])
            found.append(f"{name} : {said}" if name and said else said)
        return found

    @property
    def indexed(self) -> str:
        """Its cells; one that ends with a colon names the next, as in a form."""
        return CELL_BREAK.join(filter(None, self.cells)).replace(f":{CELL_BREAK}", ": ")


def table_row(document: Document, block: Block) -> TableRow:
    """The row that `block` is."""
    text = document.text
    header = None if block.lead is None else document.blocks[block.lead]
    grid = _grid(text, header or block)
    if grid is None:
        cells = _cell_ranges(text, block)
        return TableRow(
            text, _cell_names(document, block, len(cells)), [RowLine(block.start, block.end, cells)]
        )
    names = [""] * (len(grid.boundaries) + 1)
    if header is not None:
        names = TableRow(text, names, _drawn_lines(text, header, grid)).cells
    return TableRow(text, names, _drawn_lines(text, block, grid))


def _joined(text: str, parts: Sequence[Range]) -> str:
    parts = [part for part in parts if part[0] < part[1]]
    if not parts:
        return ""
    between = [(end, start) for (_, end), (start, _) in pairwise(parts)]
    return indexed_text(text, parts[0][0], parts[-1][1], between).text


def _grid(text: str, first: Block) -> Grid | None:
    """The columns of the drawn table whose first row is `first`: with the rule it holds two lines."""
    _, lines = _lines(text, first)
    return grid_of(lines) if len(lines) > 1 else None


def _drawn_lines(text: str, row: Block, grid: Grid) -> list[RowLine]:
    origin, lines = _lines(text, row)
    cut = (
        RowLine(
            origin + line.start,
            origin + line.end,
            [(origin + start, origin + end) for start, end in grid.cut(line)],
        )
        for line in lines
        if not is_any_rule(line.text)
    )
    return [line for line in cut if line.says]


def _lines(text: str, row: Block) -> tuple[int, list[Line]]:
    """Lines of a row with their indentation, and where in the text their offsets count from."""
    origin = row.start
    while origin and text[origin - 1].isspace() and text[origin - 1] not in _LINE_ENDS:
        origin -= 1
    return origin, split_lines(text[origin : row.end])


def _cell_names(document: Document, row: Block, count: int) -> list[str]:
    """What the header names each of the row's `count` cells; nothing if one stands beyond its columns."""
    names = [] if row.lead is None else _column_names(document, document.blocks[row.lead])
    column = _first_column(document.text, row)
    return names[column : column + count] if column + count <= len(names) else [""] * count


def _column_names(document: Document, header: Block) -> list[str]:
    """What the header's cells say, after what the header row above says in the same column.

    A heading over several columns stands in the first of them, and is said once: « Recensés 2023 », « 2024 ».
    Said before each name, it made rows so long that the encoder and the reader found them less well (two of
    21 questions on tables of the sample set lost). One that spans both rows stands in both.
    """
    names = [""] * _first_column(document.text, header)
    said = (indexed_text(document.text, *cell).text for cell in _cell_ranges(document.text, header))
    names += [name.removesuffix(":").rstrip() for name in said]
    above = [] if header.lead is None else _column_names(document, document.blocks[header.lead])
    return [
        name if group in ("", name) else f"{group} {name}".strip()
        for group, name in zip_longest(above, names, fillvalue="")
    ]


def _first_column(text: str, row: Block) -> int:
    """Index of the column where a row begins: its block starts after the empty cells."""
    line = text[text.rfind("\n", 0, row.start) + 1 : row.start]
    return len(line) - len(line.rstrip("\t"))


def _cell_ranges(text: str, row: Block) -> list[Range]:
    """Ranges of the cells of a row, white space around them left out; an empty cell is an empty range."""
    end = row.end
    if rule := _PIPE_RULE.search(text, row.start, end):
        end = rule.start()
    content = text[row.start : end]
    separator = "|" if content.startswith("|") else "\t"
    start = row.start + (separator == "|")
    cells = []
    for cell in content.strip("|").split(separator) if separator == "|" else content.split("\t"):
        low = start + len(cell) - len(cell.lstrip())
        cells.append((low, low + len(cell.strip())))
        start += len(cell) + 1
    return cells
