"""Neighbours: passages that follow one another in a document and were both found are shown as one.

What a question asks for often goes past the end of a passage: a rule and its exception, a figure and what it
is compared with.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.types import Hit, ReadRange, StoredPassage
from ingest.pieces import LONGEST

FIRST = 3
"""Hits that take in their neighbours."""

NEAR = 10
"""Best hits among which these are looked for."""

_GAP = 10
"""Characters of white space between two passages of which one follows the other, at most."""


def join_neighbours(hits: Sequence[Hit], read: ReadRange) -> list[Hit]:
    """`hits`, best first, each of the first FIRST in one with its neighbours; at most NEAR - 1 fewer."""
    best, rest = list(hits[:NEAR]), hits[NEAR:]
    place = 0
    while place < min(FIRST, len(best)):
        for other in best[place + 1 :]:
            joined = _joined(best[place], other, read)
            if joined is not None:
                best[place] = replace(best[place], joined=joined)
                best.remove(other)
                break
        else:
            place += 1
    return [*best, *rest]


def _joined(hit: Hit, other: Hit, read: ReadRange) -> StoredPassage | None:
    """Both as one passage; None where they do not follow one another, or make too long a one."""
    if hit.document.id != other.document.id:
        return None
    first, second = sorted((hit.shown, other.shown), key=lambda passage: passage.start)
    if second.end - first.start > LONGEST or not 0 <= second.start - first.end <= _GAP:
        return None
    if not _share_section(first, second):
        return None
    between = read(hit.document, first.end, second.start)
    if between is None or between.strip():
        return None
    return replace(
        first,
        end=second.end,
        text=first.text + between + second.text,
        indexed=f"{first.indexed}\n{second.indexed}",
        units=(*first.units, *second.units),
        page_end=second.page_end,
        context=tuple(
            (role, start, end)
            for role, start, end in dict.fromkeys((*first.context, *second.context))
            if end <= first.start or second.end <= start
        ),
    )


def _share_section(one: StoredPassage, other: StoredPassage) -> bool:
    """Whether both are of one section, or one of them of a subsection of the other's."""
    depth = min(len(one.section), len(other.section))
    return one.section[:depth] == other.section[:depth]
