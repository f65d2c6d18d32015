"""Tables without rules: cells that stand below one another, some of them empty or set on several lines."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.readers.pdf.columns import BareColumns
from ingest.readers.pdf.comparing import is_close, same_size
from ingest.readers.pdf.engine import Word
from ingest.readers.pdf.lines import Line, make_line

# Fewer rows show no columns.
_FEWEST_ROWS = 3
# Rows are at most this many lines of text apart: running heads stand further away.
_ROW_DISTANCE = 2.0
# Left ends within this, in points, are one.
_SAME_LEFT = 1.5


def with_columns(region: Sequence[Line], pitch: float, *, listings: bool) -> list[Line]:
    """The lines of a region, the cells of tables without rules in their columns.

    What goes on below a cell, the first of a row aside, is part of it. A row that lacks cells has them empty,
    so that none is taken for that of another column. `pitch` and `listings`: see
    `ingest.readers.pdf.paragraphs`.
    """
    lines: list[Line] = []
    run: list[Line] = []
    for line in _rejoined(region, pitch, listings):
        if run and not (_is_row(line, listings) and _is_next(run[-1], line, pitch)):
            lines += _in_columns(run)
            run = []
        if _is_row(line, listings):
            run.append(line)
        else:
            lines.append(line)
    return lines + _in_columns(run)


def _is_row(line: Line, listings: bool) -> bool:
    return len(line.cells) > 1 and line.table is None and not (listings and line.fixed)


def _is_next(above: Line, line: Line, pitch: float) -> bool:
    return same_size(above, line) and line.bottom - above.bottom <= _ROW_DISTANCE * pitch * above.size


def _rejoined(region: Sequence[Line], pitch: float, listings: bool) -> Iterator[Line]:
    """The lines, those that go on below a cell joined to its row."""
    above: Line | None = None
    start = 0
    while start < len(region):
        line = region[start]
        column, stop = _below_cell(region, start, pitch) if _is_row(line, listings) else (0, start + 1)
        beside = [row for row in (above, *region[stop : stop + 1]) if row and _is_row(row, listings)]
        if stop > start + 1 and any(_has_column(row, line.cells[column]) for row in beside):
            more = tuple(word for below in region[start + 1 : stop] for word in below.words)
            line = make_line([*line.cells[:column], line.cells[column] + more, *line.cells[column + 1 :]])
        else:
            stop = start + 1
        yield line
        above, start = line, stop


def _below_cell(region: Sequence[Line], start: int, pitch: float) -> tuple[int, int]:
    """(column, index after) of the lines that begin below a cell of the row at `start`, if there are any."""
    row = region[start]
    for column, cell in enumerate(row.cells[1:], 1):
        right = min((word.left for after in row.cells[column + 1 :] for word in after), default=float("inf"))
        stop = start + 1
        while stop < len(region) and _goes_on(make_line([cell]), region[stop], right):
            if not is_close(region[stop - 1], region[stop], pitch):
                break
            stop += 1
        if stop > start + 1:
            return column, stop
    return 0, start + 1


def _goes_on(cell: Line, line: Line, right: float) -> bool:
    """Whether the line begins where the cell does, and ends left of the next."""
    alone = len(line.cells) == 1 and line.table is None
    return alone and abs(line.left - cell.left) <= _SAME_LEFT and line.right < right and same_size(cell, line)


def _has_column(row: Line, cell: Sequence[Word]) -> bool:
    return any(abs(other[0].left - cell[0].left) <= _SAME_LEFT for other in row.cells[1:])


def _in_columns(run: list[Line]) -> list[Line]:
    """The rows of a table as they are, or with empty cells where all cells of the others fit its columns."""
    most = max((len(row.cells) for row in run), default=0)
    full = [row.cells for row in run if len(row.cells) == most]
    if len(run) < _FEWEST_ROWS or len(full) == len(run):
        return run
    columns = [make_line(cells) for cells in zip(*full, strict=True)]
    sides = [(column.left, column.right) for column in columns]
    if any(right > left for (_, right), (left, _) in pairwise(sides)):
        return run
    placed = [row if len(row.cells) == most else _placed(row, BareColumns(sides)) for row in run]
    return [row for row in placed if row] if all(placed) else run


def _placed(row: Line, columns: BareColumns) -> Line | None:
    """The row with each cell in the first column that it spans, None where two are in one."""
    spans = [columns.spanned(make_line([cell])) for cell in row.cells]
    if any(after.start < before.stop for before, after in pairwise(spans)):
        return None
    cells: list[Sequence[Word]] = [()] * spans[-1].stop
    for span, cell in zip(spans, row.cells, strict=True):
        cells[span.start] = cell
    while not cells[-1]:
        cells.pop()
    return make_line(cells, spread=any(len(span) > 1 for span in spans))
