"""Turns text into the terms of the lexical index, the same way for passages and questions."""

import re
from collections.abc import Iterator
from functools import lru_cache

from index.lexical.abbreviations import amount, spell_out
from index.lexical.elision import strip_elision
from index.lexical.folding import fold, normalise
from index.lexical.identifiers import join_articles, number, parts, pieces, strip_clitics
from index.lexical.numerals import Numeral, numerals, written_date
from index.lexical.quantities import QuantityReader
from index.lexical.stemming import stem
from index.lexical.stopwords import is_stop_word

IDENTITY = b"fr-2"
"""Changes whenever `analyse` makes other terms of some text: an index of other terms is built anew."""

# Longer than any word a person would search; of longer runs (encoded data) only the parts are terms.
LONGEST_WORD = 64
LONGEST_ADDRESS = 256
# Chunks remembered, of some 340 bytes: any large folder fills them. In 9,291 passages 10,000 answer for 88 %
# of the chunks; 100,000 for 93 %, in a fifth to a third less time and with up to ten times the memory.
_KEPT = 10_000
# A whole text in capitals of so many words is a heading or somebody's keyboard, not a row of acronyms.
_SHOUTED_WORDS = 4

_LETTERS = r"[^\W_]+"
_UNIT = r"(?:[kKMG]|Mds?|Mrds?)?[€$£%]"
_WORD = re.compile(
    rf"\d+(?:[.,]\d+)*(?={_UNIT})|{_UNIT}|\d+(?:[.,]\d+)+|{_LETTERS}(?:[-.&'_]{_LETTERS})*",
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>«»\"\ud800-\udfff]+"
    r"|[^\s<>«»\"@(),;:\ud800-\udfff]{1,64}@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"https?://|www\.", re.IGNORECASE)


def analyse(text: str, language: str = "fr") -> list[str]:
    """Terms of `text` in order; never raises, and takes time linear in its length.

    `language` chooses stop words and stemmer (fr, en, de); other languages are only split and folded.
    """
    text = join_articles(normalise(text))
    if text.isupper() and len(text.split(maxsplit=_SHOUTED_WORDS)) >= _SHOUTED_WORDS:
        text = text.lower()
    terms: list[str] = []
    reader = QuantityReader()
    for chunk in text.split():
        found, counting = (
            _chunk(chunk, language) if len(chunk) <= LONGEST_WORD else (_terms(chunk, language), ())
        )
        if counting or reader.is_reading:
            terms += reader.read(counting)
        terms += found
    return [*terms, *reader.end()]


@lru_cache(maxsize=_KEPT)
def _chunk(chunk: str, language: str) -> tuple[tuple[str, ...], tuple[Numeral, ...]]:
    """Chunks between spaces repeat so much that most are found here: terms, and parts of a number or date."""
    if language != "fr":
        return _terms(chunk, language), ()
    date = written_date(chunk)
    return _terms(" ".join(date) or spell_out(chunk), language), numerals(chunk)


def _terms(chunk: str, language: str) -> tuple[str, ...]:
    """Terms of a run of characters without spaces, each once."""
    terms: list[str] = []
    if "@" in chunk or "www." in chunk or "://" in chunk:
        terms += (_whole_address(address) for address in _ADDRESS.findall(chunk))
        chunk = _SCHEME.sub(" ", chunk)
    for word in _WORD.findall(chunk):
        if len(word) <= LONGEST_WORD:
            terms += _word_terms(word, language)
        else:
            for part in parts(word):
                for first in range(0, len(part), LONGEST_WORD):
                    terms += _word_terms(part[first : first + LONGEST_WORD], language)
    return tuple(dict.fromkeys(terms))


def _word_terms(word: str, language: str) -> Iterator[str]:
    if as_number := number(word):
        yield as_number
        return
    if in_full := amount(word):
        yield from (stem(part, language) for part in in_full)
        return
    is_name = False
    if language == "fr":
        # « l'Est » is the East, « l'est » is not.
        is_name = (after := strip_elision(word)) != word and after.istitle()
        word = strip_clitics(after)
    elif word.endswith("'s"):
        word = word[:-2]
    if not word or (is_stop_word(word, language) and not is_name):
        return
    for piece in pieces(word):
        if is_name or not is_stop_word(piece, language):
            yield stem(lowered(piece), language)


def lowered(piece: str) -> str:
    """Capitals have said what they had to: which words are names, acronyms, joined words."""
    return piece.lower()


def _whole_address(address: str) -> str:
    return fold(_SCHEME.sub("", address)[:LONGEST_ADDRESS].rstrip("./,;:!?)'"))
