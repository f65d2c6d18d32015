"""Short ways of writing that everybody reads as the words they stand for: « M€ », « n° », « art. », « rdv ».

Only what stands for one thing in any French document. Acronyms that documents introduce are another matter:
see `index.acronyms`.
"""

import re

from index.lexical.folding import fold

# With its dot where only the dot tells it from a word.
_LISTED = """
al. alinéa · appart appartement · art. article · asso association · assos associations · bd boulevard ·
bld boulevard · blvd boulevard · chap. chapitre · compta comptabilité · déc. décembre · dép. département ·
dépt département · dispo disponible · dispos disponibles · dr docteur · env. environ · févr. février ·
h heures · hab. habitants · janv. janvier · juil. juillet · max. maximum · min minutes · mlle mademoiselle ·
mme madame · mmes mesdames · mn minutes · n° numéro · n°s numéros · no numéro · nov. novembre · num numéro ·
obs. observations · oct. octobre · ordi ordinateur · ordis ordinateurs · pourcent % · rdv rendez-vous ·
réf. référence · resto restaurant · st saint · ste sainte · tél téléphone · tél. téléphone
"""
# What people type for themselves, and documents do not: for a question only, which says what it adds.
_TYPED = """
adr adresse · alloc allocation · allocs allocations · appt appartement · bât bâtiment · bcp beaucoup ·
cb carte bancaire · clim climatisation · cmt comment · dde demande · dpt département · ds dans ·
gvt gouvernement · jr jour · jrs jours · kiné kinésithérapeute · lgtps longtemps · mdp mot de passe ·
msg message · nb nombre · nbr nombre · nbre nombre · nbx nombreux · pb problème · pbs problèmes ·
pkoi pourquoi · proprio propriétaire · proprios propriétaires · qd quand · qq quelques · qqn quelqu'un ·
qté quantité · rép réponse · réu réunion · sécu sécurité · sem semaine · tjrs toujours · tjs toujours ·
tps temps · univ université
"""


def _words(listed: str) -> dict[str, str]:
    """What each stands for, by the folded short form."""
    entries = (entry.strip().split(" ", 1) for entry in listed.replace("\n", " ").split("·"))
    return {fold(short): words for short, words in entries}


_WORDS = _words(_LISTED)
SHORTHAND = _words(_TYPED)
"""Words by their folded short form; those of several words are typed in capitals too (« MDP »)."""
# Others are acronyms in capitals: « DR » is a direction, « MIN » a market, « H » a building.
_ALSO_IN_CAPITALS = frozenset({"mlle", "mme", "mmes", "rdv", "tel"})
_AMOUNTS = {
    "k": ("millier", "euro"),
    "M": ("million", "euro"),
    "Md": ("milliard", "euro"),
    "": ("euro",),
}
_AMOUNT = re.compile(r"([kKMG]|Mds?|Mrds?)?€")

_CORE = re.compile(r"(?:[^\w]*)((?:[dl]|qu)'(?=\w))?(.*?)[^\w.°%]*", re.DOTALL | re.IGNORECASE)
_NUMBERED = re.compile(r"(?:n°s?|no)(?=\d)", re.IGNORECASE)
_HOUR = re.compile(r"(\d{1,2})h(\d\d)?", re.IGNORECASE)
_SAINT = re.compile(r"\bS(te?)[-.](?=[^\W\d_])")


def spell_out(chunk: str) -> str:
    """A run of characters without spaces, in French, with what it abbreviates in full; often the same."""
    core = _CORE.fullmatch(chunk)
    if core is None:
        return chunk
    word = core[2]
    folded = fold(word)
    may_abbreviate = not (word.isalpha() and word.isupper()) or folded in _ALSO_IN_CAPITALS
    if may_abbreviate and (words := _WORDS.get(folded) or _WORDS.get(folded.removesuffix("."))):
        return words
    if hour := _HOUR.fullmatch(folded.removesuffix(".")):
        return f"{hour[1]} heures" if hour[2] is None else f"{hour[0]} {hour[1]} heures"
    return _SAINT.sub(lambda match: f"Sain{match[1]}-", _NUMBERED.sub("numéro ", chunk))


def amount(word: str) -> tuple[str, ...]:
    """« M€ » as « million » and « euro », whatever the language; nothing for what is no amount in euros."""
    if not (match := _AMOUNT.fullmatch(word)):
        return ()
    unit = match[1] or ""
    return _AMOUNTS["Md" if unit[1:] or unit == "G" else unit.replace("K", "k")]
