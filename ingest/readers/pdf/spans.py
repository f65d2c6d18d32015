"""Cells of a ruled table that span rows or columns: the rules inside the table stop short at them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.readers.pdf.drawn import Rule
from ingest.readers.pdf.lines import Line
from ingest.readers.pdf.rules import ALIGNED


def parts_columns(rule: Rule, sides: Sequence[Rule], above: float, below: float) -> bool:
    """Whether a rule between the heights of two others parts a heading from the columns it stands over.

    Its ends then stand on vertical rules that go on beyond one of the two; those of a table within a cell, or
    of a narrower one between two tables, do not.
    """
    long = [side for side in sides if side.start < above - ALIGNED or side.end > below + ALIGNED]
    return all(
        any(abs(side.at - end) <= ALIGNED and _crosses(side, rule.at) for side in long)
        for end in (rule.start, rule.end)
    )


def row_cuts(rules: Sequence[Rule], sides: Sequence[Rule], left: float, right: float) -> list[Rule]:
    """Those of `rules` that part rows beside a cell that spans them, in the table with these sides and ends.

    They go from one of its ends to a vertical rule. Where one begins under them, they part a heading from
    the columns it stands over instead, and all is one row.
    """
    return [
        rule
        for rule in rules
        if _goes_from_one_end(rule, left, right)
        and any(_crosses(side, rule.at) and _ends_at(rule, side, left) for side in sides)
        and not any(
            rule.start + ALIGNED < side.at < rule.end - ALIGNED and abs(side.start - rule.at) <= ALIGNED
            for side in sides
        )
    ]


def rows_between(
    parts: Sequence[Line], top: float, bottom: float, cuts: Sequence[Rule]
) -> Iterator[tuple[float, float, list[Line]]]:
    """(top, bottom, parts) of each row between two rules of the table's width, with the cells that span it.

    `cuts` are those of `row_cuts`. A row of which nothing is said but in cells that span it is left out.
    """
    inside = [cut for cut in cuts if top + 1 < cut.at < bottom - 1]
    edges = sorted({top, bottom, *(cut.at for cut in inside)})
    said: set[int] = set()
    for upper, lower in pairwise(edges):
        middle = (upper + lower) / 2
        row = [part for part in parts if _share_cell(part, middle, inside)]
        if not said.issuperset(map(id, row)):
            said.update(map(id, row))
            yield upper, lower, row


def _share_cell(part: Line, height: float, cuts: Sequence[Rule]) -> bool:
    """Whether no rule parts the part from this height."""
    return not any(
        min(part.middle, height) < cut.at < max(part.middle, height)
        and cut.start - ALIGNED <= part.left < cut.end
        for cut in cuts
    )


def _goes_from_one_end(rule: Rule, left: float, right: float) -> bool:
    at_left, at_right = abs(rule.start - left) <= ALIGNED, abs(rule.end - right) <= ALIGNED
    return at_left != at_right and left - ALIGNED <= rule.start and rule.end <= right + ALIGNED


def _ends_at(rule: Rule, side: Rule, left: float) -> bool:
    inner = rule.end if abs(rule.start - left) <= ALIGNED else rule.start
    return abs(side.at - inner) <= ALIGNED


def _crosses(side: Rule, height: float) -> bool:
    return side.start - ALIGNED <= height <= side.end + ALIGNED
