"""Numbers in words and figures, months, dates in figures: what a chunk adds to the number being read."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from index.lexical.folding import fold
from index.lexical.identifiers import number
from ingest.dates import MONTHS, YEAR


class Kind(Enum):
    FIGURES = "3", "1,5"
    WORD = "trois", "vingt"
    HUNDRED = "cent"
    THOUSAND = "mille"
    MULTIPLE = "milliers", "M€"
    AND = "et"
    ORDINAL = "troisième", "centième"
    RANK = "3e", "1er"
    MONTH = "mai"
    BREAK = ",", "("


@dataclass(frozen=True, slots=True)
class Numeral:
    """A part of a number or date."""

    kind: Kind
    value: Decimal = Decimal()
    """What it counts or multiplies by; of a month, from 1 to 12; 0 of « et » and of a break."""


BREAK = Numeral(Kind.BREAK)
"""No number goes on over it."""

_SMALL = (
    *("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    *("onze", "douze", "treize", "quatorze", "quinze", "seize"),
)
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_SWISS_AND_BELGIAN_TENS = {"septante": 70, "huitante": 80, "octante": 80, "nonante": 90}
_MULTIPLES = {"millier": 10**3, "million": 10**6, "milliard": 10**9}
_SHORT_MULTIPLES = {"k€": 10**3, "m€": 10**6, "g€": 10**9} | dict.fromkeys(
    ("md", "mds", "mrd", "mrds", "md€", "mds€", "mrd€", "mrds€"), 10**9
)
_ORDINALS = {
    **dict.fromkeys(("premier", "premiere", "unieme"), 1),
    **dict.fromkeys(("second", "seconde", "deuxieme"), 2),
    **{f"{word.rstrip('e')}ieme": value for value, word in enumerate(_SMALL[2:], start=3)},
    **{"cinquieme": 5, "neuvieme": 9, "centieme": 100},
    **{f"{word.rstrip('e')}ieme": value for word, value in _TENS.items()},
}
_WORDS = {word: value for value, word in enumerate(_SMALL, start=1)} | _TENS | _SWISS_AND_BELGIAN_TENS


def _listed() -> dict[str, Numeral]:
    numerals = {word: Numeral(Kind.WORD, Decimal(value)) for word, value in _WORDS.items()}
    for word, value in _MULTIPLES.items():
        numerals |= dict.fromkeys((word, f"{word}s"), Numeral(Kind.MULTIPLE, Decimal(value)))
    numerals |= {short: Numeral(Kind.MULTIPLE, Decimal(value)) for short, value in _SHORT_MULTIPLES.items()}
    for word, value in _ORDINALS.items():
        numerals |= dict.fromkeys((word, f"{word}s"), Numeral(Kind.ORDINAL, Decimal(value)))
    for value, month in enumerate(MONTHS, start=1):
        numerals[fold(month)] = Numeral(Kind.MONTH, Decimal(value))
    numerals |= {
        "une": numerals["un"],
        "vingts": numerals["vingt"],
        "cent": Numeral(Kind.HUNDRED, Decimal(100)),
        "cents": Numeral(Kind.HUNDRED, Decimal(100)),
        "mille": Numeral(Kind.THOUSAND, Decimal(1000)),
        "et": Numeral(Kind.AND),
    }
    return numerals


_NUMERALS = _listed()
_CHUNK = re.compile(r"([^\w€]*)(.*?)([^\w€]*)", re.DOTALL)
_ELIDED = re.compile(r"(?:[dl]|qu)'(?=\w)", re.IGNORECASE)
_FIGURES = re.compile(r"(\d{1,15}|\d{1,3}(?:\.\d{3})+)(?:[.,](\d{1,6}))?((?:[kKMG]|Mr?ds?)?€)?")
_RANK = re.compile(r"(\d{1,4})e")
_DATE = re.compile(rf"(\d{{1,2}})([/.-])(\d{{1,2}})\2({YEAR}|\d\d)|({YEAR})-(\d\d)-(\d\d)")
_MONTH_AND_YEAR = re.compile(rf"(\d\d)/({YEAR})")


def numerals(chunk: str) -> tuple[Numeral, ...]:
    """What a run of characters without spaces adds to a number; nothing when it is no part of any.

    Punctuation around it is a break; expects straight apostrophes and hyphens (see `folding.normalise`).
    """
    match = _CHUNK.fullmatch(chunk)
    if match is None or not (core := _ELIDED.sub("", match[2], count=1)):
        return ()
    found = _read(core)
    if not found:
        return ()
    before = (BREAK,) if match[1] or core != match[2] else ()
    return (*before, *found, BREAK) if match[3] else (*before, *found)


def written_date(chunk: str) -> tuple[str, ...]:
    """« 22/05/2024 » or « 2024-05-22 » as « 22 », « mai », « 2024 »; nothing for what is no date.

    Punctuation around it does not count. A year of two figures is of this century.
    """
    chunk = chunk.strip("()[]«»\"',.;:!?…")
    if match := _MONTH_AND_YEAR.fullmatch(chunk):
        month, year = int(match[1]), match[2]
        return (MONTHS[month - 1], year) if 1 <= month <= 12 else ()
    if not (match := _DATE.fullmatch(chunk)):
        return ()
    day, month = int(match[1] or match[7]), int(match[3] or match[6])
    year = match[4] or match[5]
    if not (1 <= day <= 31 and 1 <= month <= 12) or (len(year) == 2 and match[2] != "/"):
        return ()
    return str(day), MONTHS[month - 1], year if len(year) == 4 else f"20{year}"


def _read(core: str) -> tuple[Numeral, ...]:
    if core[0].isdigit():
        if date := written_date(core):
            return tuple(numeral for word in date[:2] for numeral in _read(word))
        if match := _RANK.fullmatch(number(core) or ""):
            return (Numeral(Kind.RANK, Decimal(match[1])),)
        if match := _FIGURES.fullmatch(core):
            whole, fraction, unit = match.groups()
            figures = Numeral(Kind.FIGURES, Decimal(f"{whole.replace('.', '')}.{fraction or 0}"))
            multiple = _NUMERALS.get(fold(unit)) if unit else None
            return (figures, multiple) if multiple else (figures,)
        return ()
    found = [_NUMERALS.get(word) for word in fold(core).split("-")]
    return tuple(filter(None, found)) if all(found) else ()
