"""Packing: where to cut a row of pieces so that passages have a good length and good ends.

The least total cost over all ways to cut, found by dynamic programming, as Knuth and Plass break
paragraphs into lines (Software: Practice and Experience 11, 1981).
"""

from collections.abc import Sequence
from itertools import pairwise

from ingest.pieces import LONGEST, NEVER, Piece

MEAN = 550  # characters aimed at: the mean at which the reference figures of retrieval were measured
_SCALE = 300  # characters off the mean that cost 1
_LONG = 800  # above it a passage tells less precisely where the answer is
_LONG_SCALE = 150
_GRAIN = 40  # characters: cuts closer than this make no difference, and time grows with their number


def pack(pieces: Sequence[Piece]) -> list[Sequence[Piece]]:
    """Consecutive pieces in passages; every passage fits in `LONGEST` unless what may not be cut does not."""
    cuts = _cuts(pieces)
    best = [0.0] + [float("inf")] * (len(cuts) - 1)
    previous = [0] * len(cuts)
    for stop in range(1, len(cuts)):
        end = pieces[cuts[stop] - 1].unit.end
        for start in range(stop - 1, -1, -1):
            first = pieces[cuts[start]]
            length = end - first.unit.start
            if length > LONGEST and start < stop - 1:
                break
            cost = best[start] + (first.cost if start else 0.0) + length_cost(length)
            if cost < best[stop]:
                best[stop], previous[stop] = cost, start
    found: list[Sequence[Piece]] = []
    stop = len(cuts) - 1
    while stop:
        found.append(pieces[cuts[previous[stop]] : cuts[stop]])
        stop = previous[stop]
    return found[::-1]


def _cuts(pieces: Sequence[Piece]) -> list[int]:
    """Indices of pieces before which a passage may end; with the first, and one past the last."""
    cuts = [0]
    breakable = [index for index in range(1, len(pieces)) if pieces[index].cost < NEVER]
    for index, following in pairwise([*breakable, len(pieces)]):
        since = pieces[index].unit.start - pieces[cuts[-1]].unit.start
        ahead = pieces[following - 1].unit.end - pieces[cuts[-1]].unit.start
        if since >= _GRAIN or ahead > LONGEST:
            cuts.append(index)
    return [*cuts, len(pieces)] if pieces else [0]


def length_cost(length: int) -> float:
    """What a passage of `length` characters costs: 0 at the mean, 1 at 300 from it, more when long."""
    over = max(0, length - _LONG)
    return ((length - MEAN) / _SCALE) ** 2 + (over / _LONG_SCALE) ** 2
