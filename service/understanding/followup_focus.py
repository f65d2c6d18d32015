"""What an earlier question asked of its subject: a follow-up that asks for something else leaves it behind.

« Combien d'employés compte Fraunhofer ? », then « où est son siège ? »: of Fraunhofer, not of its employees.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.understanding.followup_pieces import DATE, Piece, split
from service.understanding.followup_pronouns import (
    folded_at,
    is_demonstrative,
    is_infinitive,
    is_object,
    is_personal,
    is_possessive,
)
from service.understanding.followup_words import (
    AUXILIARIES,
    CONNECTIVES,
    DETERMINERS,
    INTERROGATIVES,
    MEASURES,
    PREPOSITIONS,
    SUBJECTS,
    Word,
    WrittenName,
    forms,
    singular,
    words_of,
)

_OF = forms("de d'")
_BE = forms("est sont était étaient sera seront")
_ON_THE_WAY = AUXILIARIES | SUBJECTS | forms("t ce que qu' ne n' me m' te t' se s' y en")
"""Between « quand » and what is done: « quand a-t-il été fondé », « où peut-on se garer »."""
_THIS = forms("ce cet cette")
_ONE = _THIS | forms("il elle son sa ses le la l' lui y")
_ANSWERS = {"qui": _ONE - {"y"}, "ou": _THIS}
"""What may stand for the person or the place that an earlier question asked for: « ce bureau »."""
_MANY = forms("ils elles leur leurs les eux en ces")
_NOT_ASKED = forms("pourquoi que qu'")
"""« Pourquoi ? » is about all that was asked; « que » mostly joins."""
_PARTICIPLE = re.compile(r"(?:ée?|ue?|erte?|[ru]ite?|[rm]ise?)s?$")


@dataclass(frozen=True, slots=True)
class Focus:
    """Words that follow an interrogative: a noun, « combien d'employés », or what is done, « qui dirige »."""

    words: tuple[Word, ...]
    is_noun: bool
    pronouns: frozenset[str]
    """Those that may stand for the noun, or for the answer."""

    @property
    def is_measure(self) -> bool:
        return self.words[0].folded in MEASURES or singular(self.words[0]) in MEASURES


def less_asked(earlier: Sequence[Piece], latest: Sequence[Word], written_name: WrittenName) -> list[Piece]:
    """`earlier` without what it asked, if `latest` asks for something else, and if anything else is left."""
    if not _asks_something_else(latest):
        return list(earlier)
    left_behind = {
        question: _left_behind(words_of(question, written_name), latest)
        for question in {piece.question for piece in earlier}
    }
    kept: list[Piece] = []
    for piece in earlier:
        starts = left_behind[piece.question]
        kept += split(piece, {at for at, word in enumerate(piece.words) if word.start in starts})
    return kept if any(piece.kind != DATE for piece in kept) else list(earlier)


def _asks_something_else(words: Sequence[Word]) -> bool:
    """« où est-il », « et son budget », « qui paie » do; « pourquoi », « combien de jours » do not."""
    opening = next((at for at, word in enumerate(words) if word.folded not in CONNECTIVES), 0)
    if words and is_possessive(words, opening):
        return True
    return any(not focus.is_measure for focus in _focuses(words)) or any(
        word.folded in INTERROGATIVES and folded_at(words, at + 1) in _BE and at + 2 < len(words)
        for at, word in enumerate(words)
    )


def _left_behind(words: Sequence[Word], latest: Sequence[Word]) -> set[int]:
    """Where the words start that an earlier question asked, and that `latest` does not need."""
    focuses = list(_focuses(words))
    asked = {word.start for focus in focuses for word in focus.words} | set(_inverted(words))
    pronouns = {
        word.folded
        for at, word in enumerate(latest)
        if any(stands(latest, at) for stands in (is_personal, is_possessive, is_object, is_demonstrative))
    }
    if any(_stands_for_what_is_asked(latest, at) for at in range(len(latest))):
        pronouns |= _MANY
    has_subject = _has_subject(words, asked.union(_done(words)))
    asks_alike = any(focus.is_noun and not focus.is_measure for focus in _focuses(latest))
    for focus in focuses:
        is_subject = focus.is_noun and not (has_subject or asks_alike)
        if not focus.is_measure and (is_subject or focus.pronouns & pronouns):
            asked -= {word.start for word in focus.words}
    return asked


