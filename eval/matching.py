"""When a passage counts as having found an evidence, and a highlight as being right."""

from collections.abc import Sequence

from eval.types import Evidence, Found, GoldQuestion
from index.types import Hit

ENOUGH_CHARACTERS = 150
"""Of a long evidence, this much in one passage is enough to read the answer (gold format)."""

LONGEST_PASSAGE = 1200
"""A longer passage finds nothing: quoting everything is not answering (gold format)."""

LONGEST_HIGHLIGHT = 350


def place(hit: Hit) -> Found:
    """Where what a hit shows stands."""
    return Found(hit.document.sources[0], hit.shown.start, hit.shown.end)


def overlap(found: Found, evidence: Evidence) -> int:
    """Characters in common; 0 in different sources."""
    if found.source != evidence.source:
        return 0
    return max(0, min(found.end, evidence.end) - max(found.start, evidence.start))


def finds(found: Found, evidence: Evidence) -> bool:
    """Whether the passage covers half of the evidence, or 150 characters of it."""
    if found.end - found.start > LONGEST_PASSAGE:
        return False
    needed = min(ENOUGH_CHARACTERS, (evidence.end - evidence.start) / 2)
    return overlap(found, evidence) >= needed


def found_at(question: GoldQuestion, hits: Sequence[Found], *, every: bool | None = None) -> int | None:
    """Rank, from 1, at which the question's evidence has been found; None when it never is.

    Evidence are alternatives, unless the question needs all of them; `every` overrides that.
    """
    wanted = question.needs_all if every is None else every
    missing = set(question.evidence)
    for rank, hit in enumerate(hits, start=1):
        seen = {e for e in missing if finds(hit, e)}
        missing -= seen
        if not missing or (seen and not wanted):
            return rank
    return None


def highlight_is_right(question: GoldQuestion, citation: Found | None, highlights: Sequence[Found]) -> bool:
    """Whether the first citation is right and its mark shows the answer and little else.

    At most 350 characters marked, covering half of an evidence, and at least 40 % of the mark
    inside that evidence.
    """
    if citation is None:
        return False
    marked = sum(h.end - h.start for h in highlights)
    if not 0 < marked <= LONGEST_HIGHLIGHT:
        return False
    for evidence in question.evidence:
        inside = sum(overlap(h, evidence) for h in highlights)
        if (
            finds(citation, evidence)
            and inside >= (evidence.end - evidence.start) / 2
            and inside >= 0.4 * marked
        ):
            return True
    return False
