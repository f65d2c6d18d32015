"""Words typed wrong, put right when the documents hold the word that was meant."""

import re
from collections.abc import Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.lexical.folding import fold
from index.lexical.stemming import stem
from index.lexical.stopwords import is_stop_word
from index.vocabulary import Form, Vocabulary
from service.types import Correction
from service.understanding import dictionary
from service.understanding.keyboard import fingers_slip

SHORTEST = 6
"""Letters of a word that may be corrected at all: shorter ones are an edit or two from too many others, and a
short unknown word is more often a name."""
ODD_LETTER = 7
"""Letters from which one too many or too few is a slip although it is heard; in « Javier » it makes
« janvier »."""
OTHER_LETTER = 8
"""Letters from which one in place of another is: in a shorter word it makes « Islande » of « Irlande »,
« justice » of « Justine »."""
TWO_SLIPS = 9
"""Letters from which two slips that are heard are believed."""
TWO_UNHEARD = (2, 1)
"""The strength of two slips that are not heard alike, the weakest that is believed."""
CLEARLY = 3
"""Times as often as the next best, to be the word that was meant."""

_CHUNK = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
# Identifiers, addresses, file names, amounts, what a wrong encoding has spoilt; and compounds, which are more
# often names than slips.
_CODE = re.compile(r"[\d@_/\\&#+=*<>\ufffd-]|\w[.:]\w|[‐‑]")
_ELIDED = re.compile(r"(?:qu|[djlmnst])(?=[aeiouyh])|c(?=e)")
_GLUED = re.compile(r"(?<![\w'’-])([cdjlmnst]|qu)([AEIOUYHÀ-Þ][^\W\d_]+)(?![\w'’-])")
_BEFORE_NOUNS = ("l", "d", "qu")
# No elided word follows these: « du louvre » is not « du l'ouvre ».
_ARTICLE = re.compile(r"\b(?:le|la|les|une?|du|des|aux?|ce|cet|cette|ces) $", re.IGNORECASE)
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in [
        (r"(.)\1+", r"\1"),
        (r"ph", "f"),
        (r"g(?=[eiy])|ge(?=[ao])", "j"),
        (r"ti(?=on|e[lnu])", "si"),
        (r"c(?=[eiy])|z", "s"),
        (r"qu|q|c(?!h)", "k"),
        (r"eau|au", "o"),
        (r"ai|ei", "e"),
        (r"n(?=[bmp])", "m"),
        (r"[ae][nm](?=[^aeiouy])", "an"),
        (r"(?<!c)h", ""),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),  # once more, for « sc »
    ]
]


def correct(question: str, vocabulary: Vocabulary) -> list[Correction]:
    """Corrections in order of place, none when the French dictionary is not installed.

    A word is put right when the documents do not use it nor another form of it, when it is no French word,
    name, acronym, number or code, and when one word of the documents stands out among those it may have been,
    and among the French words that they do not use; or when all it lacks is an apostrophe (« lentreprise »).
    """
    words = list(_words(question))
    found = list(_before_capitals(question, vocabulary))
    unknown = [place for place in words if not vocabulary.knows(place[0])]
    if not (unknown or found) or not dictionary.is_installed():
        return []
    unknown = [place for place in unknown if not dictionary.has(place[0])]
    if _is_foreign(question) or (len(unknown) > 3 and 2 * len(unknown) > len(words)):
        return []
    for word, start, end in unknown:
        follows_article = _ARTICLE.search(question, max(start - 6, 0), start) is not None
        if (parts := _run_together(word, vocabulary)) and not follows_article:
            # What a dictionary alone knows is right, and its ending is what the index would need. A verb has
            # to be the documents' own: « nevada » is not « n'évada » because they have « évader ».
            is_used = fold(parts[1]) in vocabulary.forms or (
                fold(parts[0]) in _BEFORE_NOUNS and vocabulary.knows(parts[1])
            )
            corrected = "'".join(parts) if is_used else None
        elif meant := _meant(fold(word), vocabulary):
            corrected = meant[0].upper() + meant[1:] if word[0].isupper() else meant
        else:
            corrected = None
        if corrected:
            found.append((start, end, word, corrected))
    return [Correction(f"c{number}", *correction) for number, correction in enumerate(sorted(found), start=1)]


