"""Hits made by hand, for what is decided without an index."""

import re
from collections.abc import Sequence

from index.types import Hit, Reading, Scores, StoredDocument, StoredPassage
from ingest.types import Unit


def document(document_id: str = "d", text: str = "", version: str = "v") -> StoredDocument:
    return StoredDocument(
        id=document_id,
        version=version,
        collection="default",
        title="Titre",
        sources=("a.txt",),
        media_type="text/plain",
        language="fr",
        date=None,
        authors=(),
        characters=len(text),
        pages=0,
        passages=1,
    )


def passage(
    text: str,
    start: int = 0,
    end: int | None = None,
    units: Sequence[tuple[int, int]] | None = None,
    context: tuple[tuple[str, int, int], ...] = (),
) -> StoredPassage:
    """The range of `text` from start to end, by default one unit."""
    end = len(text) if end is None else end
    ranges = [(start, end)] if units is None else units
    return StoredPassage(
        key=start,
        document_id="d",
        start=start,
        end=end,
        text=text[start:end],
        indexed=text[start:end],
        section=(),
        units=tuple(Unit(first, last, text[first:last]) for first, last in ranges),
        page=None,
        page_end=None,
        page_label=None,
        language="fr",
        context=context,
    )


def hit(found: StoredPassage, document_id: str = "d", relevance: float | None = None) -> Hit:
    """`relevance` is the reader's log-odds that the passage answers; None where it was not read."""
    reading = None if relevance is None else Reading(relevance, (0.0,) * len(found.units))
    return Hit(found, document(document_id), 0.5, Scores(dense=0.5), reading=reading)


def words(text: str) -> list[str]:
    """An analyser small enough to reason about."""
    return re.findall(r"\w+", text.lower())
