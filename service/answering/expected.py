"""What kind of answer a question asks for, and whether a text holds one: a number for « combien »…"""

import re
from enum import StrEnum

from index.lexical.folding import fold
from ingest.dates import MONTHS


class Kind(StrEnum):
    PHONE = "phone"
    AMOUNT = "amount"
    NUMBER = "number"
    DATE = "date"
    PERSON = "person"
    REASON = "reason"
    MEANING = "meaning"


# Over the question folded (lower case, no accents), the first that matches: « quel jour » asks for a date,
# « combien de jours » for a number, « combien coûte » for an amount of money.
_ASKED = (
    (Kind.PHONE, r"\bnumeros? (?:de tel(?:ephone)?|tel|d'appel|vert)\b|^tel\b(?! (?:qu|est))"),
    (Kind.DATE, r"\bquand\b|\bquel(?:le)?s? (?:dates?|jours?|mois|annees?|echeances?|heures?)\b"),
    (
        Kind.AMOUNT,
        r"\bcombien\b(?! d[e'])(?: [\w'-]+){0,3}? (?:cout|pa[iy]|gagn|touch|vaut|valent)|\bcout\w* combien\b"
        r"|(?:^|\bquels? (?:est |sont |sera |etait )?(?:le |les )?)(?:prix|tarifs?|couts?)\b",
    ),
    (
        Kind.NUMBER,
        r"\bcombien\b|\bquelle (?:part|proportion)\b|\b(?:montants?|budgets?|nombres?|taux|pourcentages?"
        r"|plafonds?|couts?|prix|durees?|delais?|effectifs?|tarifs?|superficies?|quotas?|seuils?)\b",
    ),
    (Kind.PERSON, r"\bqui\b"),
    (Kind.REASON, r"\bpourquoi\b|\bpour quelles? raisons?\b"),
    (
        Kind.MEANING,
        r"\b(?:signifi|designe)|\b(?:veut|veulent) dire\b|\bc'?(?:est)? [qk]u?oi\b|\bdefini|\bsigles?\b"
        r"|\babreviation|\bqu'est[ -]ce qu(?:e|'une?)\b|\ba quoi (?:sert|servent|correspond)",
    ),
)
_NUMERAL = (
    r"\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente"
    r"|quarante|cinquante|soixante|cents?|mille|millions?|milliards?|dizaines?|centaines?|milliers?|moitie|tiers"
    r"|quart|double|triple|aucune?)\b"
)
_MONTH = "|".join(map(fold, MONTHS))
_HELD = {
    Kind.PHONE: re.compile(r"\b0\d(?:[ .]?\d\d){4}\b|\+33\b"),
    Kind.AMOUNT: re.compile(r"€|\beuros?\b|\bgratuit"),
    Kind.NUMBER: re.compile(_NUMERAL),
    Kind.DATE: re.compile(
        rf"\b(?:{_MONTH})\b|\b(?:1[89]|20)\d\d\b|\b\d{{1,2}} ?h\b|\b\d{{1,2}}/\d{{1,2}}\b|\bheures?\b"
    ),
    Kind.REASON: re.compile(
        r"\bcar\b|\bparce qu|\bafin d|\ben raison\b|\bgrace a\b|\bpuisqu|\bfaute d|\ba cause\b|\bpour\b"
        r"|\bdonc\b"
    ),
    # An acronym after what it stands for, a term and a colon, a verb that defines, what a body is for.
    Kind.MEANING: re.compile(
        r"\((?!\d+\))[a-z0-9][\w&/-]{1,9}\)|^[^.:]{2,60} : "
        r"|\b(?:designe|signifie|entend|c'est[- ]a[- ]dire|est une?|vise|sert a)\b"
        r"|\bpour (?:role|mission|objet|but|vocation)\b"
    ),
}
_MEASURED = re.compile(r"\d ?(?:ans?|annees?|mois|semaines?|jours?|h|heures?|minutes?|km|m2?|metres?)\b")
# Two words with a capital side by side, or one after a title: a person or a body, read before folding.
_NAMED = re.compile(r"\b(?:M\.|Mme|Mlle|Dr)\s|[^\W\d_a-zà-ÿ][\w’'-]+\s+[^\W\d_a-zà-ÿ][\w’'-]+")

_BRACKETED = re.compile(r"\(([^\W\d_a-zà-ÿ][\w&/-]{1,9})\)")


def expected(question: str) -> Kind | None:
    """None when the question shows no kind: most of « quel », « comment », keywords."""
    folded = fold(question)
    return next((kind for kind, pattern in _ASKED if re.search(pattern, folded)), None)


def holds(kind: Kind, text: str) -> bool:
    if kind is Kind.PERSON:
        return _NAMED.search(text) is not None
    return _HELD[kind].search(fold(text)) is not None


def fits(kind: Kind | None, text: str) -> bool:
    """Whether these few words may be the answer: no duration is a price, only a number to call is one."""
    if kind is Kind.AMOUNT:
        return holds(kind, text) or _MEASURED.search(fold(text)) is None
    return kind is not Kind.PHONE or holds(kind, text)


def spells_out(question: str, text: str) -> bool:
    """Whether an acronym of the question stands in brackets there, after what it stands for."""
    words = set(re.findall(r"[\w&/-]+", fold(question)))
    return any(fold(acronym) in words for acronym in _BRACKETED.findall(text))