def _before_capitals(question: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, « lANSF », « l'ANSF ») where an apostrophe is missing before a name that documents have.

    The index finds it without; encoder and reader do not.
    """
    for match in _GLUED.finditer(question):
        name = vocabulary.forms.get(fold(match[2]))
        if name is not None and match[0] not in vocabulary.counts:
            yield match.start(), match.end(), match[0], f"{match[1]}'{match[2]}"


def _words(question: str) -> Iterator[tuple[str, int, int]]:
    """(word, start, end) of all that may be misspelt: not names, acronyms, codes, other scripts."""
    first = _WORD.search(question)
    for chunk in _CHUNK.finditer(question):
        words = [] if _CODE.search(chunk[0]) else list(_WORD.finditer(question, chunk.start(), chunk.end()))
        for match in words:
            word, folded = match[0], fold(match[0])
            opens = first is not None and match.start() == first.start()
            is_small = word.islower() or (opens and word[1:].islower())
            if is_small and len(folded) >= SHORTEST and folded.isascii():
                yield word, match.start(), match.end()


def _is_foreign(question: str) -> bool:
    words = question.split()
    french, *others = (sum(is_stop_word(word, language) for word in words) for language in ("fr", "en", "de"))
    return french < max(others)


def _run_together(word: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """« lentreprise » as « l » and « entreprise », « quentreprise » as « qu » and « entreprise »."""
    if not (match := _ELIDED.match(fold(word))):
        return None
    elided, rest = word[: match.end()], word[match.end() :]
    return (elided, rest) if fold(rest) in vocabulary.forms or dictionary.has(rest) else None


def _meant(word: str, vocabulary: Vocabulary) -> str | None:
    """What folded `word` should have been, as the documents write it."""
    starts = (word[0], word[1] + word[0])
    near = [
        form
        for form in vocabulary.forms
        if abs(len(form) - len(word)) <= 2 and form.startswith(starts) and len(form) >= SHORTEST - 1
    ]
    strengths = {
        form: strength
        for form, distance, _ in process.extract(word, near, scorer=OSA.distance, score_cutoff=2, limit=None)
        if (strength := _strength(word, form, int(distance), vocabulary.forms[form]))
    }
    if not strengths:
        return None
    best, *others = sorted(strengths, key=lambda form: (strengths[form], -vocabulary.forms[form].count, form))
    rivals = [
        vocabulary.forms[other].count
        for other in others
        if strengths[other] == strengths[best] and stem(other, "fr") != stem(best, "fr")
    ]
    if rivals and vocabulary.forms[best].count < CLEARLY * max(rivals):
        return None
    if strengths[best] == TWO_UNHEARD and _is_nearer_to_another(word, vocabulary):
        return None
    return vocabulary.forms[best].written


def _is_nearer_to_another(word: str, vocabulary: Vocabulary) -> bool:
    """Whether folded `word` is one slip away from a French word that the documents do not use.

    « résurection » is « résurrection », which they never speak of, and not « restriction », which they do.
    Without it 1 % more of the documents' words with two slips at random are put right, and of 44 words put
    right in 14,500 questions on other subjects, 6 of another meaning.
    """
    return any(not vocabulary.knows(other) for other in dictionary.near(word))


def _strength(word: str, other: str, distance: int, form: Form) -> tuple[int, int] | None:
    """How likely `other` is to be what was meant by `word`, least first; None when not likely enough."""
    is_swap = distance == 1 and sorted(word) == sorted(other)
    if word[0] != other[0] and not is_swap:
        return None
    if is_swap or _sound(word) == _sound(other):
        return distance, 0
    # A name is near other names: Irlande and Islande, Boulogne and Bologne.
    if form.is_name or (distance == 2 and form.count < 2):
        return None
    # Of 12,922 words in names of towns, typed in small letters against three corpora, this leaves 116 « put
    # right » of 280 (« mortagne », « montagne »); of slips between keys side by side it loses none.
    if not fingers_slip(other, word):
        return None
    least = TWO_SLIPS if distance == 2 else OTHER_LETTER if len(word) == len(other) else ODD_LETTER
    return (distance, 1) if len(word) >= least else None


def _sound(word: str) -> str:
    """What folded `word` sounds like, roughly: slips of spelling keep it."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word
