"""Labels: which row of a table, or item of a list of « name: figure », a question names."""

import re
from collections.abc import Collection, Sequence

from service.answering.terms import Analyse

_CELLS = re.compile(r"\s*[\t|]\s*")
_LABEL = re.compile(r"(?:\W*\s)?([^:]{1,60}?)\s*:\s*\S")


def named(
    question: Collection[str], rows: Sequence[str], indexed: Sequence[str], analyse: Analyse
) -> int | None:
    """Place of the one row whose label has most of the question's terms that not all rows have.

    None where two have as many, or none has any. A text that is no row has no label. `indexed` are the same
    rows with the names of their columns: in a table of sources « source » tells no row from another.
    """
    labels = [frozenset(analyse(_label(row))) for row in rows]
    said = [frozenset(analyse(text)) for text, label in zip(indexed, labels, strict=True) if label]
    telling = frozenset(question).difference(frozenset.intersection(*said)) if said else frozenset[str]()
    found = sorted(((len(label & telling), place) for place, label in enumerate(labels)), reverse=True)
    if not found or not found[0][0] or (len(found) > 1 and found[0][0] == found[1][0]):
        return None
    return found[0][1]


def _label(row: str) -> str:
    cells = [cell for cell in _CELLS.split(row.strip(" |\t")) if cell]
    if len(cells) > 1:
        return cells[0]
    match = _LABEL.match(row)
    return match[1] if match else ""
