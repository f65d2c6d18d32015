"""Page furniture: running heads and feet, slogans and page numbers that a page leaves in its text."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest.structure.labels import is_label
from ingest.structure.lines import PAGE_GAP, Line, clumps
from ingest.structure.markers import item_marker
from ingest.structure.typography import announces, is_finished, starts_lower

_PAGE_NUMBER = re.compile(
    r"(?:page|p\.)\s*\d{1,4}(?:\s*(?:/|sur|of|de)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]|\d{1,4}\s*/\s*\d{1,4}",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\d{1,3}")  # four figures are a year
_LONGEST_HEAD = 120  # characters: a running head holds a title and a date, not a sentence
_LONGEST_PHRASE = 50  # characters up to which a slogan may end with a full stop
_MOST_LINES = 3
_FEWEST_HEADS = 3  # two equal short lines are a coincidence, or a title and its heading
_LONGEST_SKIP = 3  # pages without a printed number (blank, full-page figure) between two numbers


def furniture_lines(lines: Sequence[Line]) -> set[int]:
    """Indices of the lines that belong to the page and not to what it says."""
    found = {i for i, line in enumerate(lines) if line.style is not None and line.style.furniture}
    edges = [edge for edge in _edges(lines) if edge.start not in found]
    found |= _page_numbers(lines, edges)
    heads = _running_heads(lines, edges, found)
    # Running heads accompany a text: what stands alone on its pages, as on tickets, is the text.
    return found | heads if len(found | heads) < len(lines) else found


def _edges(lines: Sequence[Line]) -> Iterator[range]:
    """What may be furniture: short clumps, and the first and last lines of a page."""
    for clump in clumps(lines):
        if len(clump) <= _MOST_LINES:
            yield clump
        else:
            after = clump.stop
            if lines[clump.start].gap >= PAGE_GAP:
                yield range(clump.start, clump.start + 1)
            if after == len(lines) or lines[after].gap >= PAGE_GAP:
                yield range(after - 1, after)


def _page_numbers(lines: Sequence[Line], edges: Sequence[range]) -> set[int]:
    found: set[int] = set()
    bare: list[tuple[int, int]] = []
    for edge in edges:
        for index in (edge.start, edge.stop - 1):
            text = lines[index].text
            if _BARE_NUMBER.fullmatch(text):
                bare.append((index, int(text)))
            elif _PAGE_NUMBER.fullmatch(text):
                found.add(index)
    # A figure alone on its line may be content; page numbers follow one another.
    for (index, value), (following, next_value) in itertools.pairwise(bare):
        if following > index and 1 <= next_value - value <= _LONGEST_SKIP:
            found |= {index, following}
    return found


def _running_heads(lines: Sequence[Line], edges: Sequence[range], known: set[int]) -> set[int]:
    occurrences: dict[str, list[range]] = defaultdict(list)
    for edge in edges:
        kept = [index for index in edge if index not in known]
        texts = [lines[index].text for index in kept]
        if not kept or sum(map(len, texts)) > _LONGEST_HEAD:
            continue
        if len(texts[-1]) > _LONGEST_PHRASE and is_finished(texts[-1]):
            continue  # a sentence, be it repeated
        if texts[-1].endswith((",", ";", ":")):
            continue  # an item or a lead-in, in lists that nothing else marks
        if any(item_marker(text) or "\t" in text or text.startswith(("#", "|")) for text in texts):
            continue
        head = " ".join(texts)
        # « Chapitre 2 » alone is a title's first line; where it is a running head, it repeats as it is.
        words = head if is_label(head) else re.sub(r"\d+", "0", head)
        occurrences[words].append(range(kept[0], kept[-1] + 1))
    found: set[int] = set()
    for places in occurrences.values():
        inner = [place for place in places if place.start > 0 and place.stop < len(lines)]
        turns = sum(_has_page_cue(lines, place, known) for place in inner)
        # A page begins or ends with the text too, but that alone tells nothing of its pages.
        cued = turns + len(places) - len(inner)
        if len(places) >= _FEWEST_HEADS and turns and 2 * cued > len(places):
            found.update(index for place in places for index in place)
    return found


def _has_page_cue(lines: Sequence[Line], place: range, known: set[int]) -> bool:
    """Does a page turn here, inside the text? A heading that recurs (« Public visé ») shows no sign of it."""
    before, after = place.start - 1, place.stop
    return (
        lines[place.start].gap >= PAGE_GAP
        or lines[after].gap >= PAGE_GAP
        or before in known
        or after in known
        or (_is_cut(lines[before].text) and starts_lower(lines[after].text))
    )


def _is_cut(text: str) -> bool:
    """Whether a sentence goes on below; after a colon, or a few words, items begin in small letters too."""
    return len(text) > _LONGEST_PHRASE and not is_finished(text) and not announces(text)
