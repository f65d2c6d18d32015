"""Numbers as files write them and as lists show them: digits, letters, Roman numerals."""

import math

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


# Python refuses to read 4,300 digits or more, and nothing in a document is counted in billions.
_MOST_DIGITS = 9


def whole(value: str | None) -> int | None:
    """The number that an attribute writes in digits; None for anything else, or beyond belief."""
    return int(value) if value is not None and value.isdecimal() and len(value) <= _MOST_DIGITS else None


def finite(value: str) -> float | None:
    """The number that a file writes; None for anything else, or one that as a percentage has no end."""
    try:
        number = float(value)
    except ValueError:
        return None
    return number if math.isfinite(number * 100) else None


def count_on(counts: dict[int, int], level: int, start: int) -> int:
    """The number of the next item at `level` of a list that begins at `start`.

    `counts` are the numbers reached, by level; the lists inside the item before end with it.
    """
    end_lists(counts, level + 1)
    counts[level] = counts.get(level, start - 1) + 1
    return counts[level]


def end_lists(counts: dict[int, int], level: int) -> None:
    """What comes next at `level` or deeper begins to count again."""
    for ended in [other for other in counts if other >= level]:
        del counts[ended]


def numeral(number: int, form: str) -> str:
    """`number` in a w:numFmt (ECMA-376 part 1, 17.18.59); those not in French use are shown as decimal."""
    if form == "none":
        return ""
    if form in ("lowerLetter", "upperLetter") and 1 <= number <= 780:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 1 <= number < 4000:
        roman = ""
        for worth, letters in _ROMAN:
            roman += letters * (number // worth)
            number %= worth
        return roman if form == "lowerRoman" else roman.upper()
    return f"{number:02d}" if form == "decimalZero" else str(number)
