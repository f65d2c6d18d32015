"""Finding a gold quotation in a document's text.

Gold points at spans of the source, never at passages, so that it survives re-chunking.
"""

import re
from functools import lru_cache

_SKIPPED = re.compile(r"-\n\s*|\s+|\u00ad")
"""What layout adds to words: white space, and the hyphen of a word broken at a line end."""


def find_quote(text: str, quote: str) -> tuple[int, int] | None:
    """Range of `quote` in `text`: as it stands, else up to white space and line-end hyphens."""
    start = text.find(quote)
    if start >= 0:
        return start, start + len(quote)
    squeezed, positions = _squeeze(text)
    needle, _ = _squeeze(quote)
    start = squeezed.find(needle)
    if start < 0 or not needle:
        # A word that really has a hyphen may be the one broken at the line end.
        needle = needle.replace("-", "")
        squeezed, positions = _without_hyphens(text)
        start = squeezed.find(needle)
        if start < 0 or not needle:
            return None
    return positions[start], positions[start + len(needle) - 1] + 1


@lru_cache(maxsize=64)
def _squeeze(text: str) -> tuple[str, list[int]]:
    kept: list[str] = []
    positions: list[int] = []
    at = 0
    for gap in _SKIPPED.finditer(text):
        kept.append(text[at : gap.start()])
        positions.extend(range(at, gap.start()))
        at = gap.end()
    kept.append(text[at:])
    positions.extend(range(at, len(text)))
    return "".join(kept), positions


@lru_cache(maxsize=64)
def _without_hyphens(text: str) -> tuple[str, list[int]]:
    squeezed, positions = _squeeze(text)
    return (
        squeezed.replace("-", ""),
        [p for c, p in zip(squeezed, positions, strict=True) if c != "-"],
    )
