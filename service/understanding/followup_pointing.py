"""Does a word of a question stand for something that the question does not name?"""

from collections.abc import Sequence

from service.understanding.followup_dislocation import FARTHEST, is_named_after
from service.understanding.followup_pronouns import (
    folded_at,
    is_demonstrative,
    is_infinitive,
    is_neuter,
    is_object,
    is_personal,
    is_possessive,
)
from service.understanding.followup_words import (
    ARTICLES,
    CONNECTIVES,
    DETERMINERS,
    INTERROGATIVES,
    PARTITIVES,
    POSSESSIVES,
    PREPOSITIONS,
    SHARES,
    Word,
    forms,
    is_measure,
)

_SUBORDINATORS = forms("et ou si que qu' lorsque lorsqu' puisque puisqu'")
_WHICH = forms("lequel laquelle lesquels lesquelles")
_ASK_A_NOUN = forms("quel quelle quels quelles combien kel kels kelle kelles")
_THOSE = forms("celui celle ceux celles")
_ITS_OWN = forms("sien sienne siens siennes")
_GENERIC = forms("on je j' nous vous chacun chaque mon ma mes")
_THEIRS = forms("leur leurs")


def points_back(words: Sequence[Word]) -> bool:
    """Whether a pronoun, possessive or demonstrative has nothing in the question to stand for."""
    clause_before = False  # an earlier clause says something
    clause = False  # this clause says something
    named = False  # this clause has a noun phrase, other than what is asked (« combien de jours »)
    asks = False  # this clause has an interrogative
    asked = False  # just after it, inside what is asked
    told = -1  # where this clause first says something else than what is asked
    owners = frozenset[str]()  # possessives that what is asked may own: « combien d'élèves ont leur badge »
    shared = False  # what is asked is a share of it: « quelle part des élèves a son badge »
    generic = _is_generic(words)  # « on », « je », an infinitive: whose « son » may be
    for at, word in enumerate(words):
        if word.fresh or (clause and _opens_a_clause(words, at)):
            clause_before, clause, named, asks, asked = clause_before or clause, False, False, False, False
            told = -1
        is_subject_told = word.enclitic and 0 <= told < at - 1  # « Berlin tire-t-elle », « internet a-t-il »
        own = clause and folded_at(words, at - 1) == "chez"  # « qui vote depuis chez eux »
        if not (clause_before or own) and (
            (is_personal(words, at) and not (named or is_subject_told) and not is_named_after(words, at))
            or (is_object(words, at) and not (named and _is_an_aim(words, at)))
            or (word.folded in _THOSE and not clause and folded_at(words, at + 1) != "qui")
            or (
                word.lower in ("ça", "cela", "ceci")
                and not (named and not asks and words[at - 1].content)
                and not is_named_after(words, at)
            )
            or (
                is_possessive(words, at)
                and not (named or generic or word.folded in owners)
                and not _owner_follows(words, at)
            )
            or is_demonstrative(words, at)
            or word.folded in _ITS_OWN
            or _asks_which(words, at)
            or (is_neuter(words, at) and not is_named_after(words, at))
        ):
            return True
        if word.content:
            clause = True
            introduced = at > 0 and not asked and _introduces(words[at - 1])
            named = named or introduced or (word.capital and not word.fresh)
            if asked and not is_measure(words, at):
                owners |= POSSESSIVES if shared else _THEIRS
            if told < 0 and not asked:
                told = at
        elif word.folded in INTERROGATIVES:
            asks, asked = True, word.folded in _ASK_A_NOUN
            shared = folded_at(words, at + 1) in SHARES
        elif word.folded not in PARTITIVES:
            asked = False
    return False


def _opens_a_clause(words: Sequence[Word], at: int) -> bool:
    if (
        words[at].folded == "quand"
    ):  # « que faire quand on l'a perdu », but « à partir de quand la surveille-t-on »
        return folded_at(words, at - 1) not in PREPOSITIONS
    return words[at].folded in _SUBORDINATORS


def _is_generic(words: Sequence[Word]) -> bool:
    return any(
        word.folded in _GENERIC
        or is_infinitive(word)
        or (word.folded in _THOSE and folded_at(words, at + 1) == "qui")
        for at, word in enumerate(words)
    )


def _is_an_aim(words: Sequence[Word], at: int) -> bool:
    """« une salle pour y manger »: what it stands for is named just before."""
    return folded_at(words, at - 1) in ("pour", "de") and at + 1 < len(words) and is_infinitive(words[at + 1])


def _owner_follows(words: Sequence[Word], at: int) -> bool:
    """« Quelle part de son temps un élève passe-t-il… »: whose share it is stands after it."""
    if folded_at(words, at - 2) not in SHARES:
        return False
    after = range(at + 2, min(at + FARTHEST, len(words)))
    owner = next((i for i in after if words[i].folded in ARTICLES or words[i].capital), None)
    return owner is not None and folded_at(words, owner - 1) not in PREPOSITIONS


def _asks_which(words: Sequence[Word], at: int) -> bool:
    """« Lequel protège le mieux ? »; not « lequel des deux badges », « lequel est le plus long, A ou B »."""
    if words[at].folded not in _WHICH or at > 1 or (at and words[0].folded not in PREPOSITIONS | CONNECTIVES):
        return False
    return folded_at(words, at + 1) not in PARTITIVES and not any(word.lower == "ou" for word in words)


def _introduces(word: Word) -> bool:
    return not word.enclitic and (word.folded in PREPOSITIONS or word.folded in DETERMINERS)
