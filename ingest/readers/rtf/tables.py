"""RTF tables: rows whose cells say where they end, spans spelled out so that each row stands by itself."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Programs round the places of cells of one column each in their own way.
_SAME_EDGE = 40  # twips, 0.7 millimetre
_MOST_COLUMNS = 63  # as in Word


@dataclass(frozen=True, slots=True)
class CellShape:
    right: int
    """Where the cell ends, in twips from the margin."""
    hangs: bool = False
    """Whether it is merged with the cell above."""


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[str, ...]
    shapes: tuple[CellShape, ...]
    """One a cell, or none where the file does not fit together."""
    marked: bool


class Table:
    def __init__(self) -> None:
        self._rows: list[_Row] = []

    def add(self, cells: Sequence[str], shapes: Sequence[CellShape], *, header: bool) -> None:
        fits = len(cells) == len(shapes) <= _MOST_COLUMNS
        self._rows.append(_Row(tuple(cells), tuple(shapes) if fits else (), header))

    def rows(self) -> Iterator[tuple[list[str], bool]]:
        """(cells, whether it is a header row) for each row.

        A cell merged downwards is repeated in each row. Where no header is marked, the first row is taken
        for one if the table has several rows and columns.
        """
        edges = _edges(self._rows)
        marked = any(row.marked for row in self._rows)
        above: list[str] = []
        for number, row in enumerate(self._rows):
            above = _spelled_out(row, edges, above)
            first = number == 0 and len(self._rows) > 1 and len(above) > 1
            yield above, row.marked if marked else first


def _edges(rows: Sequence[_Row]) -> list[int]:
    """Right edges of the columns, those that all but coincide taken once."""
    edges: list[int] = []
    for right in sorted({shape.right for row in rows for shape in row.shapes}):
        if not edges or right - edges[-1] > _SAME_EDGE:
            edges.append(right)
    return edges


def _spelled_out(row: _Row, edges: Sequence[int], above: Sequence[str]) -> list[str]:
    if not row.shapes:
        return list(row.cells)
    cells: list[str] = []
    for text, shape in zip(row.cells, row.shapes, strict=True):
        column = len(cells)
        cells.append(above[column] if shape.hangs and column < len(above) else text)
        # A cell over several columns is followed by empty ones.
        last = bisect_left(edges, shape.right - _SAME_EDGE)
        cells += [""] * (last - column)
    return cells
