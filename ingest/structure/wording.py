"""What the words of an element say: could they be a title, or are they running text?"""

import re

from ingest.dates import is_date
from ingest.structure.elements import Element
from ingest.structure.typography import (
    announces,
    is_contact,
    is_finished,
    last_character,
    starts_title,
    words,
)
from ingest.types import BlockKind

LONGEST_HEADING = 200  # characters; official reports do set titles on three lines
LONGEST_LABEL = 60  # « Bade-Wurtemberg : »; a longer line before a colon is a sentence
SENTENCE_END = re.compile(r"(?:[a-zà-ÿ]{2}|[%€)»\d])\s?[.?!…]\s+[A-ZÀ-Þ«]")
"""Of one sentence, with the start of the next."""
_MOST_LINES = 3
_BODY = 60  # characters from which an unfinished paragraph still reads as body text
_SHORTEST_SENTENCE = 2  # spaces in a paragraph that ends with a full stop: « Un devis suffit. »
_BYLINE = re.compile(
    r"[*_]*(?:(?:par|publiée?|mise? à jour|rédigée?|auteure?s?|date|réf|version|objet|destinataires?|copie"
    r"|copyright)\b|©)",
    re.IGNORECASE,
)
# What a manual sets above its boxes: the text after the box belongs to the heading before it.
_ADMONITIONS = {
    "note", "nota", "remarque", "important", "attention", "avertissement", "astuce", "conseil",
    "mise en garde", "a noter", "a savoir", "danger", "prudence", "tip", "caution", "warning",
}  # fmt: skip
# A line that ends with one was cut. In lower case as written: « Annexe A » and « Plan EN » are whole.
_UNENDING = re.compile(
    r"(?:(?<![\w-])(?:le|la|les|un|une|des|du|de|à|au|aux|et|ou|ni|en|par|que|qui|dont|comme|ce|cette|ces|son|sa|ses"
    r"|leurs?|vos|notre|nos|the|of|and|or|to|with|from)|\b[dlnsjmc]['’]|\bqu['’])$"
)


def is_short(element: Element) -> bool:
    """Is it no longer than a title may be?"""
    return len(element.text) <= LONGEST_HEADING and len(element.lines) <= _MOST_LINES


def looks_like_title(element: Element) -> bool:
    """Could these words be a title, and not a sentence?"""
    return (
        not element.code
        and is_short(element)
        and last_character(element.text) not in (".", ";", ",", ":", "…")
        and can_name(element.text)
    )


def looks_like_label(element: Element) -> bool:
    """Could these words and their colon name what follows, « Bade-Wurtemberg : »?"""
    text = element.text
    return not element.code and len(text) <= LONGEST_LABEL and announces(text) and can_name(text)


def can_name(text: str) -> bool:
    """Could these words name a part? Not an address, a date, a byline, the label of a box."""
    return (
        starts_title(text)
        and sum(character.isalpha() for character in text) >= 3
        and not is_contact(text)
        and not is_date(text)
        and not _BYLINE.match(text)
        and not is_admonition(text)
    )


def is_admonition(text: str) -> bool:
    """Is it the label of a box, « Attention » or « Remarque : », which heads the box alone?"""
    return " ".join(words(text[:LONGEST_LABEL])) in _ADMONITIONS


def breaks_off(text: str) -> bool:
    """Does it stop where no title does: on an article or a preposition, in a bracket left open?"""
    return (
        bool(_UNENDING.search(text)) or text.count("(") > text.count(")") or text.count("«") > text.count("»")
    )


def is_body(element: Element) -> bool:
    """Is it running text, not one more short line?"""
    if element.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.CAPTION):
        return True
    if element.kind is not BlockKind.PARAGRAPH:
        return False
    text = element.text
    if is_admonition(text):
        return True
    if last_character(text) == "." and not text.endswith("..") and text.count(" ") >= _SHORTEST_SENTENCE:
        return True
    return len(text) >= _BODY and (
        is_finished(text) or announces(text) or len(text) > LONGEST_HEADING or bool(SENTENCE_END.search(text))
    )
