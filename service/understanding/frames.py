"""What people say around a question, as they would aloud: « Bonjour, tu sais combien… », « je cherche… »."""

import re

from index.lexical.analyser import analyse

_ME = r"(?:m['’ ]?|me |nous )"
_SAY = (
    r"(?:dire|indiquer|expliquer|pr[ée]ciser|rappeler|donner|montrer|trouver|renseigner(?: sur)?"
    r"|aider(?: [àa] \w+)?)"
)
_KNOW = r"(?:savoir|conna[iî]tre|comprendre|trouver|avoir|obtenir|demander)"
_NEWS = r"(?:une id[ée]e|des infos?(?:rmations?)?)(?: (?:de|du|des|sur))?"
_PLEASE = r"(?:svp|stp|please|s['’ ]?il (?:vous|te) pla[iî]t)"
_POLITE = rf"(?:bonjour|bonsoir|salut|coucou|hello|{_PLEASE}|merci(?: d['’ ]?avance)?)"
_OPENINGS = (
    rf"{_POLITE}(?: [àa] tous)?",
    r"(?:euh|bah|ben|bon|dis|dites|au fait|(?:une |petite )?question)(?=\s?[,:!…])",
    # « je cherche », « j'aimerais bien savoir », « je ne trouve pas »
    rf"je (?:re)?cherche(?: [àa] {_KNOW})?",
    rf"(?:j['’ ]?aimerais|je (?:veux|voudrais|voulais|souhaite|souhaiterais))(?: bien)?(?: {_KNOW})?",
    rf"(?:j['’ ]?ai )?besoin (?:de {_KNOW}|d['’ ]?infos?(?:rmations?)? sur|de)",
    r"je (?:me demande|(?:ne )?(?:sais|trouve) (?:pas|plus)|n['’ ]?arrive pas [àa] trouver)",
    # « tu sais », « est-ce que vous pourriez me dire », « quelqu'un a une idée de »
    r"(?:est[- ]ce qu(?:e |['’ ]?))?(?:tu|vous|on|quelqu['’ ]?un) (?:"
    rf"(?:ne )?(?:sais|savez|sait|saurais|sauriez)(?: pas)?(?: {_ME}{_SAY})?"
    rf"|(?:peux|pouvez|peut|pourrais|pourriez|pourrait|veux|voulez) {_ME}?{_SAY}"
    rf"|(?:as|avez|a|aurais|auriez) {_NEWS})",
    # « savez-vous », « pouvez-vous me dire », « auriez-vous une idée de »
    rf"(?:sais|savez|saurais|sauriez)[- ](?:tu|vous)(?: {_ME}{_SAY})?",
    rf"(?:peux|pouvez|pourrais|pourriez|veux|voulez)[- ](?:tu|vous) {_ME}?{_SAY}",
    rf"(?:as|avez|aurais|auriez)[- ](?:tu|vous) {_NEWS}",
    # « dis-moi », « donnez-nous »
    r"(?:dis|dites|(?:donn|expliqu|indiqu|montr|rappell?|trouv)ez?)[- ](?:moi|nous)",
)
_OPENING = re.compile(rf"(?:{'|'.join(_OPENINGS)})(?![\w'’-])[\s,;:!.…]*", re.IGNORECASE)
_CLOSING = re.compile(rf"(?:(?<!\w){_POLITE}[\s,;:.!?…]*)+$", re.IGNORECASE)
_LONGEST_CLOSING = 100
"""Characters; a limit keeps a page of thanks from taking quadratic time."""
_LOOSE = " ,;:.!…"
# All that somebody may say who asks nothing: greets, thanks, takes note, takes leave.
_TALK = re.compile(
    rf"[\W_]*(?:(?:un grand |mille )?(?:{_POLITE}|mercis)"
    r"(?: (?:beaucoup|bcp|bien|infiniment|(?:[àa] )?(?:vous|toi|tous|toutes)))*"
    r"|bjr|bsr|slt|hey|de rien"
    r"|(?:ok|okay|d['’ ]?accord|entendu|(?:tr[èe]s )?bien|parfait|super|g[ée]nial|top|nickel|cool|bravo)"
    r"|(?:c['’ ]?est )?(?:not[ée]|compris|clair|parfait|super|g[ée]nial|tout)|j['’ ]?ai compris|[çc]a marche"
    r"|bonne (?:journ[ée]e|soir[ée]e|nuit|continuation)|au revoir|[àa] (?:bient[ôo]t|plus))(?![\w'’-])",
    re.IGNORECASE,
)
_NO_WORD = re.compile(r"[\W_]*")


def unframed(question: str) -> str:
    """`question` without its oral opening and its politeness; unchanged if nothing to search would be left.

    « Tu sais combien coûte le badge, stp ? » → « combien coûte le badge ? ».
    """
    start = 0
    while opening := _OPENING.match(question, start):
        start = opening.end()
    rest = question[start:]
    if closing := _CLOSING.search(rest, max(0, len(rest) - _LONGEST_CLOSING)):
        rest = rest[: closing.start()].rstrip(_LOOSE) + (" ?" if "?" in closing[0] else "")
    return rest if analyse(rest) else question


def asks_nothing(text: str) -> bool:
    """Whether it is only greetings, thanks and punctuation: « OK, merci beaucoup ! », « ??? », « 👍 »."""
    start = 0
    while talk := _TALK.match(text, start):
        start = talk.end()
    return _NO_WORD.fullmatch(text, start) is not None
