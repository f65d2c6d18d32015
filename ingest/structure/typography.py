"""What the shape of a line or paragraph says: does it end, does it begin, is it in capitals?"""

import re
import unicodedata

MONEY = r"(?:EUR|k€|M€|Md€)"
"""Pattern of what an amount is in where letters say it."""

_CLOSING = "*_»”\"')]’ \u00a0\u202f\t"
_CALLS = re.compile(r"(?:[⁰¹²³⁴-⁹]+|\[\^[^\]]*\]|\^\{?\d+\}?)$")
_OPENING = "*_«“\"'([‘ \u00a0\u202f\t"
_FINAL = (".", "!", "?", "…", ";")
_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"[^\s@]@[\w-]+\.\w|https?://|www\.|(?:\+33 ?\d|\b0\d)(?:[ .]?\d{2}){4}")
_SITE = re.compile(r"\w\.(?:fr|com|org|eu|net|int|info)\b")


def last_character(text: str) -> str:
    """The last character that counts: closing quotes, emphasis and note calls set aside."""
    tail = text[-60:].rstrip(_CLOSING)
    while (match := _CALLS.search(tail)) is not None:
        tail = tail[: match.start()].rstrip(_CLOSING)
    return tail[-1:]


def is_finished(text: str) -> bool:
    """Does this end as a sentence ends?"""
    return last_character(text) in _FINAL


def announces(text: str) -> bool:
    """Does this end with a colon, announcing what follows?"""
    return last_character(text) == ":"


def starts_lower(text: str) -> bool:
    """Does this start in lower case, as the middle of a sentence does?"""
    return text[:40].lstrip(_OPENING)[:1].islower()


def starts_title(text: str) -> bool:
    """Can a heading start so: with a capital, a figure or an opening quote?"""
    first = text[:40].lstrip("*_«“\"' \u00a0\u202f")[:1]
    return first.isupper() or first.isdigit()


def is_capitals(text: str) -> bool:
    """Are all its letters capitals, and are there at least four of them?"""
    letters = [character for character in text if character.isalpha()]
    return len(letters) >= 4 and all(character.isupper() for character in letters)


def is_bold(text: str) -> bool:
    """Is the whole of it set between one pair of bold marks?"""
    for mark in ("**", "__"):
        inner = text[len(mark) : -len(mark)]
        if text.startswith(mark) and text.endswith(mark) and inner.strip() and mark not in inner:
            return True
    return False


def is_contact(text: str) -> bool:
    """Does it hold an electronic address, a telephone number or the name of a site?"""
    return holds_address(text) or bool(_SITE.search(text))


def holds_address(text: str) -> bool:
    """Does it hold what one writes to or calls? The name of a site may well stand in a title."""
    return bool(_ADDRESS.search(text))


def words(text: str) -> list[str]:
    """Its words, folded: no case, no accent."""
    decomposed = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE"))
    return _WORD.findall(
        "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()
    )


def key(text: str) -> tuple[str, ...]:
    """Equal for two settings of one title, be it in capitals, without accents or in another number.

    Words are compared on their first five letters, which sees through a plural or an agreement
    that a table of contents and the heading it lists do not share.
    """
    return tuple(word[:5] for word in words(text))
