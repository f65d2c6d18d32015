"""Charts, whatever their format: a title, and the table of the figures that are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.builder import TextBuilder
from ingest.types import BlockKind

CATEGORY = "Catégorie"
"""Heads the column that a chart has no name for."""


@dataclass(frozen=True, slots=True)
class Chart:
    title: str
    rows: tuple[tuple[Sequence[str], bool], ...]
    """A row for each category and a column for each series, as cells and whether it is the header."""


def add_chart(chart: Chart, builder: TextBuilder) -> None:
    builder.add(BlockKind.CAPTION, chart.title)
    builder.add_table(chart.rows)
