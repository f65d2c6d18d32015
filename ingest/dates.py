"""Dates as French, English and German documents print them, as ISO 8601 with the precision known."""

import re
from collections.abc import Iterator

YEAR = r"(?:19|20)\d\d"
"""Pattern of a year: what four figures stand for when they begin so."""

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
)  # fmt: skip
# The same without accents, in English and in German.
_OTHERWISE = (
    "january januar", "fevrier february februar", "march märz", "april", "may", "june juni", "july juli",
    "aout august", "september", "october oktober", "november", "decembre december dezember",
)  # fmt: skip
_NUMBERS = {
    name: number
    for number, (month, others) in enumerate(zip(MONTHS, _OTHERWISE, strict=True), start=1)
    for name in (month, *others.split())
}
_MONTH = "|".join(_NUMBERS)
# What follows the year in ISO 8601, each precision apart.
_ISO_MONTH, _ISO_DAY = r"0[1-9]|1[0-2]", r"0[1-9]|[12]\d|3[01]"
ISO_DATE = re.compile(rf"(\d{{4}})(?:-({_ISO_MONTH})(?:-({_ISO_DAY}))?)?(?![\d-])")
"""Year, month and day of an ISO 8601 date as precise as it is known; an hour may follow."""
_DATE = re.compile(
    rf"\b(?:(?P<day>[0-3]?\d)(?:er|\.|\s*\^\{{?er\}}?)?\s+)?(?P<month>{_MONTH})\s+(?P<year>{YEAR})\b"
    rf"|\b(?P<day_number>[0-3]?\d)[/.](?P<month_number>[01]?\d)[/.](?P<year_last>{YEAR})\b"
    rf"|\b(?P<iso>{YEAR}-(?:{_ISO_MONTH})(?:-(?:{_ISO_DAY}))?)\b(?!-)"
    rf"|\b(?<![-/])(?P<alone>{YEAR})\b(?![-/]\d)",
    re.IGNORECASE,
)


def dates(text: str) -> Iterator[tuple[str, int, int]]:
    """Each date of `text` as (ISO date, start, end)."""
    for match in _DATE.finditer(text):
        yield _iso(match), match.start(), match.end()


def declared_date(text: str) -> str | None:
    """What a file says its date is, in ISO 8601: people write « 12 mars 2024 » there, or « bientôt »."""
    if iso := ISO_DATE.match(text):
        return iso[0]
    return next((iso for iso, _, _ in dates(text)), None)


def in_words(date: str) -> str:
    """« 1er mars 2024 », « mars 2024 » or « 2024 », as precisely as ISO 8601 has it; else as it is."""
    if not (found := ISO_DATE.fullmatch(date)):
        return date
    year, month, day = found.groups()
    words = [year]
    if month:
        words.insert(0, MONTHS[int(month) - 1])
    if day:
        words.insert(0, "1er" if day == "01" else str(int(day)))
    return " ".join(words)


def is_date(text: str) -> bool:
    """Is there nothing but a date here, a place apart (« Paris, le 3 mai 2024 »)?"""
    match = _DATE.search(text)
    if match is None or match["alone"] or len(text) > 60:
        return False
    rest = text[: match.start()] + text[match.end() :]
    return bool(re.fullmatch(r"[\s*_.,]*(?:\w[\w-]*(?:[\s-]\w+){0,2},?\s*)?(?:le|du)?[\s*_.,]*", rest))


def _iso(match: re.Match[str]) -> str:
    if match["iso"]:
        return match["iso"]
    if match["alone"]:
        return match["alone"]
    if match["month_number"]:
        year, month, day = match["year_last"], int(match["month_number"]), match["day_number"]
    else:
        year, month, day = match["year"], _NUMBERS[match["month"].casefold()], match["day"]
    if not 1 <= month <= 12:
        return year
    if day is None or not 1 <= int(day) <= 31:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{int(day):02}"
