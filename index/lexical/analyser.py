"""Turns text into the terms of the lexical index, the same way for passages and questions."""

import re
from functools import lru_cache

from index.lexical.elision import strip_elision
from index.lexical.folding import fold, normalise
from index.lexical.identifiers import join_code_articles, number, pieces, strip_clitic
from index.lexical.stemming import stem
from index.lexical.stopwords import is_stop_word

# Longer than any word or address a person would search; longer runs (encoded data) are read in slices of this length.
_LONGEST_WORD = 64
_LETTERS = r"[^\W_]+"
_WORD = re.compile(
    # an amount glued to its unit (32M€), a unit, a word with its inner marks
    rf"\d+(?:[.,]\d+)*(?=(?:[kKMG]|Mds?|Mrds?)?[€$£%])|(?:[kKMG]|Mds?|Mrds?)?[€$£%]"
    rf"|\d+(?:[.,]\d+)+(?![^\W_])|{_LETTERS}(?:[-.&'·]{_LETTERS})*"
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>«»\"]+|[^\s<>«»\"@(),;:]{1,64}@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)


def analyse(text: str, language: str = "fr") -> list[str]:
    """Terms of `text` in order; never raises, linear in its length.

    `language` chooses stop words and stemmer (fr, en, de); other languages are only split and folded.
    """
    terms: list[str] = []
    for chunk in join_code_articles(normalise(text)).split():
        for first in range(0, len(chunk), _LONGEST_WORD):
            terms.extend(_chunk_terms(chunk[first : first + _LONGEST_WORD], language))
    return terms


@lru_cache(maxsize=100_000)
def _chunk_terms(chunk: str, language: str) -> tuple[str, ...]:
    """Terms of a run of characters without spaces; chunks repeat so much that most are found in the cache."""
    terms: list[str] = []
    if "@" in chunk or "://" in chunk or chunk.lower().startswith("www."):
        for address in _ADDRESS.findall(chunk):
            terms.append(_whole_address(address))
    for word in _WORD.findall(chunk):
        terms.extend(_word_terms(word, language))
    return tuple(dict.fromkeys(terms)) if len(terms) > 1 else tuple(terms)


def _word_terms(word: str, language: str) -> list[str]:
    if (as_number := number(word)) is not None:
        return [as_number]
    if language == "fr":
        word = strip_clitic(_read_elision(word))
    elif word.lower().endswith("'s"):
        word = word[:-2]
    if not word or is_stop_word(word, language):
        return []
    return [
        stem(piece.lower(), language) for piece in pieces(word) if piece and not is_stop_word(piece, language)
    ]


def _read_elision(word: str) -> str:
    return strip_elision(word) if "'" in word else word


def _whole_address(address: str) -> str:
    return fold(re.sub(r"^(?:https?://)?(?:www\.)?", "", address, flags=re.IGNORECASE).rstrip("./,;:!?)'"))
