"""The marks at the start of a line that say what it is: bullets, numbers, note calls."""

import re
from dataclasses import dataclass
from enum import StrEnum

from ingest.roman import roman_value

BULLET = re.compile(r"(?:[-–—•‣▪▫◦●○■□➢➤►▶✓✔·*+]|o(?=\s+[A-ZÀ-Þ«]))\s+(?=\S)")
_ENUMERATOR = re.compile(r"(?!M\.)\(?(?:\d{1,3}|[A-Za-z]|[ivxlIVXL]{1,6})(?:[.)]|°\)?|\s?/)\s+(?=\S)")
NOTE = re.compile(r"(?:[⁰¹²³⁴-⁹]{1,4}|\[\^[^\]\s]{1,40}\]:)\s*(?=\S)")
_URL = re.compile(r"https?://|www\.")
NUMBERED_NOTE = re.compile(r"(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}|\^\{?\d{1,3}\}?)\s+(?=\S)")
# As French typesetting numbers notes: « 1. Voir l'annexe. »
SMALL_NOTE = re.compile(r"\d{1,3}\.\s+(?=\S)")
_NOTE_WORD = re.compile(r"(?:sources?\s*:|voir\b|cf\.|ibid|op\. cit|id\.|<?https?://|www\.)", re.IGNORECASE)
CAPTION = re.compile(
    r"\**(?:tableau|figure|fig\.|graphique|carte|encadré|illustration|photo|schéma|table)\s+"
    r"(?:n°\s*)?\d{1,3}(?:\.\d{1,2})?\s*(?:[.:–—-]|$)",
    re.IGNORECASE,
)

_KEYWORDS = (
    "livre", "partie", "titre", "chapitre", "section", "sous-section", "article", "art.", "annexe",
)  # fmt: skip
# An annex stands beside the chapters, and holds articles as they do.
CHAPTER = _KEYWORDS.index("chapitre")
_RANKS = {word: CHAPTER if word == "annexe" else rank for rank, word in enumerate(_KEYWORDS)}
_KEYWORD = re.compile(
    rf"\**({'|'.join(re.escape(word) for word in _KEYWORDS)})\s+"
    r"(?:n°\s*)?(?:\d+(?:er|re)?|I(?:er|re|ère)|[IVXLC]+|[LRDA]\.?\s?\d+(?:-\d+)*|[A-Z]\b|premi(?:er|ère)|unique|préliminaire)"
    r"(?=[\s.:–—)*-]|$)",
    re.IGNORECASE,
)
# « 2.1 », and « B.2.1 » in an annex; « L.321 » is an article of a code.
_DECIMAL = re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,5}|[A-Z](?:\.\d{1,2}){1,5})\.?\s+(?=\S)")
_ROMAN = re.compile(r"([IVXLC]{1,7})\s?[.)/–—-]\s+(?=\S)")
_UPPER = re.compile(r"([A-Z])\s?[.)/–—-]\s+(?=\S)")
_ARABIC = re.compile(r"(\d{1,2})\s?(?:[.)/–—-]|°\)?)\s+(?=\S)")
_LOWER = re.compile(r"([a-z])\s?[.)/]\s+(?=\S)")


class Numbering(StrEnum):
    """Styles of heading numbers; their order in a plan is inferred from the document."""

    KEYWORD = "keyword"
    ROMAN = "roman"
    UPPER = "upper"
    DECIMAL = "decimal"
    ARABIC = "arabic"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Number:
    """The number a heading starts with."""

    style: Numbering
    value: int
    """Its place among its siblings; 0 where it has none (keywords)."""
    depth: int = 0
    """Decimal numbers: how many parts (`2.1` has two). Keywords: their rank, `livre` first."""
    above: str = ""
    """Decimal numbers: all parts but the last, `8.1` of `8.1.6`."""


def item_marker(line: str) -> int:
    """Length of the list marker the line starts with, white space included; 0 if it has none."""
    match = BULLET.match(line)
    if match:
        # « + 600 emplois » is a figure, not an item: the sign belongs to the number.
        return 0 if line[0] == "+" and line[match.end()].isdigit() else match.end()
    match = _ENUMERATOR.match(line)
    return match.end() if match else 0


def is_bullet(line: str) -> bool:
    return bool(BULLET.match(line)) and item_marker(line) > 0


def is_note(line: str, small: bool = False) -> bool:
    """Is this the first line of a footnote? `small`: it is set smaller than the body."""
    if NOTE.match(line) or (small and SMALL_NOTE.match(line)):
        return True
    match = NUMBERED_NOTE.match(line)
    if not match:
        return False
    rest = line[match.end() :]
    return small or bool(_NOTE_WORD.match(rest)) or (bool(_URL.search(rest)) and len(line) < 400)


def numbers(line: str) -> list[Number]:
    """Every way to read the number a line starts with: « C. » is a letter, or a hundred."""
    line = line.lstrip("*_ ")
    if match := _KEYWORD.match(line):
        return [Number(Numbering.KEYWORD, 0, _RANKS[match.group(1).lower()])]
    if match := _DECIMAL.match(line):
        parts = match.group(1).split(".")
        return [Number(Numbering.DECIMAL, int(parts[-1]), len(parts), ".".join(parts[:-1]))]
    found = []
    if match := _ROMAN.match(line):
        found.append(Number(Numbering.ROMAN, roman_value(match.group(1))))
    if match := _UPPER.match(line):
        found.append(Number(Numbering.UPPER, ord(match.group(1)) - ord("A") + 1))
    if match := _ARABIC.match(line):
        found.append(Number(Numbering.ARABIC, int(match.group(1))))
    if match := _LOWER.match(line):
        found.append(Number(Numbering.LOWER, ord(match.group(1)) - ord("a") + 1))
    return found
