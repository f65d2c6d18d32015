"""Lists that answer as a whole: « quels sont… » asks for every item, under the words that introduce them."""

import re
from collections.abc import Sequence

from index.lexical.folding import fold
from ingest.structure.markers import item_marker
from ingest.structure.typography import announces

_ALL = re.compile(
    r"\b(?:les)?quel(?:le)?s\b|\b(?:cite|enumere|liste)[rz]?\b|\bqui (?:sont|compose(?:nt)?|siege(?:nt)?)\b"
    r"|\bde qui (?:se|est) compose|\bcomposition\b"
)


def asks_for_all(question: str) -> bool:
    """Whether the question is put in the plural, orders a list, or asks who makes up a body."""
    return _ALL.search(fold(question)) is not None


def whole_list(texts: Sequence[str], place: int) -> tuple[range, range]:
    """The list that `place` is an item or the lead-in of: (with its lead-in, its items alone), as places.

    Both are empty where it is neither. Without a lead-in, which ends with a colon, the two are the same.
    """
    items = [item_marker(text.lstrip()) > 0 for text in texts]
    first = place + 1 if not items[place] and _leads(texts, items, place) else place
    if not items[first]:
        return range(0), range(0)
    last = first
    while first and items[first - 1]:
        first -= 1
    while last + 1 < len(items) and items[last + 1]:
        last += 1
    led = bool(first) and _leads(texts, items, first - 1)
    return range(first - led, last + 1), range(first, last + 1)


def _leads(texts: Sequence[str], items: Sequence[bool], place: int) -> bool:
    return announces(texts[place]) and place + 1 < len(items) and items[place + 1]
