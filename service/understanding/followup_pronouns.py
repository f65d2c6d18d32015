"""Which words of a question stand for something named elsewhere."""

from collections.abc import Sequence

from service.understanding.followup_words import (
    AUXILIARIES,
    INTERROGATIVES,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECTS,
    Word,
    forms,
)

_HAVE = forms("a ont avait avaient aura auront aurait eu")
_BEFORE_CLITIC = SUBJECTS | forms("ne n' me m' te t' se s'")
_MODALS = forms(
    "peut peuvent pouvait pouvaient pourra pourront pourrait pourraient doit doivent devait devaient devra "
    "devront devrait devraient va vont faut"
)
_IMPERSONAL_VERBS = forms(
    "faut fallait faudra faudrait fallu agit existe existait reste restera suffit manque fera convient"
)
_HAPPENS = forms("passe passait passera passé arrive arrivera arrivé advenir advenu produit")
"""After « que », with « il »: « que se passe-t-il si », « qu'est-il arrivé à »."""
_IMPERSONAL_ADJECTIVES = forms(
    "possible nécessaire obligatoire interdit permis autorisé prévu utile vrai normal facile difficile"
)
_DEGREES = forms("plus moins aussi si trop très")
NOW = forms("année an mois semaine jour soir matin été hiver automne printemps week-end moment")
_NOWADAYS = forms("années mois semaines jours temps")
"""After « ces dernières », « ces derniers »."""
_NO_INFINITIVES = forms("premier dernier danger hiver")
_INFINITIVE = ("er", "ir", "oir", "ndre", "ttre", "uire", "ivre", "clure", "crire", "lire")


def folded_at(words: Sequence[Word], at: int) -> str:
    """The word at a place, nothing outside the question."""
    return words[at].folded if 0 <= at < len(words) else ""


def is_infinitive(word: Word) -> bool:
    """By its ending: « modifier », but « chantier » too."""
    ends = word.content and not word.capital and word.folded.endswith(_INFINITIVE)
    return ends and word.folded not in _NO_INFINITIVES


def is_personal(words: Sequence[Word], at: int) -> bool:
    """« il », « elle »…, except the « il » that stands for nothing: « il faut », « y a-t-il »."""
    if words[at].folded != "il":
        return words[at].folded in ("ils", "elle", "elles")
    before, after = folded_at(words, at - 1), folded_at(words, at + 1)
    if {before, after} & _IMPERSONAL_VERBS or "y" in (before, after, folded_at(words, at - 2)):
        return False
    if after == "mieux" or ({before, after} & _HAPPENS and _asks_what(words, at)):
        return False
    judged = at + 1 + (after in _DEGREES)
    followed = next((i for i in (judged, judged + 1) if folded_at(words, i) in _IMPERSONAL_ADJECTIVES), None)
    return followed is None or folded_at(words, followed + 1) not in ("de", "d'", "que", "qu'")


def _asks_what(words: Sequence[Word], at: int) -> bool:
    return any(word.folded in ("que", "qu'") for word in words[max(at - 4, 0) : at])


def is_object(words: Sequence[Word], at: int) -> bool:
    """« le », « y », « en », « lui » as pronouns: no article, no « il y a », no preposition."""
    word, before, after = words[at], folded_at(words, at - 1), folded_at(words, at + 1)
    infinitive = at + 1 < len(words) and is_infinitive(words[at + 1])
    if word.folded in ("lui", "eux"):
        return True
    if word.folded == "y":
        return not (before == "il" or (after in _HAVE and folded_at(words, at + 2) in ("il", "t")))
    if not at or word.enclitic:
        return False
    if word.folded == "en":
        if words[at - 1].enclitic:  # « peut-on en avoir », but « a-t-il lieu en été »
            return folded_at(words, at - 2) in _MODALS and (infinitive or after in AUXILIARIES)
        if before in INTERROGATIVES - {"qui", "qu'", "ou"} or before in ("d'", "de"):
            return infinitive or after in AUXILIARIES
        return before in _BEFORE_CLITIC | {"qui", "qu'", "l'", "y"} and not after[:1].isdigit()
    if word.lower not in ("le", "la", "les", "l'"):
        return False
    if at + 2 < len(words) and words[at + 2].enclitic and words[at + 2].folded in SUBJECTS:
        return True  # « quand la surveille-t-on »
    if words[at - 1].enclitic:
        return infinitive and folded_at(words, at - 2) in AUXILIARIES
    if before == "qui":  # « c'est qui le directeur », « qui le directeur a-t-il nommé »
        return folded_at(words, at - 2) not in PREPOSITIONS | {"est", "sont"} and not any(
            after.enclitic and after.folded in SUBJECTS for after in words[at + 2 : at + 8]
        )
    if before in _MODALS:  # « mon voisin peut le faire », but « qui a un badge peut le prêter »
        named = any(w.folded == "qui" and not w.fresh for w in words[:at])
        return (infinitive or after in AUXILIARIES) and not named
    if before in INTERROGATIVES:  # « comment le modifier », but « comment le chantier est-il payé »
        return infinitive and not any(w.folded in AUXILIARIES or w.enclitic for w in words[at + 2 : at + 6])
    return before in _BEFORE_CLITIC or (words[at - 1].lower in ("à", "de") and word.lower in ("le", "les"))


def is_possessive(words: Sequence[Word], at: int) -> bool:
    return words[at].folded in POSSESSIVES and at + 1 < len(words) and words[at + 1].content


def is_demonstrative(words: Sequence[Word], at: int) -> bool:
    """« ce chiffre », « cette année-là », but not « cette année », which is today's."""
    word = words[at]
    if word.folded not in ("ce", "cet", "cette", "ces") or word.enclitic or word.acronym:
        return False
    if at + 1 >= len(words):
        return False
    if at + 2 < len(words) and words[at + 2].enclitic and words[at + 2].folded in ("la", "ci"):
        return words[at + 1].folded not in NOW or words[at + 2].folded == "la"
    if words[at + 1].folded in ("derniers", "dernieres"):
        return folded_at(words, at + 2) not in _NOWADAYS
    if words[at].folded == "cet" and words[at + 1].folded[0] not in "aeiouhy":
        return False  # CET, the savings account, in small letters
    return words[at + 1].content and words[at + 1].folded not in NOW


def is_neuter(words: Sequence[Word], at: int) -> bool:
    """« C'est remboursé ? », « est-ce écrit », but not « c'est quoi… », « est-ce que »."""
    if words[at].folded == "c'":
        return at == 0 and not any(word.folded in INTERROGATIVES for word in words)
    ahead = folded_at(words, at + 1)
    asked = ahead in ("que", "qu'", "pas") or folded_at(words, at - 2) in ("qu'", "que", "qui", "n'")
    return words[at].folded == "ce" and words[at].enclitic and bool(ahead) and not asked