def _stands_for_what_is_asked(words: Sequence[Word], at: int) -> bool:
    """« combien ont été élus », « lesquels » of those the question before was about."""
    if words[at].folded == "combien":
        return at + 1 == len(words) or words[at + 1].folded in AUXILIARIES
    return words[at].folded.startswith("lesquel")


def _focuses(words: Sequence[Word]) -> Iterator[Focus]:
    for at, word in enumerate(words):
        if not _asks(words, at):
            continue
        first, is_noun = at + 1, True
        if word.folded.startswith("quel"):
            pronouns = _MANY if word.folded.endswith("s") else _ONE
        elif word.folded == "combien" and folded_at(words, first) in _OF:
            first, pronouns = first + 1, _MANY
        else:
            is_noun, pronouns = False, _ANSWERS.get(word.folded, frozenset())
            while first < len(words) and (_is_on_the_way(words[first]) or is_object(words, first)):
                first += 1
        run = _run(words, first)
        if run and not is_noun and is_infinitive(run[0]):
            run = run[:1]  # « comment devenir apprenti »: of apprentices more may be asked
        if run:
            yield Focus(run, is_noun, pronouns)


def _asks(words: Sequence[Word], at: int) -> bool:
    """Whether an interrogative opens its clause: not « un agent qui part », nor « et quand on est chef »."""
    word = words[at]
    if word.folded not in INTERROGATIVES - _NOT_ASKED or word.enclitic:
        return False
    if word.folded == "quand" and folded_at(words, at + 1) in SUBJECTS and not words[at + 1].enclitic:
        return False
    while not words[at].fresh:
        at -= 1
        if words[at].folded not in PREPOSITIONS | CONNECTIVES:
            return False
    return True


def _inverted(words: Sequence[Word]) -> Iterator[int]:
    """Where verbs start that their subject follows: « consacre-t-il »."""
    for word, after in pairwise(words):
        if word.content and after.enclitic and after.folded in SUBJECTS:
            yield word.start


def _done(words: Sequence[Word]) -> Iterator[int]:
    """Where verbs start that an auxiliary brings in: « a-t-elle publié », « ont été élus », « peut-on voir ».

    They are no subject, but they tell of it, and stay: without them one question of the gold sets was lost,
    and none won.
    """
    for word, after in pairwise(words):
        if (word.enclitic or _is_on_the_way(word)) and _says(after) and _is_verb(after):
            yield after.start


def _is_on_the_way(word: Word) -> bool:
    return word.folded in _ON_THE_WAY and word.lower != "à"


def _is_verb(word: Word) -> bool:
    """After an auxiliary: « publié », « élues », « prendre »; never « directrice »."""
    return is_infinitive(word) or is_participle(word)


def is_participle(word: Word) -> bool:
    """By its ending, after an auxiliary."""
    return _PARTICIPLE.search(word.lower) is not None


def _run(words: Sequence[Word], first: int) -> tuple[Word, ...]:
    """The words there that say something, up to a name, a small word or a comma: « employés compte »."""
    beyond = first
    while beyond < len(words) and _says(words[beyond]) and (beyond == first or not words[beyond].fresh):
        beyond += 1
    return tuple(words[first:beyond])


def _says(word: Word) -> bool:
    return word.content and not word.name and not word.capital


def _has_subject(words: Sequence[Word], asked: set[int]) -> bool:
    """Whether anything but what is asked stands in the question without a preposition before it."""
    bare = True  # no preposition since the last word of another kind
    for word in words:
        if word.folded in PREPOSITIONS and word.lower != "a":
            bare = False
        elif word.start in asked or not (word.content or word.numeric or word.folded in DETERMINERS):
            bare = True
        elif word.content and bare:
            return True
    return False
