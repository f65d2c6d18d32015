"""Superlatives over a table: « Quel cycle donne le plus de RTT ? » asks for the row of the highest figure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.lexical.folding import fold, normalise
from ingest.dates import YEAR
from ingest.indexed_text import CELL_BREAK
from service.answering.terms import Analyse

_SUPERLATIVE = re.compile(
    r"\b(?:l[ea]s?|du|des|sa|son|ses|leurs?) (?P<degree>plus|moins|meilleure?s?)\b(?! d[e'] ?\d)"
    r"(?: (?P<what>\w+))?|\bau plus\b(?! (?:tot|tard|vite))"
)
# « La plus petite » is the lowest.
_LITTLE = re.compile(r"petit|faible|bas|court|jeune|leger|modeste|reduit|rapide")
# The latest, the nearest, what grows most: the highest figure does not tell.
_UNTOLD = re.compile(
    r"\b(?:l[ea]s?|au) (?:plus|moins) (?:tot|tard|recent|ancien|proche|loin|vite)"
    r"|\b(?:augment|progress|evolu|baiss|diminu|recul|croi)"
)
_EITHER = re.compile(r"\w,? ou \w")  # before folding, which makes « ou » of « où »
_FIGURE = re.compile(r"([+-]?\d+(?:[.,]\d+)?) ?([€%a-z]*)")
_WHOLE = re.compile(r"(?:ensemble|total|totaux|moyenne)\b")


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    figures: Mapping[int, float]
    """By the place of the row."""
    has_unit: bool
    """In its cells, or in brackets after its name: « Débit (litres par seconde) »."""


def extreme(question: str, rows: Sequence[str], analyse: Analyse) -> int | None:
    """Place of the row with the highest or lowest figure of the column that the question names best.

    `rows` are indexed texts, each cell after the name of its column, and empty for what is no row. None where
    no superlative is asked for, where it is between two things, and where columns named alike do not agree. A
    column that the question does not name counts only where it has a unit: others may be telephone numbers.
    """
    sign = 0 if _EITHER.search(question) else _sign(fold(normalise(question)))
    columns = _columns(rows) if sign else []
    asked = frozenset(analyse(question))
    named = [len(asked.intersection(analyse(column.name))) for column in columns]
    most = max(named, default=0)
    found = {
        _furthest(column.figures, sign)
        for column, terms in zip(columns, named, strict=True)
        if terms == most and (terms or column.has_unit)
    }
    return found.pop() if len(found) == 1 else None


def _sign(question: str) -> int:
    """1 where the highest is asked for, -1 where the lowest is, 0 where neither."""
    match = _SUPERLATIVE.search(question)
    if match is None or _UNTOLD.search(question):
        return 0
    little = _LITTLE.match(match["what"] or "") is not None
    return -1 if little != (match["degree"] == "moins") else 1


def _columns(rows: Sequence[str]) -> list[_Column]:
    """Those but the first that have a figure in most rows, of one unit.

    A row of totals or means is none of those compared.
    """
    cells: dict[str, dict[int, str]] = {}
    compared = 0
    for place, row in enumerate(rows):
        label, *others = row.split(CELL_BREAK)
        if others and not _WHOLE.match(fold(label.rpartition(" : ")[2])):
            compared += 1
            for name, _, value in (cell.partition(" : ") for cell in others):
                cells.setdefault(name, {})[place] = fold(normalise(value))
    columns = []
    for name, values in cells.items():
        read = {place: match for place, value in values.items() if (match := _FIGURE.match(value))}
        units = {match[2].removesuffix("s") for match in read.values()}
        is_year = all(re.fullmatch(YEAR, match[0]) for match in read.values())
        if len(units) == 1 and not is_year and 2 * len(read) > compared > 1:
            figures = {place: float(match[1].replace(",", ".")) for place, match in read.items()}
            columns.append(_Column(name, figures, units != {""} or "(" in name))
    return columns


def _furthest(figures: Mapping[int, float], sign: int) -> int | None:
    """None where two rows have the same."""
    first, second = sorted(figures, key=lambda place: -sign * figures[place])[:2]
    return None if figures[first] == figures[second] else first
