"""Which rows of a table name its columns, where the file itself marks none."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

# Rows above the header that hold the table's title, and what its figures are in.
_MOST_TITLES = 2
# In a table of two, a lone cell may as well name its column.
_FEWEST_COLUMNS = 3


def with_headers(
    rows: Sequence[tuple[list[str], bool]], spans: Sequence[int]
) -> Iterator[tuple[list[str], bool]]:
    """(cells, whether it is a header row) for each filled row, from (cells, whether it is marked as one).

    Where none is marked, the first row is taken for one if the table has several rows and columns. So is the
    second if the first has several cells, of which some span columns: they name groups of them. `spans`: how
    many columns each cell of the first row spans. A title above all columns is no header, nor is the first
    row where its first cell ends with a colon: there each row names what stands beside it.
    """
    if any(marked for _, marked in rows):
        yield from rows
        return
    said = [cells for cells, _ in rows if any(map(str.strip, cells))]
    fields = any(cells[0].rstrip().endswith(":") for cells in said[:1])
    titles = sum(1 for _ in takewhile(_is_title, said[:_MOST_TITLES]))
    names_groups = not titles and len(spans) > 1 and max(spans) > 1
    headers = 0 if fields else min(1 + names_groups, len(said) - titles - 1)
    for number, cells in enumerate(said):
        yield cells, len(cells) > 1 and titles <= number < titles + headers


def _is_title(cells: Sequence[str]) -> bool:
    """Whether the row says one thing, at its left end."""
    filled = [bool(cell.strip()) for cell in cells]
    return len(cells) >= _FEWEST_COLUMNS and filled[0] and not any(filled[1:])
