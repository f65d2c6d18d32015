"""Running heads, running feet and page numbers: what pages repeat at one height.

After X. Lin, « Header and footer extraction by page association » (2003): lines near the edges of a page are
compared with those at the same height of other pages, page numbers made equal.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.readers.pdf.layout import PageLayout, PageLine
from ingest.roman import roman_value

# At most so many lines at an edge are looked at, and only within this part of the page's height: 4 cm on A4.
_LINES = 4
_EDGE = 0.14
# Heights within this, in points, are one: rendered text wavers by fractions of a point.
_HEIGHT_STEP = 4
# Pages that must agree: two for the same words or a bare page number. « Article # », whose number happens to
# follow the page's, and one cell among several must do so more often.
_PAGES = 2
_PAGES_WHEN_UNSURE = 3
# Where so many of the first lines at one height are running heads, all are; text begins lower. Where fewer of
# the lines at one height repeat, none is: two pages of a manual may well end with the same words.
_MOSTLY = 0.5
# A cell of fewer letters may stand at the top of any table.
_LETTERS = 4

_NUMBER = re.compile(r"\b(?:\d{1,5}|[ivxlc]+)\b")
# « 12 », « - iv - », « Page 3 sur 20 », « 3/20 », once the number is put away as « # ».
_BARE_NUMBER = re.compile(r"(?:p(?:age|\.)?\s*)?[-–—|]?\s*#\s*[-–—|]?(?:\s*(?:/|sur|of|de)\s*\d+)?", re.I)
# « Page 3 sur 20 » says itself that it is one, where the numbers are those of the page and of the document.
_COUNTED = re.compile(r"p(?:age|\.)?\s*(\d+)\s*(?:/|sur|of|de)\s*(\d+)", re.I)


@dataclass(frozen=True, slots=True)
class Furniture:
    """What is furniture on one page."""

    lines: frozenset[int]
    """Positions in `PageLayout.lines`."""
    number: str | None
    """The page number printed there, if any."""


@dataclass(frozen=True, slots=True)
class _Key:
    """What two pages must share: words, height and, for numbers, their distance to the page's own."""

    words: str
    height: int
    offset: int | None = None
    part: bool = False
    """One cell, maybe of several."""


def furniture(pages: Sequence[PageLayout], labels: Sequence[str]) -> list[Furniture]:
    """The furniture of each page; `labels` are the page labels that the file declares, if any.

    A declared label is furniture wherever it stands alone at an edge, even once, and so is what counts the
    pages. Where most pages would hold nothing else, as forms filled in alike do, only page numbers are
    furniture.
    """
    edges = [(_edge(page, top=True), _edge(page, top=False)) for page in pages]
    seen = Counter(
        key
        for index, (page, both) in enumerate(zip(pages, edges, strict=True))
        for key in {
            key for edge in both for number in edge for key, _ in _keys(page, page.lines[number], index)
        }
    )
    declared = labels or [""] * len(pages)

    def on_pages(known: Counter[_Key]) -> list[Furniture]:
        heights = _repeating_heights(pages, edges, known)
        return [
            _on_page(page, both, (index, len(pages)), known, heights, label)
            for index, (page, both, label) in enumerate(zip(pages, edges, declared, strict=True))
        ]

    found = on_pages(seen)
    heads = _heads(pages, [top for top, _ in edges], found)
    furnished = [replace(each, lines=each.lines | head) for each, head in zip(found, heads, strict=True)]
    bare = sum(len(each.lines) == len(page.lines) > 0 for page, each in zip(pages, furnished, strict=True))
    if bare > _MOSTLY * len(pages):
        return on_pages(Counter({key: count for key, count in seen.items() if _is_page_number(key)}))
    return furnished


def _repeating_heights(
    pages: Sequence[PageLayout], edges: Sequence[tuple[list[int], list[int]]], seen: Counter[_Key]
) -> set[int]:
    """Heights at which most of the lines repeat those of other pages."""
    met: Counter[int] = Counter()
    repeated: Counter[int] = Counter()
    for index, (page, both) in enumerate(zip(pages, edges, strict=True)):
        for number in {number for edge in both for number in edge}:
            line = page.lines[number]
            height = _height(line)
            met[height] += 1
            repeated[height] += any(_repeats(key, seen) for key, _ in _keys(page, line, index))
    return {height for height in met if _near(repeated, height) >= _MOSTLY * _near(met, height)}


