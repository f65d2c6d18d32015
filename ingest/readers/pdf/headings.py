"""Which lines of a page are the headings that the document's outline names."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from ingest.readers.pdf.layout import PageLayout
from ingest.readers.pdf.properties import OutlineEntry

# A heading set on more lines than this is none.
_MOST_LINES = 4
# Outlines often leave out the number that the page prints, and the other way round.
_PART = r"(?:livre|partie|titre|chapitre|section|article|annexe|appendice)\s+"
_NUMBERING = re.compile(
    rf"^(?:{_PART}(?:[a-z]|premi(?:er|ère))|(?:{_PART})?(?:[\divxlc]{{1,7}}(?:\.\d+)*|[a-z](?:\.\d+)+))"
    r"[.):\s–—-]+",
    re.I,
)


def outlined_lines(
    page: PageLayout, entries: Sequence[OutlineEntry], skipped: frozenset[int]
) -> dict[int, int]:
    """Heading level of the lines (by position) named by `entries`, all of which point to this page.

    Lines in `skipped`, the page's furniture, repeat headings without being any. Of several places with the
    words of an entry, as where a page lists its sections first, the one nearest to where it points is taken.
    """
    levels: dict[int, int] = {}
    texts = [page.text[line.start : line.end] for line in page.lines]
    for entry in entries:
        places = list(_find(texts, _forms(entry.title), skipped | levels.keys()))
        if not places:
            continue
        top = entry.top
        lines = places[0] if top is None else min(places, key=lambda place: _distance(page, place, top))
        levels.update(dict.fromkeys(lines, entry.level))
    return levels


def _distance(page: PageLayout, place: range, top: float) -> float:
    """Points between the first line of `place` and the height `top`, which grows upwards.

    On a turned page both are measured along different sides, and the choice is as good as any.
    """
    return abs(page.height - top - page.lines[place.start].top)


def _find(texts: Sequence[str], wanted: set[str], taken: frozenset[int]) -> Iterator[range]:
    """Every run of lines that together say what is wanted, none of them taken."""
    longest = max(map(len, wanted), default=0)
    for first in range(len(texts)):
        joined = ""
        for last in range(first, min(first + _MOST_LINES, len(texts))):
            joined += texts[last] + " "
            if last in taken or len(joined) > 2 * longest + 40:
                break
            if _forms(joined) & wanted:
                yield range(first, last + 1)
                break


def _forms(text: str) -> set[str]:
    """The text as letters and digits only, with and without its numbering.

    Spaces, quotes and hyphens of an outline are not those of the page.
    """
    return {bare for form in (text, _NUMBERING.sub("", text.strip())) if (bare := _bare(form))}


def _bare(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum())
