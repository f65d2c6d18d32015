"""Which lines of a page are the headings that the document's outline names."""

import re
import unicodedata
from collections.abc import Sequence

from ingest.readers.pdf.layout import PageLayout
from ingest.readers.pdf.properties import OutlineEntry

# A heading set on more lines than this is none.
_MOST_LINES = 4
# Outlines often leave out the number that the page prints, and the other way round.
_NUMBERING = re.compile(
    r"^(?:(?:chapitre|partie|annexe|section|titre|article)\s+)?"
    r"(?:[\divxlc]{1,7}(?:\.\d+)*|[a-z](?:\.\d+)+)[.):\s–—-]+",
    re.I,
)


def outlined_lines(
    page: PageLayout, entries: Sequence[OutlineEntry], skipped: frozenset[int]
) -> dict[int, int]:
    """Heading level of the lines (by position) named by `entries`, all of which point to this page.

    Lines in `skipped`, the page's furniture, repeat headings without being any.
    """
    levels: dict[int, int] = {}
    texts = [page.text[line.start : line.end] for line in page.lines]
    for entry in entries:
        lines = _find(texts, _forms(entry.title), skipped | levels.keys())
        levels.update(dict.fromkeys(lines, entry.level))
    return levels


def _find(texts: Sequence[str], wanted: set[str], taken: frozenset[int]) -> range:
    """The lines that together say what is wanted, none of them taken."""
    longest = max(map(len, wanted), default=0)
    for first in range(len(texts)):
        joined = ""
        for last in range(first, min(first + _MOST_LINES, len(texts))):
            joined += texts[last] + " "
            if last in taken or len(joined) > 2 * longest + 40:
                break
            if _forms(joined) & wanted:
                return range(first, last + 1)
    return range(0)


def _forms(text: str) -> set[str]:
    """The text as letters and digits only, with and without its numbering.

    Spaces, quotes and hyphens of an outline are not those of the page.
    """
    return {bare for form in (text, _NUMBERING.sub("", text.strip())) if (bare := _bare(form))}


def _bare(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum())
