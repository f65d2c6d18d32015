"""Pronouns whose noun stands in the same question, before or after it, as people speak.

« Les mulets, ils sont combien ? », « Ça coûte combien, un badge ? »: they point nowhere else.
"""

from collections.abc import Sequence

from service.understanding.followup_pronouns import NOW, folded_at, is_object, is_personal
from service.understanding.followup_words import (
    AUXILIARIES,
    DETERMINERS,
    INTERROGATIVES,
    PREPOSITIONS,
    SUBJECTS,
    Word,
    forms,
)

FARTHEST = 15
"""Words from a pronoun to the end of the question that its noun may be looked for in: more is no talk."""

_BE = forms("est sont était étaient sera seront serait seraient fut furent")
_NEUTER = forms("ça c'")
_PLURAL = forms("ils elles")
_MINE = forms("mon ma mes notre nos")
_BOTH = forms("l' mon ton notre votre")
_OPENINGS = {
    "il": _BOTH | forms("le un"),
    "elle": _BOTH | forms("la une ma ta"),
    "ils": forms("les mes tes nos vos"),
    "elles": forms("les mes tes nos vos"),
}
"""The determiners that agree with each pronoun."""
_ANY_OPENING = frozenset[str]().union(*_OPENINGS.values())
_BREAKS = AUXILIARIES | SUBJECTS | INTERROGATIVES


def is_named_after(words: Sequence[Word], at: int) -> bool:
    """« Elle ouvre quand, la cantine ? », « combien ça coûte un panneau », « c'est obligatoire le casque ? ».

    The noun ends the question, after a comma, after what is asked, or after a verb that takes no object.
    """
    pronoun = words[at].folded
    if len(words) - at > FARTHEST:
        return False
    agreeing = _OPENINGS.get(pronoun, _ANY_OPENING)
    first = next((i for i in range(len(words) - 1, at, -1) if _opens_a_phrase(words, i)), None)
    if first is None or not (
        words[first].folded in agreeing or (words[first].name and pronoun not in _PLURAL)
    ):
        return False
    if any(word.enclitic or _breaks(word) or word.folded in NOW for word in words[first:]):
        return False
    if words[first].fresh or any(word.folded in INTERROGATIVES for word in words[at + 1 : first]):
        return True
    if first == at + 1:  # « comment ça le concerne »
        return False
    if folded_at(words, at - 1) in INTERROGATIVES:
        return pronoun in _NEUTER or words[at + 1].folded in _BE
    return pronoun == "c'" and words[first - 1].content


def is_named_before(words: Sequence[Word], opening: int, connected: bool) -> bool:
    """« Les mulets, ils sont combien ? », « le badge, on le rend à qui ? »: a noun phrase, then its pronoun.

    After « et » (`connected`), what the noun does may be what was asked before: « et un apprenti, il touche
    combien ? ». What it is, or what is done with it, is not; with what is mine it may be.
    """
    at = next((i for i in range(opening, len(words)) if _breaks(words[i])), len(words))
    if at < opening + 2 or at + 1 >= len(words) or words[at].enclitic:
        return False
    if not (words[opening].folded in _ANY_OPENING or words[opening].capital) or not words[at - 1].content:
        return False
    if connected and words[opening].folded in _MINE:
        return False
    verb = at + 1 + (words[at + 1].folded in ("ne", "n'"))
    if is_personal(words, at):
        return not connected or folded_at(words, verb) in _BE
    is_done = words[at].folded in SUBJECTS and verb < len(words)
    return is_done and words[verb].lower in ("le", "la", "les", "l'") and is_object(words, verb)


def _breaks(word: Word) -> bool:
    """A verb, a pronoun, an interrogative: where a noun phrase has ended."""
    return word.folded in _BREAKS and word.lower != "à"


def _opens_a_phrase(words: Sequence[Word], at: int) -> bool:
    """A name, or an article or the like with its noun, which no preposition brings in."""
    if words[at].enclitic or (folded_at(words, at - 1) in PREPOSITIONS and not words[at].fresh):
        return False
    if words[at].folded in _ANY_OPENING:
        return at + 1 < len(words) and words[at + 1].content
    return bool(words[at].name) and not words[at - 1].content and words[at - 1].folded not in DETERMINERS
