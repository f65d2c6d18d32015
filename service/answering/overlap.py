"""Citations that do not repeat one another."""

from collections.abc import Iterable

from index.types import Hit


def without_repetition(hits: Iterable[Hit], limit: int) -> list[Hit]:
    """Keep the best `limit` hits, skipping any that overlaps a better one by half of the shorter."""
    kept: list[Hit] = []
    for hit in hits:
        if len(kept) == limit:
            break
        if not any(_repeats(hit, better) for better in kept):
            kept.append(hit)
    return kept


def _repeats(hit: Hit, other: Hit) -> bool:
    if hit.document.id != other.document.id:
        return False
    a, b = hit.passage, other.passage
    common = min(a.end, b.end) - max(a.start, b.start)
    return 2 * common >= min(a.end - a.start, b.end - b.start)
