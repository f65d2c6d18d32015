"""Scales: which row is for 30 000 €? « De 25 000 à 40 000 € », « jusqu’à 40 000 € », « 25 000 € et plus »."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import inf, nextafter

from index.lexical.folding import fold, normalise
from index.lexical.numerals import numerals
from index.lexical.quantities import QuantityReader
from index.lexical.stopwords import is_stop_word
from ingest.dates import YEAR

# Over folded text, whose groups of three figures are one number.
_NUMBER = r"(?<![\w.,'-])\d+(?:[.,]\d+)?(?:\s*(?:[km]d?€|[€%]|[a-z]+))?"
_ABOVE = r"(?:plus de|superieure?s? a|au[- ]de(?:la|ssus) de|[>])"
_FROM = r"(?:a partir de|au moins|[≥])"
_BELOW = r"(?:moins de|inferieure?s? a|au[- ]dessous de|[<])"
_UP_TO = r"(?:jusqu'a|au plus|[≤])"
_BRACKET = re.compile(
    rf"\b(?:de|entre)\s+(?P<low>{_NUMBER})\s+(?:a|et)\s+(?P<high>{_NUMBER})"
    rf"|{_ABOVE}\s*(?P<above>{_NUMBER})|{_FROM}\s*(?P<from>{_NUMBER})"
    rf"|{_BELOW}\s*(?P<below>{_NUMBER})|{_UP_TO}\s*(?P<up_to>{_NUMBER})"
    rf"|(?P<or_more>{_NUMBER})\s+(?:et|ou)\s+plus\b|(?P<or_less>{_NUMBER})\s+(?:et|ou)\s+moins\b"
    r"|\bau[- ]dela\b(?! de)"
)
_ASKED = re.compile(rf"(?:(?P<above>{_ABOVE})\s*|(?P<below>{_BELOW})\s*)?(?P<number>{_NUMBER})")
_PARTS = re.compile(r"([\d.,]+)\s*(.*)")
_MULTIPLES = {"k€": 1e3, "m€": 1e6, "md€": 1e9}
_EURO = ("euro", *_MULTIPLES)


def fitting(question: str, rows: Sequence[str]) -> int | None:
    """Place of the row whose bracket holds a number of the question most tightly; None when no row's does.

    « De 5 à 10 jours » holds 7 days, not 7 €; a bare number may be of euros. A year is no number.
    """
    asked = list(_asked(_plain(question)))
    fits = []
    top = (0.0, "")
    for place, row in enumerate(rows if asked else ()):
        brackets = list(_brackets(_plain(row), top))
        for value, unit in asked:
            # « Plus de 30 km, jusqu'à 249 km » is one bracket.
            alike = [(low, high) for low, high, other in brackets if other in ("", unit or "€")]
            low = max((low for low, _ in alike), default=inf)
            high = min((high for _, high in alike), default=-inf)
            if low <= value <= high:
                fits.append((high - low, place))
        top = next(((high, unit) for _, high, unit in brackets if high < inf), top)
    return min(fits)[1] if fits else None


@lru_cache(maxsize=5_000)  # the same rows come back from one question to the next
def _plain(text: str) -> str:
    """Folded, with numbers in figures."""
    reader = QuantityReader()
    found: list[str] = []
    spelt: list[str] = []
    for chunk in [*normalise(text).split(), ""]:
        ended = [*reader.read(numerals(chunk))]
        if spelt and not (reader.is_reading and not ended):
            found += ended if ended and not any(map(str.isdigit, "".join(spelt))) else spelt
            spelt = []
        (spelt if reader.is_reading else found).append(chunk)
    return fold(" ".join(found))


def _asked(question: str) -> Iterator[tuple[float, str]]:
    """Numbers with their units, « moins de 3 » a little less than 3."""
    for match in _ASKED.finditer(question):
        if not re.fullmatch(YEAR, match["number"].split()[0]):
            value, unit = _amount(match["number"])
            yield _over(value) if match["above"] else _under(value) if match["below"] else value, unit


def _brackets(text: str, top: tuple[float, str]) -> Iterator[tuple[float, float, str]]:
    """Least and greatest number, and unit, of each bracket in a folded text.

    `top` is the greatest number of the row above, and its unit: « au-delà » begins there.
    """
    for match in _BRACKET.finditer(text):
        if match.lastgroup is None:
            yield _over(top[0]), inf, top[1]
            continue
        kind = match.lastgroup
        value, unit = _amount(match[kind])
        if kind == "high":
            low, low_unit = _amount(match["low"])
            yield low, value, unit or low_unit
        elif kind in ("above", "from", "or_more"):
            yield _over(value) if kind == "above" else value, inf, unit
        else:
            yield -inf, _under(value) if kind == "below" else value, unit


def _over(value: float) -> float:
    return nextafter(value, inf)


def _under(value: float) -> float:
    return nextafter(value, -inf)


def _amount(number: str) -> tuple[float, str]:
    """The number, and « € », « jour » or nothing where no unit is told."""
    ((figures, word),) = _PARTS.findall(number)
    unit = word.removesuffix("s")
    value = float(figures.replace(",", ".")) * _MULTIPLES.get(unit, 1.0)
    return value, "€" if unit in _EURO else "" if is_stop_word(word, "fr") else unit
