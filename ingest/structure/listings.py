"""Listings: text whose lines end where they mean to, as those of a program do."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.structure.lines import Line

_FEWEST_ENDS = 3  # fewer lines may fill their measure by chance


def is_listing(lines: Sequence[Line]) -> bool:
    """Is there mostly room left at the end of a line for the word that begins the next one?

    What is set in a font of one width may well be prose, broken for want of room.
    """
    measure = max(line.indent + len(line.text) for line in lines)
    full = [
        above.indent + len(above.text) + 1 + len(below.text.split()[0]) > measure
        for above, below in pairwise(lines)
        if not below.gap
    ]
    return len(full) < _FEWEST_ENDS or 2 * sum(full) <= len(full)
