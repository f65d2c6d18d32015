"""Acronyms and their long forms, where a document introduces one by the other in brackets.

« compte épargne-temps (CET) » and « CET (compte épargne-temps) », told by their initials as Schwartz and
Hearst (2003, "A simple algorithm for identifying abbreviation definitions in biomedical text") do, with what
French needs: articles and prepositions may be left out of the initials, accents do not count, and an acronym
may be written as a word (« Pacs », « Ehpad »).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from index.lexical.folding import fold
from index.lexical.stemming import stem
from index.lexical.stopwords import is_stop_word

_T = TypeVar("_T")

_BRACKETS = re.compile(r"\(([^()\n\t]{2,150})\)")
_ACRONYM = r"[A-ZÀ-Þ][A-ZÀ-Þa-z0-9&.]{0,10}[A-ZÀ-Þa-z0-9]"
_SAID = r"(?i:(?:ci-après|dite?|ou|soit|sigle|en abrégé)[\s:]+)?"
_ONLY_ACRONYM = re.compile(rf"\s?{_SAID}(?:[«“\"]\s?)?({_ACRONYM})\.?(?:\s?[»”\"])?\s?")
_ACRONYM_LAST = re.compile(rf"(?<![\w\-\]])({_ACRONYM})\s?$")
# A long form crosses none of these; a comma it may: « risques, environnement, mobilité ».
_BREAK = re.compile(r"[.;:!?()«»“”\"\n\t•–—]")
_WORD = re.compile(r"[^\W_]+")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
# Folded words that may stand inside a name.
_LINKS = frozenset(
    ["de", "d", "du", "des", "le", "la", "l", "les", "a", "au", "aux", "en", "et", "pour", "sur"]
)
# What a name starts with whose acronym is of another language: « ministère fédéral de la Recherche (BMBF) ».
# Nothing tells where such a name begins, except these.
_AUTHORITIES = (
    "agence|autorite|caisse|chambre|comite|commission|confederation|conseil|direction|federation|ministere"
    "|office|organisation|parlement|syndicat|tribunal|union"
)
_AUTHORITY = re.compile(rf"(?:{_AUTHORITIES})s?")
# These also stand in brackets after the acronym of something else, which they host: « ENACT (Université de
# Lorraine) ».
_INSTITUTION = re.compile(
    rf"(?:{_AUTHORITIES}|academie|association|bureau|centre|departement|ecole|fondation|institut|laboratoire"
    r"|observatoire|societe|universite)s?"
)
_AROUND = ' \u00a0\u202f«»“”"'
_LONGEST_NAME = 12
"""Words of an institution's name, links included; more is a sentence."""


@dataclass(frozen=True, slots=True)
class Acronyms:
    """What the documents say, both ways; what they say in two ways equally often is left out."""

    long_forms: Mapping[str, str]
    """By acronym, in capitals."""
    short_forms: Mapping[tuple[str, ...], str]
    """Acronyms, in capitals, by the stems of the long form's words (see `content_words`)."""
    written: Mapping[str, str]
    """Acronyms as the documents mostly write them where they introduce them, by the acronym in capitals."""
    introduced: Mapping[str, int]
    """How often each acronym, in capitals, stands in brackets beside a long form, whichever."""


def content_words(text: str) -> list[tuple[str, int, int]]:
    """(stem, start, end) of each word that is not a stop word: what makes two long forms the same."""
    return [
        (stem(match[0].lower(), "fr"), match.start(), match.end())
        for match in _WORD.finditer(text)
        if not is_stop_word(match[0], "fr") and len(match[0]) > 1
    ]


def introductions(text: str) -> Iterator[tuple[str, str]]:
    """(acronym, long form) as written, each time `text` introduces one by the other; time linear in it."""
    for match in _BRACKETS.finditer(text):
        start = match.start()
        if acronym := _ONLY_ACRONYM.fullmatch(match[1]):
            letters = _letters(acronym[1])
            # Forty characters for a letter are more than any French name needs.
            before = text[max(0, start - 40 * len(letters)) : start].rstrip(_AROUND)
            long_form = _before(letters, _BREAK.split(before)[-1], _is_word(acronym[1]))
        elif acronym := _ACRONYM_LAST.search(text, max(0, start - 14), start):
            long_form = _inside(_letters(acronym[1]), match[1].strip(_AROUND), _is_word(acronym[1]))
        if acronym and long_form:
            yield acronym[1], long_form


