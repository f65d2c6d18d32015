"""What a number format of Excel shows (ECMA-376 part 1, 18.8.30 and 18.8.31), in French.

Years are always written in full, whatever the format: « 24 » could neither be found nor be dated.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.dates import MONTHS
from ingest.readers import french
from ingest.readers.cells import Content

GENERAL = "General"
# Formats that a file names by number only, as a French Excel shows them.
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '#,##0\\ "€"', 6: '#,##0\\ "€"', 7: '#,##0.00\\ "€"', 8: '#,##0.00\\ "€"', 9: "0%", 10: "0.00%",
    11: "0.00E+00", 12: GENERAL, 13: GENERAL, 14: "dd/mm/yyyy", 15: "d-mmm-yyyy", 16: "d-mmm",
    17: "mmm-yyyy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "hh:mm", 21: "hh:mm:ss",
    22: "dd/mm/yyyy hh:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0",
    42: '#,##0\\ "€"', 43: "#,##0.00", 44: '#,##0.00\\ "€"', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
    48: "0.0E+0", 49: "@",
}  # fmt: skip
# The system's own long date and time, whatever is written beside them.
_SYSTEM = (("[$-F800]", "dddd d mmmm yyyy"), ("[$-F400]", "hh:mm:ss"))

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<skipped>.)|\*(?P<filled>.)'
    r"|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[(?P<elapsed>h+|m+|s+)\]|\[(?P<option>[^\]]*)\]"
    r"|(?P<general>general|standard|@)|(?P<percent>%)|(?P<half>AM/PM|A/P)|(?P<date>y+|m+|d+|h+|s+(?:\.0+)?|e+|g+)"
    r"|(?P<number>[0#?][0#?,]*(?:\.[0#?]*)?(?:E[+-][0#?]+)?|\.[0#?]+(?:E[+-][0#?]+)?)|(?P<literal>.)",
    re.I | re.S,
)
_SECTION = re.compile(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*+)(?:;|$)', re.S)
# « # ##0 », with the space that French typists put where Excel expects a comma.
_SPACED_THOUSANDS = re.compile(r'(?<=[#0])(?:\\ |" "|[ \u00a0\u202f])(?=[#0]{3}(?![#0]))')
_FRACTION = re.compile(r"[?#]\s*/\s*[?#\d]")
_MOST_DECIMALS, _LONGEST = 30, 255  # Excel's own limits, of decimals and of a format's characters
_OF_TIME = {"date", "elapsed", "half"}
# 1 January 1900 is day 1; Excel counts a 29 February 1900 that never was (18.17.4.1).
_EPOCH, _PHANTOM_DAY = datetime.datetime(1899, 12, 30), 60
_EPOCH_1904 = datetime.datetime(1904, 1, 1)


def shown(value: float, code: str, *, since_1904: bool = False) -> tuple[str, Content]:
    """The number as a cell of this format shows it, and what that is.

    `since_1904`: whether days are counted from 1904, as old Macintosh workbooks do.
    """
    sections = _sections(code)
    section = sections[0]
    if value < 0 and len(sections) > 1 and sections[1].tokens:
        section, value = sections[1], -value
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    if section.of_time:
        return _date(value, section.tokens, since_1904), Content.DATE
    text = _number(value * 100 if section.percent else value, section.tokens)
    return text, Content.DATE if french.is_year(text, value) else Content.FIGURE


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    """Name of a group of `_TOKEN`."""
    text: str


@dataclass(frozen=True, slots=True)
class _Section:
    """The part of a format for numbers of one sign."""

    tokens: tuple[_Token, ...]
    of_time: bool
    percent: bool


@lru_cache(maxsize=1_000)
def _sections(code: str) -> tuple[_Section, ...]:
    """Of positive numbers, negative ones, zero and text, as far as the format tells them apart."""
    code = next((stands for mark, stands in _SYSTEM if mark in code), code[:_LONGEST])
    sections: list[_Section] = []
    for match in _SECTION.finditer(code):
        tokens = _tokens(match[1])
        kinds = {token.kind for token in tokens}
        sections.append(_Section(tokens, not kinds.isdisjoint(_OF_TIME), "percent" in kinds))
        if not match[0].endswith(";"):
            break
    return tuple(sections)


def _tokens(section: str) -> tuple[_Token, ...]:
    if _FRACTION.search(section):
        return (_Token("general", GENERAL),)
    found: list[_Token] = []
    for match in _TOKEN.finditer(_SPACED_THOUSANDS.sub(",", section)):
        kind = match.lastgroup or ""
        if kind in ("quoted", "escaped", "currency", "literal"):
            found.append(_Token("literal", match[kind]))
        elif kind not in ("skipped", "filled", "option"):
            found.append(_Token(kind, match[kind]))
    return tuple(found)


def _number(value: float, tokens: Sequence[_Token]) -> str:
    places = [token.text for token in tokens if token.kind == "number"]
    digits = _digits(value, places)
    sign = "-" if value < 0 and re.search("[1-9]", "".join(digits)) else ""
    parts: list[str] = []
    for token in tokens:
        if token.kind == "number":
            parts.append(sign + digits.pop(0))
            sign = ""
        elif token.kind == "general":
            parts.append(french.number(value))
        else:
            # French puts a space before these, one that does not break.
            spaced = token.text in ("%", "€") and parts and not parts[-1].endswith(french.NO_BREAK_SPACE)
            text = token.text.replace(" ", french.NO_BREAK_SPACE)
            parts.append(f"{french.NO_BREAK_SPACE}{text}" if spaced else text)
    return "".join(parts).strip()


def _digits(value: float, places: list[str]) -> list[str]:
    """The digits of the number for each group of places."""
    if len(places) == 1:
        return [_decimal(abs(value), places[0])]
    # Masks such as « 00 00 00 00 00 » are filled from the right; what is left over goes to the first.
    left = f"{abs(value):.0f}"
    groups: list[str] = []
    for place in reversed(places):
        width = sum(place.count(character) for character in "0#?")
        taken = left[-width:] if width else ""
        left = left[: len(left) - len(taken)]
        groups.insert(0, taken.rjust(_fewest(place), "0"))
    if groups:
        groups[0] = left + groups[0]
    return groups


def _decimal(value: float, place: str) -> str:
    mantissa, exponent, power = place.partition("E") if "E" in place else place.partition("e")
    whole, _, fraction = mantissa.partition(".")
    decimals = min(len(fraction), _MOST_DECIMALS)
    if exponent:
        scientific = f"{value:.{decimals}E}".replace(".", ",")
        return scientific if power.startswith("+") else scientific.replace("E+", "E")
    thousands = len(whole) - len(whole.rstrip(","))
    value /= 1000**thousands
    grouped = "," in whole.rstrip(",")
    text = french.number(value, decimals, fewest=min(fraction.count("0"), decimals), grouped=grouped)
    integer, comma, rest = text.partition(",")
    places = _fewest(whole)
    return ("" if integer == "0" and not places else integer.rjust(places, "0")) + comma + rest


def _fewest(place: str) -> int:
    """How many digits are always shown: from the first « 0 » on."""
    digits = place.replace(",", "")
    return len(digits) - digits.index("0") if "0" in digits else 0


def _date(value: float, tokens: Sequence[_Token], since_1904: bool) -> str:
    try:
        moment = _moment(value, since_1904)
    except OverflowError:
        return french.number(value)
    halved = any(token.kind == "half" for token in tokens)
    dated = [i for i, token in enumerate(tokens) if token.kind in ("date", "elapsed")]
    parts: list[str] = []
    for i, token in enumerate(tokens):
        if token.kind == "elapsed":
            parts.append(_elapsed(value, token.text.lower()))
        elif token.kind == "half":
            parts.append("AM" if moment.hour < 12 else "PM")
        elif token.kind == "date":
            place = dated.index(i)
            before = tokens[dated[place - 1]].text.lower() if place else ""
            after = tokens[dated[place + 1]].text.lower() if place + 1 < len(dated) else ""
            minutes = before.startswith("h") or after.startswith("s")
            parts.append(_part(moment, token.text.lower(), minutes=minutes, halved=halved))
        elif token.kind == "literal":
            parts.append(token.text)
    return "".join(parts).strip()


def _moment(value: float, since_1904: bool) -> datetime.datetime:
    """To the nearest second. Raises OverflowError beyond the year 9999."""
    if since_1904:
        epoch = _EPOCH_1904
    else:
        epoch = _EPOCH + datetime.timedelta(days=1 if 0 < value < _PHANTOM_DAY else 0)
    return epoch + datetime.timedelta(seconds=round(value * 86_400))


def _part(moment: datetime.datetime, letters: str, *, minutes: bool, halved: bool) -> str:
    """`minutes`: whether « m » stands for minutes rather than months."""
    width = len(letters)
    match letters[0]:
        case "y" | "e":
            return f"{moment.year:04}"
        case "m" if minutes and width <= 2:
            return f"{moment.minute:0{width}}"
        case "m" if width >= 3:
            return (french.SHORT_MONTHS if width == 3 else MONTHS)[moment.month - 1]
        case "m":
            return f"{moment.month:0{width}}"
        case "d" if width >= 3:
            name = french.DAYS[moment.weekday()]
            return f"{name[:3]}." if width == 3 else name
        case "d":
            return f"{moment.day:0{width}}"
        case "h":
            return f"{(moment.hour % 12 or 12) if halved else moment.hour:0{min(width, 2)}}"
        case "s":
            return f"{moment.second:0{2 if letters.startswith('ss') else 1}}"
        case _:
            return ""


def _elapsed(value: float, letters: str) -> str:
    """Hours, minutes or seconds gone by, beyond a day too."""
    per_day = {"h": 24, "m": 1_440, "s": 86_400}[letters[0]]
    return f"{int(round(value * 86_400) * per_day // 86_400):0{len(letters)}}"
