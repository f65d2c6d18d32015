"""Does a question stand by itself, or does it lean on what was asked before it?"""

from collections.abc import Sequence
from dataclasses import dataclass

from service.understanding.followup_dislocation import is_named_after, is_named_before
from service.understanding.followup_pointing import points_back
from service.understanding.followup_pronouns import folded_at
from service.understanding.followup_words import (
    AUXILIARIES,
    CONNECTIVES,
    INTERROGATIVES,
    PARTITIVES,
    PREPOSITIONS,
    SHARES,
    SUBJECTS,
    Word,
    forms,
    is_measure,
)

FEW = 1
"""Content words up to which a question is taken for an ellipsis. On the sample set, 1 finds 73 of 76
follow-ups and takes 3 of 270 other questions for one; 2: 75 and 12; 3: 76 and 58. A topic wrongly carried
over spoils a whole question (« Quel est le montant du budget de communication ? »)."""
DOUBTFUL = 2
"""Content words up to which their number alone is no proof: « Les chiens sont admis ? » may be about a museum
just spoken of, « Les disques sont chiffrés ? » is about disks. What the documents hold decides
(`service.asking`)."""
MANY = 4
"""Content words from which even « Et quelle… » is a new question, unless it points back."""

_GREETINGS = forms("merci ok bonjour bonsoir super parfait")
_POINTERS = forms(
    "suivant suivante précédent précédente autre autres même mêmes aussi ensuite auparavant plutôt"
)
_RANKS = forms("premier première premiers premières second seconde dernier dernière derniers dernières")
_MINE = forms("mon ma mes")
_DEFINITIONS = (
    ("veut", "dire"),
    ("signifie",),
    ("c'", "est", "quoi"),
    ("qu'", "est", "ce", "qu'"),
    ("qu'", "est", "ce", "que"),
)
_OF_CLAUSES = INTERROGATIVES | SUBJECTS | AUXILIARIES
_CIRCUMSTANCES = forms(
    "à au aux en dans chez pour avec sans sous hors entre depuis dès pendant avant après devant via jusqu' "
    "au-dessus au-dessous au-delà en-dessous"
)
"""Prepositions that bring in where, when, for whom: « aux États-Unis ? »; « sur », « concernant » name a
subject."""
_THE = forms("le la l' les du des au aux")
_VAGUE = forms(
    "projet programme dispositif plan mesure texte document rapport dossier loi étude accord réforme aide "
    "initiative poste appel décision demande procédure opération action instance comité groupe sujet "
    "système outil service structure événement résultat objectif"
)
_REPEATING = forms("il elle ils elles ça c'")


@dataclass(frozen=True, slots=True)
class Leaning:
    """Whether a question needs those before it, and whether its words tell for sure."""

    leans: bool
    sure: bool = True


def leans_on_history(words: Sequence[Word]) -> bool:
    """Whether it needs the questions before, as far as its words tell."""
    return leaning(words).leans


def leaning(words: Sequence[Word]) -> Leaning:
    """It leans if it says so (« Et… »), points back, or says too little; of the last, few words are sure."""
    if not words:
        return Leaning(False)
    weight = _weight(words)
    if points_back(words):
        return Leaning(True)
    opening = next((at for at, word in enumerate(words) if word.folded not in _GREETINGS), 0)
    connected = words[opening].folded in CONNECTIVES and not (
        opening + 1 < len(words) and words[opening + 1].enclitic
    )
    leaves_open = any(_leaves_open(words, at) for at in range(len(words)))
    if not leaves_open and _is_dislocated(words, opening + connected, connected):
        return Leaning(False)
    if connected:
        return Leaning(weight < MANY or not _asks_at(words, opening + 1))
    if weight and _asks_a_meaning(words):
        return Leaning(False)
    if _is_a_circumstance(words[opening:]):
        return Leaning(True)
    if weight > 1 and _are_keywords(words):
        return Leaning(False)
    weight -= leaves_open
    return Leaning(weight <= FEW, sure=not 0 < weight <= DOUBTFUL)


def _is_dislocated(words: Sequence[Word], opening: int, connected: bool) -> bool:
    """Whether a pronoun repeats, or announces, a noun of the question itself."""
    return is_named_before(words, opening, connected) or any(
        is_named_after(words, at) for at, word in enumerate(words) if word.folded in _REPEATING
    )


def _are_keywords(words: Sequence[Word]) -> bool:
    """As typed into a search box: « indemnité vélo 2024 »."""
    return all(word.content or word.numeric for word in words)


def _is_a_circumstance(words: Sequence[Word]) -> bool:
    """« Aux États-Unis ? », « pour les agents contractuels ? »: where, or for whom, and nothing else."""
    return words[0].folded in _CIRCUMSTANCES and not any(
        word.fresh or word.folded in _OF_CLAUSES for word in words[1:]
    )


def _asks_at(words: Sequence[Word], at: int) -> bool:
    """Whether « quelle », « où », « depuis quand »… stands there."""
    if folded_at(words, at) in PREPOSITIONS:
        at += 1
    return folded_at(words, at) in INTERROGATIVES


def _weight(words: Sequence[Word]) -> int:
    """Content words, each once, and one for numbers; what needs nothing else to be understood counts twice.

    That is a name, and what is mine: « mon ordinateur ».
    """
    seen = {
        word.folded: 1 + ((word.capital and not word.fresh) or folded_at(words, at - 1) in _MINE)
        for at, word in enumerate(words)
        if word.content
        and not is_measure(words, at)
        and not _is_vague(words, at)
        and not _compares(words, at)
    }
    return sum(seen.values()) + any(w.numeric for w in words)


def _leaves_open(words: Sequence[Word], at: int) -> bool:
    """« l'autre », « du projet », « quelle part vient… »: of which, of what, nothing says."""
    return _compares(words, at) or _is_vague(words, at) or _is_a_share(words, at)


def _is_a_share(words: Sequence[Word], at: int) -> bool:
    """A share asked for without what it is a share of."""
    return (
        folded_at(words, at - 1) in INTERROGATIVES
        and words[at].folded in SHARES
        and (folded_at(words, at + 1) not in PARTITIVES)
    )


def _compares(words: Sequence[Word], at: int) -> bool:
    """« aussi », « l'autre », « le premier »: there is something else."""
    alone = (at + 1 == len(words) or not words[at + 1].content) and not words[at].capital
    return words[at].folded in _POINTERS or (words[at].folded in _RANKS and alone)


def _is_vague(words: Sequence[Word], at: int) -> bool:
    """« le projet », « du texte »: which one, nothing says. « le Comité », « l'aide « Cap » » are names."""
    if words[at].folded not in _VAGUE or words[at].capital or folded_at(words, at - 1) not in _THE:
        return False
    if at + 1 == len(words):
        return True
    after = words[at + 1]
    if after.fresh:
        return not after.capital
    return not (after.content or after.numeric or after.folded in PREPOSITIONS) or after.lower == "a"


def _asks_a_meaning(words: Sequence[Word]) -> bool:
    opening = tuple(w.folded for w in words[:5])
    return any(
        opening[at : at + len(pattern)] == pattern for pattern in _DEFINITIONS for at in range(len(opening))
    )
