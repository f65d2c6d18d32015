"""Tables of contents without a title nor pages, set as a list: their entries come back as headings."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from ingest.structure.lines import Line
from ingest.structure.markers import is_bullet, item_marker
from ingest.structure.typography import announces, is_finished, key

LONGEST_ENTRY = 250  # characters
_FEWEST = 5  # entries: fewer may be a list of what is then treated point by point

Places = Mapping[tuple[str, ...], Sequence[int]]
"""Key of a line that may be a heading → the lines where it stands, in order."""


def heading_places(lines: Sequence[Line]) -> Places:
    """Where lines stand that a blank line parts from the one above, items of lists left aside."""
    found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.gap and not is_bullet(line.text):
            found[key(line.text)].append(index)
    return found


def listed_at(lines: Sequence[Line], start: int) -> tuple[int, list[tuple[int, str]]]:
    """The list that begins at `start`: the index after it, and its items as (first line, text)."""
    items: list[tuple[int, str]] = []
    for index in range(start, len(lines)):
        line = lines[index]
        if is_bullet(line.text):
            items.append((index, line.text[item_marker(line.text) :]))
        elif items and _goes_on(lines[items[-1][0]], items[-1][1], line):
            first, text = items.pop()
            items.append((first, f"{text} {line.text}"))
        else:
            return index, items
    return len(lines), items


def _goes_on(first: Line, text: str, line: Line) -> bool:
    """Is `line` more of an item that begins with `first` and says `text` so far?"""
    return not line.gap and line.indent > first.indent and len(text) < LONGEST_ENTRY


def are_contents(lines: Sequence[Line], items: Sequence[tuple[int, str]], places: Places) -> bool:
    """Do most of these items come back in their order as headings, after the list that nothing announces?"""
    if len(items) < _FEWEST or (items[0][0] and announces(lines[items[0][0] - 1].text)):
        return False
    last, recurring = items[-1][0], 0
    for _, text in items:
        found = places.get(key(text), ())
        following = bisect_right(found, last)
        if following < len(found) and not is_finished(text):
            last = found[following]
            recurring += 1
    return 2 * recurring > len(items)
