"""Citations that do not repeat one another."""

from collections.abc import Iterable

from index.types import Hit


def without_repetition(hits: Iterable[Hit]) -> list[Hit]:
    """The hits without any that overlaps a better one by half of the shorter."""
    kept: list[Hit] = []
    for hit in hits:
        if not any(repeats(hit, better) for better in kept):
            kept.append(hit)
    return kept


def repeats(hit: Hit, other: Hit) -> bool:
    if hit.document.id != other.document.id:
        return False
    a, b = hit.shown, other.shown
    common = min(a.end, b.end) - max(a.start, b.start)
    return 2 * common >= min(a.end - a.start, b.end - b.start)
