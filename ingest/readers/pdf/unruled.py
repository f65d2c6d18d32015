"""Tables without rules: cells that stand below one another, some of them empty or set on several lines."""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from ingest.readers.pdf.columns import BareColumns
from ingest.readers.pdf.comparing import is_close, same_size
from ingest.readers.pdf.drawn import Word
from ingest.readers.pdf.lines import Line, make_line

# Fewer rows show no columns.
_FEWEST_ROWS = 3
# Nobody sets more cells side by side: each is compared with those of the next row.
_MOST_CELLS = 60
# Rows are at most this many lines of text apart: running heads stand further away.
_ROW_DISTANCE = 2.0
# Left ends within this, in points, are one.
_SAME_LEFT = 1.5


def with_columns(region: Sequence[Line], pitch: float, *, listings: bool) -> list[Line]:
    """The lines of a region, the cells of tables without rules in their columns.

    What goes on below cells is part of them: a line of one cell, or one that begins in lower case throughout,
    which below the first cell of a row it must, that one beginning with a capital. A row that lacks cells has
    them empty, so that none is taken for that of another column. `pitch` and `listings`: see
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
    return 1 < len(line.cells) <= _MOST_CELLS and line.table is None and not (listings and line.fixed)


def _is_next(above: Line, line: Line, pitch: float) -> bool:
    return same_size(above, line) and line.bottom - above.bottom <= _ROW_DISTANCE * pitch * above.size


def _rejoined(region: Sequence[Line], pitch: float, listings: bool) -> Iterator[Line]:
    """The lines, those that go on below cells joined to their row."""
    above: Line | None = None
    start = 0
    while start < len(region):
        line = region[start]
        below = _below(region, start, pitch) if _is_row(line, listings) else []
        stop = start + 1 + len(below)
        beside = [row for row in (above, *region[stop : stop + 1]) if row and _is_row(row, listings)]
        several = any(len(columns) > 1 for columns in below)
        columns = {max(column, 1) for column in chain(*below)}
        if several or any(_begins_at(row, line.cells[column]) for row in beside for column in columns):
            line = _with_more(line, region[start + 1 : stop], below)
        else:
            stop = start + 1
        yield line
        above, start = line, stop


def _below(region: Sequence[Line], start: int, pitch: float) -> list[list[int]]:
    """For each line that goes on below cells of the row at `start`, their columns."""
    row = region[start]
    found: list[list[int]] = []
    for stop in range(start + 1, len(region)):
        line = region[stop]
        columns = _columns(row, line)
        sure = len(columns) == 1 and columns != [0]
        if not sure and not all(map(_starts_lower, line.cells)):
            break
        if columns[:1] == [0] and not row.words[0].text[0].isupper():
            break
        if not columns or not is_close(region[stop - 1], line, pitch):
            break
        found.append(columns)
    return found


def _columns(row: Line, line: Line) -> list[int]:
    """Where the cells of `line` begin as cells of the row do; none where one does not."""
    found = [
        column
        for cell in line.cells
        for column, above in enumerate(row.cells)
        if abs(above[0].left - cell[0].left) <= _SAME_LEFT
        and same_size(make_line([above]), make_line([cell]))
    ]
    if line.table is not None or len(found) != len(line.cells):
        return []
    right = min((cell[0].left for cell in row.cells[found[-1] + 1 :]), default=float("inf"))
    return found if line.right < right else []


def _starts_lower(cell: Sequence[Word]) -> bool:
    return cell[0].glyphs[0].char.islower()


def _begins_at(row: Line, cell: Sequence[Word]) -> bool:
    """Whether a cell of the row, but its first, begins where `cell` does."""
    return any(abs(other[0].left - cell[0].left) <= _SAME_LEFT for other in row.cells[1:])


def _with_more(row: Line, lines: Sequence[Line], columns: Sequence[Sequence[int]]) -> Line:
    cells = [list(cell) for cell in row.cells]
    for line, places in zip(lines, columns, strict=True):
        for column, cell in zip(places, line.cells, strict=True):
            cells[column] += cell
    return make_line(cells)


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
