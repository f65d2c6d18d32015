"""Tables drawn with characters in plain text: where they lie, and which lines make up each of their rows."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.structure.drawing import (
    Grid,
    grid_of,
    is_framed,
    is_open_rule,
    is_rule,
    is_spaced_rule,
)
from ingest.structure.elements import is_code
from ingest.structure.lines import Line

_MOST_WRAPPED = 40  # lines of one row: more between two rules are as many rows
_MOST_RULES = 2  # in a row: more are a drawing
_FEWEST_PARTS = 4  # between rules, from which each of them is surely a row
_FEWEST_SHOWN = 2  # lines, rules among them, on which columns part: a command in a box may hold a bar

Place = tuple[int, int]
"""Indices of the first line of a table and of the first line of a row."""


def find_grids(lines: Sequence[Line]) -> dict[int, Place]:
    """Place of every line of a drawn table. A rule belongs to the row above it, the first to the first row.

    A table opens with a rule, or with a line whose bars stand where the rule under it says. Linear.
    """
    places: dict[int, Place] = {}
    start = 0
    while start < len(lines):
        starts, stop = _rows_at(lines, start)
        for first, following in pairwise([*starts, stop]):
            places.update((index, (start, first)) for index in range(first, following))
        start = stop
    return places


def _rows_at(lines: Sequence[Line], start: int) -> tuple[list[int], int]:
    """The first line of each row of the table that opens at `start`, if one does, and where to go on."""
    if is_framed(lines[start].text):
        return _closed_rows(lines, start)
    if is_spaced_rule(lines[start].text):
        return _spaced_rows(lines, start)
    if start + 1 < len(lines) and is_open_rule(lines[start + 1].text):
        return _open_rows(lines, start)
    return [], start + 1


def _closed_rows(lines: Sequence[Line], start: int) -> tuple[list[int], int]:
    under = start + 1
    if not is_rule(lines[start].text) and not (_adjoins(lines, start, under) and is_rule(lines[under].text)):
        return [], under
    first, seen = _first_row(lines, start)
    grid = grid_of(lines[start:first])
    if grid is None:
        return [], seen
    stop = start
    while _adjoins(lines, start, stop) and (is_rule(lines[stop].text) or grid.fits(lines[stop])):
        stop += 1
    parts = _parts(lines, start, stop)
    if not parts or sum(map(grid.shows, lines[start:stop])) < _FEWEST_SHOWN:
        return [], max(stop, under)
    ruled = len(parts) >= _FEWEST_PARTS or any(_is_text_rule(line.text) for line in lines[start:stop])
    starts: list[int] = []
    for number, part in enumerate(parts):
        heads = number == 0 and len(parts) > 1
        whole = len(part) <= _MOST_WRAPPED and (heads or ruled or _is_wrapped(lines, part, grid))
        starts += part[:1] if whole else part
    return [start, *starts[1:]], stop


def _first_row(lines: Sequence[Line], start: int) -> tuple[int, int]:
    """Where the first row ends, the rule under it included, and how far one had to look for it."""
    stop = start
    data: int | None = None
    while _adjoins(lines, start, stop) and is_framed(lines[stop].text):
        if not is_rule(lines[stop].text):
            data = stop if data is None else data
        elif data is not None:
            return stop + 1, stop + 1
        stop += 1
    return (stop if data is None else data + 1), stop


def _parts(lines: Sequence[Line], start: int, stop: int) -> list[list[int]]:
    """Lines that hold cells, those between two rules together."""
    parts: list[list[int]] = []
    opened = True
    for index in range(start, stop):
        if is_rule(lines[index].text):
            opened = True
        elif opened:
            parts.append([index])
            opened = False
        else:
            parts[-1].append(index)
    return parts


def _is_wrapped(lines: Sequence[Line], part: Sequence[int], grid: Grid) -> bool:
    """Are these lines one row? Its first cell does not fill them all, and does not begin anew."""
    filled = [grid.begins(lines[index]) for index in part]
    begins = sum(here and not before for before, here in pairwise([False, *filled]))
    return not all(filled) and begins <= 1


def _open_rows(lines: Sequence[Line], start: int) -> tuple[list[int], int]:
    body = start + 2
    grid = grid_of(lines[start + 1 : body])
    if grid is None or lines[start + 1].gap or not _is_open_row(lines[start], grid):
        return [], start + 1
    stop = body
    while stop < len(lines) and not lines[stop].gap and _is_open_row(lines[stop], grid):
        stop += 1
    return ([start, *range(body, stop)], stop) if stop > body else ([], start + 1)


def _is_open_row(line: Line, grid: Grid) -> bool:
    return grid.fits(line) and not is_open_rule(line.text) and not is_code(line)


def _spaced_rows(lines: Sequence[Line], start: int) -> tuple[list[int], int]:
    """A rule that no line follows at once, or a third one, ends the table: blank lines may part its rows."""
    opening = lines[start]
    grid = grid_of([opening])
    starts: list[int] = []
    head = start
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if grid is None or is_code(line):
            return [], index
        if is_spaced_rule(line.text):
            if (line.text, line.indent) != (opening.text, opening.indent) or head == index - 1:
                return [], index
            if head > start or index + 1 == len(lines) or lines[index + 1].gap:
                said = any(map(str.isalnum, "".join(line.text for line in lines[start:index])))
                return ([start, *starts[1:]], index + 1) if said else ([], index)
            if index - start > _MOST_WRAPPED:
                return [], index
            head = index
            starts = starts[:1]
        elif not grid.fits(line):
            return [], index
        elif index == head + 1 or grid.begins(line):
            starts.append(index)
    return [], len(lines)


def _adjoins(lines: Sequence[Line], start: int, index: int) -> bool:
    """May line `index` belong to the table that opens at `start`, all lines between belonging to it?"""
    if index >= len(lines) or is_code(lines[index]):
        return False
    if index > start and (lines[index].gap or lines[index].indent != lines[start].indent):
        return False
    above = lines[max(start, index - _MOST_RULES) : index + 1]
    return len(above) <= _MOST_RULES or not all(is_rule(line.text) for line in above)


def _is_text_rule(text: str) -> bool:
    """Is it drawn as reStructuredText rules off a header? Rules part all rows there."""
    return "=" in text and is_rule(text)