def _near(counts: Counter[int], height: int) -> int:
    return sum(counts[height + step] for step in (-1, 0, 1))


def _heads(
    pages: Sequence[PageLayout], tops: Sequence[list[int]], found: Sequence[Furniture]
) -> list[frozenset[int]]:
    """First lines of pages that stand where the running heads do, though no other page has their words.

    A chapter of two pages, whose head names the chapter and the section, repeats neither.
    """
    places = [_place(page.lines[top[0]]) if top else None for page, top in zip(pages, tops, strict=True)]
    met = Counter(places)
    running = Counter(
        place
        for place, top, furnished in zip(places, tops, found, strict=True)
        if furnished.lines.intersection(top[:1])
    )
    return [
        frozenset(top[:1]) if running[place] >= max(_PAGES_WHEN_UNSURE, _MOSTLY * met[place]) else frozenset()
        for place, top in zip(places, tops, strict=True)
    ]


def _place(line: PageLine) -> tuple[int, int]:
    """Height of a line and its size in points: the title of a chapter may stand as high as the heads."""
    return _height(line), round(line.size)


def _height(line: PageLine) -> int:
    return round(line.top / _HEIGHT_STEP)


def _edge(page: PageLayout, *, top: bool) -> list[int]:
    """Positions of the lines nearest to the top or bottom edge, from the edge inwards."""
    limit = _EDGE * page.height
    inside = [
        number
        for number, line in enumerate(page.lines)
        if (line.bottom <= limit if top else line.top >= page.height - limit)
        and line.table is None
        and not line.aside
    ]
    inside.sort(key=lambda number: page.lines[number].top if top else -page.lines[number].bottom)
    return inside[:_LINES]


def _keys(page: PageLayout, line: PageLine, index: int) -> Iterator[tuple[_Key, str | None]]:
    """(key, number put away in it): the line as it is, its cells, and these with each of their numbers put
    away.

    A running head often has a cell that changes with the chapter beside one that stays.
    """
    height = _height(line)
    cells = [" ".join(cell.split()).casefold() for cell in page.text[line.start : line.end].split("\t")]
    yield _Key(" ".join(cells), height), None
    for cell in cells:
        if sum(map(str.isalpha, cell)) >= _LETTERS:
            yield _Key(cell, height, part=True), None
        for match in _NUMBER.finditer(cell):
            without = f"{cell[: match.start()]}#{cell[match.end() :]}"
            digits = match.group()
            value = int(digits) if digits.isdigit() else roman_value(digits)
            yield _Key(without, height, value - index, len(cells) > 1), digits


def _on_page(
    page: PageLayout,
    both: tuple[list[int], list[int]],
    place: tuple[int, int],
    seen: Counter[_Key],
    heights: set[int],
    label: str,
) -> Furniture:
    """`place`: the page's index, and of how many pages."""
    found: set[int] = set()
    printed = None
    for edge in both:
        for number in edge:
            line = page.lines[number]
            repeated = [
                (key, digits)
                for key, digits in _keys(page, line, place[0])
                if _repeats(key, seen) and (_is_page_number(key) or _height(line) in heights)
            ]
            text = page.text[line.start : line.end].strip()
            if label and text == label:
                repeated.append((_Key("#", 0), label))
            if any(_counts(cell, place) for cell in text.split("\t")):
                repeated.append((_Key("#", 0), str(place[0] + 1)))
            if not repeated:
                # The body begins at the first line that does not repeat.
                break
            found.add(number)
            printed = printed or next((digits for _, digits in repeated if digits), None)
    return Furniture(frozenset(found), printed)


def _counts(cell: str, place: tuple[int, int]) -> bool:
    match = _COUNTED.fullmatch(cell.strip())
    return match is not None and (int(match[1]) - 1, int(match[2])) == place


def _repeats(key: _Key, seen: Counter[_Key]) -> bool:
    near = sum(seen[replace(key, height=key.height + step)] for step in (-1, 0, 1))
    sure = not key.part and (key.offset is None or _is_page_number(key))
    return near >= (_PAGES if sure else _PAGES_WHEN_UNSURE)


def _is_page_number(key: _Key) -> bool:
    return key.offset is not None and _BARE_NUMBER.fullmatch(key.words) is not None
