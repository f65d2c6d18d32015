"""Does a question stand by itself, or does it lean on what was asked before it?"""

from collections.abc import Sequence
from dataclasses import dataclass

from service.understanding.followup_dislocation import FARTHEST, is_named_after, is_named_before
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
    AUXILIARIES,
    DETERMINERS,
    INTERROGATIVES,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECTS,
    Word,
    forms,
    singular,
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
CONNECTIVES = forms("et mais sinon alors donc idem pareil puis")
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
_SUBORDINATORS = forms("et ou si que qu' lorsque lorsqu' puisque puisqu'")
_WHICH = forms("lequel laquelle lesquels lesquelles")
_PARTITIVES = forms("de d' du des")
_OF_CLAUSES = INTERROGATIVES | SUBJECTS | AUXILIARIES
_CIRCUMSTANCES = forms(
    "à au aux en dans chez pour avec sans sous hors entre depuis dès pendant avant après devant via jusqu' "
    "au-dessus au-dessous au-delà en-dessous"
)
"""Prepositions that bring in where, when, for whom: « aux États-Unis ? »; « sur », « concernant » name a
subject."""
_ASK_A_NOUN = forms("quel quelle quels quelles combien kel kels kelle kelles")
_THE = forms("le la l' les du des au aux")
_THOSE = forms("celui celle ceux celles")
_ITS_OWN = forms("sien sienne siens siennes")
_GENERIC = forms("on je j' nous vous chacun chaque mon ma mes")
_VAGUE = forms(
    "projet programme dispositif plan mesure texte document rapport dossier loi étude accord réforme aide "
    "initiative poste appel décision demande procédure opération action instance comité groupe sujet "
    "système outil service structure événement résultat objectif"
)
MEASURES = forms(
    "part proportion nombre montant somme chiffre date délai durée temps jour mois an année heure fois prix "
    "coût taux pourcentage limite maximum minimum max min raison chose type sorte cas lieu mise"
)
"""What is asked rather than what it is asked of: they do not name a subject."""
_REPEATING = forms("il elle ils elles ça c'")
_SHARES = forms("part proportion pourcentage")
_THEIRS = forms("leur leurs")


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
    if _points_back(words):
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
        and not _is_measure(words, at)
        and not _is_vague(words, at)
        and not _compares(words, at)
    }
    return sum(seen.values()) + any(w.numeric for w in words)


def _is_measure(words: Sequence[Word], at: int) -> bool:
    """« Quel délai », and « œuvre » in « la mise en œuvre », « charge » in « prise en charge »."""
    if words[at].folded in ("oeuvre", "charge"):
        return folded_at(words, at - 1) == "en"
    return bool({words[at].folded, singular(words[at])} & MEASURES)


def _leaves_open(words: Sequence[Word], at: int) -> bool:
    """« l'autre », « du projet », « quelle part vient… »: of which, of what, nothing says."""
    return _compares(words, at) or _is_vague(words, at) or _is_a_share(words, at)


def _is_a_share(words: Sequence[Word], at: int) -> bool:
    """A share asked for without what it is a share of."""
    return (
        folded_at(words, at - 1) in INTERROGATIVES
        and words[at].folded in _SHARES
        and (folded_at(words, at + 1) not in _PARTITIVES)
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


def _points_back(words: Sequence[Word]) -> bool:
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
            if asked and not _is_measure(words, at):
                owners |= POSSESSIVES if shared else _THEIRS
            if told < 0 and not asked:
                told = at
        elif word.folded in INTERROGATIVES:
            asks, asked = True, word.folded in _ASK_A_NOUN
            shared = folded_at(words, at + 1) in _SHARES
        elif word.folded not in _PARTITIVES:
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
    if folded_at(words, at - 2) not in _SHARES:
        return False
    after = range(at + 2, min(at + FARTHEST, len(words)))
    owner = next((i for i in after if words[i].folded in ARTICLES or words[i].capital), None)
    return owner is not None and folded_at(words, owner - 1) not in PREPOSITIONS


def _asks_which(words: Sequence[Word], at: int) -> bool:
    """« Lequel protège le mieux ? »; not « lequel des deux badges », « lequel est le plus long, A ou B »."""
    if words[at].folded not in _WHICH or at > 1 or (at and words[0].folded not in PREPOSITIONS | CONNECTIVES):
        return False
    return folded_at(words, at + 1) not in _PARTITIVES and not any(word.lower == "ou" for word in words)


def _introduces(word: Word) -> bool:
    return not word.enclitic and (word.folded in PREPOSITIONS or word.folded in DETERMINERS)
