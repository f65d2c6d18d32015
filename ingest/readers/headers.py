"""Which rows of a table name its columns, where the file itself marks none."""

from collections.abc import Iterator, Sequence


def with_headers(
    rows: Sequence[tuple[list[str], bool]], spans: Sequence[int]
) -> Iterator[tuple[list[str], bool]]:
    """(cells, whether it is a header row) for each row, from (cells, whether it is marked as one).

    Where none is marked, the first row is taken for one if the table has several rows and columns. So is the
    second if the first has several cells, of which some span columns: they name groups of them, whereas a
    title above all columns is but one cell. `spans`: how many columns each cell of the first row spans. None
    is where the first cell ends with a colon: each row names what stands beside it.
    """
    if any(marked for _, marked in rows):
        yield from rows
        return
    fields = any(cells[0].rstrip().endswith(":") for cells, _ in rows[:1] if cells)
    names_groups = len(spans) > 1 and max(spans) > 1
    headers = 0 if fields else min(1 + names_groups, len(rows) - 1)
    for number, (cells, _) in enumerate(rows):
        yield cells, len(cells) > 1 and number < headers