def resolve(found: Counter[tuple[str, str]]) -> Acronyms:
    """The most frequent partner of each acronym and of each long form; none when two are as frequent."""
    by_acronym: defaultdict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    by_long_form: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    long_writings: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    writings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (short, long_form), count in found.items():
        capitals = short.upper()
        words = tuple(word for word, _, _ in content_words(long_form))
        by_acronym[capitals][words] += count
        by_long_form[words][capitals] += count
        long_writings[words][long_form] += count
        writings[capitals][short] += count
    long_forms = {
        acronym: _most_frequent(long_writings[key])
        for acronym, keys in by_acronym.items()
        if (key := _first_alone(keys)) is not None
    }
    short_forms = {
        key: acronym
        for key, acronyms in by_long_form.items()
        if (acronym := _first_alone(acronyms)) is not None and _first_alone(by_acronym[acronym]) == key
    }
    return Acronyms(
        long_forms,
        short_forms,
        written={acronym: _most_frequent(counts) for acronym, counts in writings.items()},
        introduced={acronym: keys.total() for acronym, keys in by_acronym.items()},
    )


def _most_frequent(counts: Counter[str]) -> str:
    return min(counts, key=lambda text: (-counts[text], text))


def _first_alone(counts: Counter[_T]) -> _T | None:
    (best, most), *others = counts.most_common(2)
    return None if others and others[0][1] == most else best


def _letters(acronym: str) -> str:
    """What the initials have to spell, or nothing when this is no acronym: « Le », « IV », « P4 »."""
    letters = "".join(character for character in fold(acronym) if character.isalpha())
    shortest = 3 if _is_word(acronym) else 2
    return "" if len(letters) < shortest or _ROMAN.fullmatch(acronym) else letters


def _is_word(acronym: str) -> bool:
    """Written as a word, « Pacs »: it may as well be a name, « Paris », and only its letters can tell."""
    return sum(map(str.isupper, acronym)) < 2


def _before(letters: str, segment: str, is_word: bool) -> str | None:
    """The end of `segment` that `letters` stand for."""
    if not letters:
        return None
    spelt = _spelt(letters, segment, may_skip=False)
    if spelt or is_word:
        return spelt
    return _spelt(letters, segment, may_skip=True) or _named(letters, segment, _INSTITUTION)


def _inside(letters: str, content: str, is_word: bool) -> str | None:
    """The whole of `content`, if `letters` stand for it."""
    stand_for = letters and (
        _spells(letters, _WORD.findall(content), may_skip=not is_word)
        or (not is_word and _named(letters, content, _AUTHORITY) == content)
    )
    return content if stand_for else None


def _spelt(letters: str, segment: str, may_skip: bool) -> str | None:
    """The shortest end of `segment` whose initials are `letters`, if any.

    It follows a small word or nothing, or has a capital: the words before « national de la recherche » would
    belong to it, those before « Prélèvement forfaitaire unique » need not.
    """
    words = list(_WORD.finditer(segment))
    texts = [word[0] for word in words]
    for first in range(len(words) - 1, -1, -1):
        begins = first == 0 or texts[first][0].isupper() or is_stop_word(texts[first - 1].lower(), "fr")
        if begins and _spells(letters, texts[first:], may_skip):
            return segment[words[first].start() :]
    return None


def _spells(letters: str, words: list[str], may_skip: bool) -> bool:
    """Whether the words' beginnings make up `letters`, in order, from the first word to the last.

    A link may be left out; of four letters or more, another word too (« équivalent temps plein annuel
    travaillé » is ETPT) if `may_skip`. A word may give more than its initial (« direction numérique », DNUM).
    """
    folded = [fold(word) for word in words]
    if len(folded) < 2 or {folded[0], folded[-1]} & _LINKS:
        return False
    # How many letters can be spelt so far, with a word skipped or not.
    reached = {(0, False)}
    for place, word in enumerate(folded):
        is_inner = 0 < place < len(folded) - 1
        following = set()
        for spelt, has_skipped in reached:
            if is_inner and word in _LINKS:
                following.add((spelt, has_skipped))
            elif is_inner and may_skip and not has_skipped and len(letters) > 3:
                following.add((spelt, True))
            for end in range(spelt + 1, len(letters) + 1):
                if not word.startswith(letters[spelt:end]):
                    break
                following.add((end, has_skipped))
        reached = following
    return any(spelt == len(letters) for spelt, _ in reached)


def _named(letters: str, segment: str, head: re.Pattern[str]) -> str | None:
    """The end of `segment` from the last word that is a `head`, if it is a proper name."""
    segment = segment.rpartition(",")[2]
    words = list(_WORD.finditer(segment))[-_LONGEST_NAME:]
    heads = [place for place, word in enumerate(words) if head.fullmatch(fold(word[0]))]
    if len(letters) < 3 or not heads:
        return None
    name = [word[0] for word in words[heads[-1] :]]
    is_phrase = all(fold(word) in _LINKS or not is_stop_word(word, "fr") for word in name)
    is_proper = any(word[0].isupper() for word in name)
    if not is_phrase or not is_proper or len(name) < 2:
        return None
    return segment[words[heads[-1]].start() :]
