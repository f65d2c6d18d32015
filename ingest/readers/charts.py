"""Charts, whatever their format: a title, and the table of the figures that are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.builder import TextBuilder
from ingest.types import BlockKind

CATEGORY = "Catégorie"
"""Heads the column of categories where their axis has no title."""


@dataclass(frozen=True, slots=True)
class Chart:
    captions: tuple[str, ...]
    """Its title, then those of its axes of values, which say what the figures are in."""
    rows: tuple[tuple[Sequence[str], bool], ...]
    """A row for each category and a column for each series, as cells and whether it is the header."""


def add_chart(chart: Chart, builder: TextBuilder) -> None:
    # In one block: what introduces a table is the block before it.
    builder.add(BlockKind.CAPTION, "\n".join(filter(None, chart.captions)))
    builder.add_table(chart.rows)
