"""Tables on the terminal."""

from collections.abc import Iterable, Sequence

from eval import tables
from eval.scores import Scores


def print_tables(scores: Scores) -> None:
    """By type of question, how reliable confidence is, and what answering less would give."""
    for title, rows in (
        (tables.BY_TYPE, tables.by_type(scores)),
        (tables.RELIABILITY, tables.reliability(scores)),
        (tables.COVERAGE, tables.coverage(scores)),
    ):
        print(f"\n{title}")
        print("\n".join(_aligned(list(rows))))


def _aligned(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    """The first column to the left, figures to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *figures in rows:
        cells = (cell.rjust(width) for cell, width in zip(figures, widths[1:], strict=True))
        yield "  ".join((first.ljust(widths[0]), *cells))
