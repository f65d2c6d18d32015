"""Ruled tables: what lies between two drawn lines is one row, however many lines its cells take."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.readers.pdf.engine import Rule
from ingest.readers.pdf.lines import Line, make_line, visual_lines

# Ends of the borders of one table agree within this, in points; joins between borders of cells too.
_ALIGNED = 3.0
# A table has at least two rows, hence three rules: two alone frame a box, or part the page from its running
# heads.
_FEWEST_RULES = 3
# A band higher than this part of the page is not a row.
_TALLEST_ROW = 0.4
# Columns are parted by white space at least this wide, in points, on every line of the table.
_COLUMN_GAP = 4.0
# A cell that spans columns hides the gaps under it: wider cells than this part of the table are not counted.
_SPANNING = 0.6


def ruled_rows(
    parts: Sequence[Line], rules: Sequence[Rule], page_height: float
) -> tuple[list[Line], list[Line]]:
    """(rows of ruled tables, remaining parts)."""
    rows: list[Line] = []
    rest = list(parts)
    for table in _tables(_joined(rules)):
        bands = [
            (above, below, [part for part in rest if _between(part, above, below)])
            for above, below in pairwise(table)
            if below.y - above.y <= _TALLEST_ROW * page_height
        ]
        columns = _columns([part for _, _, inside in bands for part in inside], table[0])
        if len(columns) < 2:
            continue
        for _, _, inside in bands:
            if inside:
                rows.append(_row(inside, columns))
        taken = {id(part) for _, _, inside in bands for part in inside}
        rest = [part for part in rest if id(part) not in taken]
    return rows, rest


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Borders drawn cell by cell become one rule per height."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.y), rule.left)):
        last = joined[-1] if joined else None
        if last and abs(last.y - rule.y) <= 1 and rule.left <= last.right + _ALIGNED:
            joined[-1] = Rule(last.left, max(last.right, rule.right), last.y)
        else:
            joined.append(rule)
    return joined


def _tables(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Runs of rules with the same ends, from top to bottom."""
    tables: list[list[Rule]] = []
    for rule in rules:
        for table in tables:
            if abs(table[-1].left - rule.left) <= _ALIGNED and abs(table[-1].right - rule.right) <= _ALIGNED:
                table.append(rule)
                break
        else:
            tables.append([rule])
    return [table for table in tables if len(table) >= _FEWEST_RULES]


def _between(part: Line, above: Rule, below: Rule) -> bool:
    middle = (part.top + part.bottom) / 2
    return (
        above.y < middle < below.y
        and above.left - _ALIGNED <= part.left
        and part.right <= above.right + _ALIGNED
    )


def _columns(parts: Sequence[Line], rule: Rule) -> list[float]:
    """Left ends of the columns: the table's width less what no text covers."""
    width = rule.right - rule.left
    columns: list[float] = []
    covered = float("-inf")
    for part in sorted(parts, key=lambda part: part.left):
        if part.right - part.left > _SPANNING * width:
            continue
        if part.left - covered >= _COLUMN_GAP:
            columns.append(part.left)
        covered = max(covered, part.right)
    return columns


def _row(parts: Sequence[Line], columns: Sequence[float]) -> Line:
    cells: list[list[Line]] = [[] for _ in columns]
    for part in parts:
        column = max((i for i, left in enumerate(columns) if part.left >= left - 1), default=0)
        cells[column].append(part)
    words = [[word for line in visual_lines(cell) for word in line.words] for cell in cells]
    while words and not words[-1]:
        words.pop()
    return make_line(words, ruled=True)
