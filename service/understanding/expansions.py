"""Acronyms and what they stand for, as the documents themselves introduce them; shorthand of keyboards.

A question is given the other form only where its own finds nothing: the long form of an acronym that the
documents use nowhere but where they introduce it, the acronym of a long form that they go on to call by it.
More does harm, for three words more outweigh what was asked (« Combien de RTT avec 37 heures ? » finds what
speaks of working time). Of the 16 answerable questions of the sample set that name either form, 11 found
their passage first without expansions, 7 with all and 13 with these.

Where it is asked what an acronym stands for, the long form is always given: what spells it out answers. Of 14
such questions on administrative documents, 12 found a passage that does first with it, 5 without.

Shorthand (« mdp ») is spelt out where the documents do not know it, in any sense.
"""

import math
import re
from collections.abc import Collection, Iterator

from index.acronyms import content_words
from index.lexical.abbreviations import SHORTHAND
from index.lexical.folding import fold
from index.vocabulary import Vocabulary
from service.types import Expansion
from service.understanding import dictionary
from service.understanding.followup_words import INTERROGATIVES, forms, words_of
from service.understanding.keywords import names_alone

MOST = 3
"""Expansions of one question: with more, it would be about its acronyms."""
LEAST_SMALL = 3
"""Letters of an acronym recognised in small letters: « rtt », but « ia » may be anything."""

_ASK_MORE = forms("combien quand comment pourquoi")
_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[.&](?=[^\W_]))+")
_HOW_MANY = re.compile(r"cb (?:de\b|d['’]|[çc]a\b|co[uû]t)", re.IGNORECASE)
"""« cb de jours », « cb ça coûte »: no card, but « combien »."""
_LETTERS = re.compile(r"[^\W\d_]+")


def expand(question: str, vocabulary: Vocabulary) -> list[Expansion]:
    """The other form of what the question names, in order of place.

    Nothing that the question says already, and never more in all than the question's own length, unless all
    it asks is what an acronym is.
    """
    expansions: list[Expansion] = []
    said = [_stems(question)]
    asked = _asked_for_their_meaning(question, vocabulary)
    room = math.inf if asked else len(question)
    found = {
        *_acronyms(question, vocabulary, asked),
        *_long_forms(question, vocabulary),
        *_shorthand(question, vocabulary),
    }
    for _, term, expansion in sorted(found):
        needed = len(expansion) + 1
        stems = _stems(expansion)
        if len(expansions) < MOST and needed <= room and not any(_says(text, stems) for text in said):
            expansions.append(Expansion(f"e{len(expansions) + 1}", term, expansion))
            said.append(stems)
            room -= needed
    return expansions


def _asked_for_their_meaning(question: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The folded names of « que signifie OFPRA ? », « c'est quoi l'ofpra »: nothing else is asked of them."""
    words = words_of(question, vocabulary.written_name)
    interrogatives = INTERROGATIVES.intersection(word.folded for word in words)
    if not interrogatives or interrogatives & _ASK_MORE:
        return frozenset()
    return frozenset(word.folded for word in names_alone(words))


def _acronyms(
    question: str, vocabulary: Vocabulary, asked: Collection[str]
) -> Iterator[tuple[int, str, str]]:
    """(place, acronym as typed, long form), whatever the documents do with those that are `asked`."""
    long_forms = vocabulary.acronyms.long_forms
    for match in _TOKEN.finditer(question):
        typed, acronym = match[0], match[0].upper()
        if acronym in long_forms and (
            fold(typed) in asked or not (_is_used(acronym, vocabulary) or _may_be_word(typed, question))
        ):
            yield match.start(), typed, long_forms[acronym]


def _may_be_word(typed: str, question: str) -> bool:
    """« cet » is a word, and so is CET where everything is in capitals; without a dictionary any may be."""
    is_small = typed[1:].islower()
    if is_small and len(typed) < LEAST_SMALL:
        return True
    return (is_small or question.isupper()) and not (dictionary.is_installed() and not dictionary.has(typed))


def _long_forms(question: str, vocabulary: Vocabulary) -> Iterator[tuple[int, str, str]]:
    """(place, long form as typed, acronym)."""
    short_forms = vocabulary.acronyms.short_forms
    longest = max(map(len, short_forms), default=0)
    words = content_words(question)
    for first, (_, start, _) in enumerate(words):
        for beyond in range(first + 2, min(first + longest, len(words)) + 1):
            acronym = short_forms.get(tuple(word for word, _, _ in words[first:beyond]))
            if acronym and _is_used(acronym, vocabulary):
                yield start, question[start : words[beyond - 1][2]], vocabulary.acronyms.written[acronym]


def _shorthand(question: str, vocabulary: Vocabulary) -> Iterator[tuple[int, str, str]]:
    """(place, shorthand as typed, what it stands for)."""
    for match in _TOKEN.finditer(question):
        typed, folded = match[0], fold(match[0])
        if (words := SHORTHAND.get(folded)) is None or folded in vocabulary.forms:
            continue
        is_read = typed[1:].islower() or " " in words
        is_other = typed.upper() in vocabulary.acronyms.long_forms or _HOW_MANY.match(question, match.start())
        if is_read and not is_other:
            yield match.start(), typed, words


def _is_used(acronym: str, vocabulary: Vocabulary) -> bool:
    """Whether the documents use an acronym, given in capitals, elsewhere than where they introduce it.

    « R&D » counts as often as the rarer of its letters.
    """
    written = vocabulary.acronyms.written[acronym]
    uses = min(vocabulary.counts.get(letters, 0) for letters in _LETTERS.findall(written))
    return uses > vocabulary.acronyms.introduced[acronym]


def _stems(text: str) -> tuple[str, ...]:
    return tuple(word for word, _, _ in content_words(text))


def _says(text: tuple[str, ...], stems: tuple[str, ...]) -> bool:
    return bool(stems) and any(text[place : place + len(stems)] == stems for place in range(len(text)))
