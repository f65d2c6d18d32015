"""RTF tables: rows whose cells say where they end, spans spelled out so that each row stands by itself."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.readers.headers import with_headers

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

        A cell merged downwards is repeated in each row. See `with_headers` for tables that mark no header.
        """
        edges = _edges(self._rows)
        said: list[tuple[list[str], bool]] = []
        above: list[str] = []
        for row in self._rows:
            above = _spelled_out(row, edges, above)
            said.append((above, row.marked))
        return with_headers(said, [span for row in self._rows[:1] for span in _spans(row, edges)])


def _edges(rows: Sequence[_Row]) -> list[int]:
    """Right edges of the columns, those that all but coincide taken once."""
    edges: list[int] = []
    for right in sorted({shape.right for row in rows for shape in row.shapes}):
        if not edges or right - edges[-1] > _SAME_EDGE:
            edges.append(right)
    return edges


def _spans(row: _Row, edges: Sequence[int]) -> list[int]:
    """How many columns each cell spans."""
    spans: list[int] = []
    for shape in row.shapes:
        after = bisect_left(edges, shape.right - _SAME_EDGE) + 1
        spans.append(max(after - sum(spans), 1))
    return spans


def _spelled_out(row: _Row, edges: Sequence[int], above: Sequence[str]) -> list[str]:
    if not row.shapes:
        return list(row.cells)
    cells: list[str] = []
    for text, shape, span in zip(row.cells, row.shapes, _spans(row, edges), strict=True):
        hung = shape.hangs and len(cells) < len(above)
        # A cell over several columns is followed by empty ones.
        cells += [above[len(cells)] if hung else text, *[""] * (span - 1)]
    return cells
