"""Questions that one passage seldom answers: comparisons, « lesquels… chacun », two questions in one."""

import re

from index.lexical.folding import fold
from ingest.dates import YEAR

_INTERROGATIVE = (
    r"(?:quel(?:le)?s?|lequel|laquelle|lesquel(?:le)?s|combien|qui|que|qu'|ou|quand|comment|pourquoi)"
)
_PREPOSITION = r"(?:a|de|pour|par|dans|en|sur|avec|chez|sous|depuis|jusqu'a|vers)"
_YEAR = re.compile(rf"\b{YEAR}\b")
# Over the question folded: lower case, no accents, straight apostrophes.
_FOLDED = re.compile(
    r"\bchacune?s?\b|\brespectivement\b|\bl'une? (?:et|ou) l'autre\b|\b(?:les|ces|des) deux\b"
    r"|\blesquel(?:le)?s\b|\bpar rapport (?:a|au|aux)\b"
    r"|\bcompar(?:e|es|er|aison|ee|ees)\b|\bdifferences?\b|\bdiffer(?:e|ent)\b"
    r"|\bentre .+ et\b|\bcontrairement\b|\bplutot qu"
    # « plus longs que », « les mêmes que », « aussi bien… qu'un »
    r"|\b(?:plus|moins|aussi|autant|memes?|mieux|davantage) (?:.+ )?qu(?:e |')|\bles memes\b"
    # « a-t-il augmenté », « ont-ils changé »: from what was before to what is now
    r"|-(?:il|elle|ils|elles|on) (?:ete )?(?:\w+ ){0,2}"
    r"(?:augment|diminu|baiss|progress|recul|evolu|chang|modifi|relev|reduit|allong|raccourc)"
    # « …, et à quel prix », « …, et laquelle aujourd'hui »
    rf"|(?<=. )et (?:{_PREPOSITION} )?{_INTERROGATIVE}\b"
    # « …, et était-ce prévu », « et la seconde y répond-elle »
    r"|(?<=. )et (?:.+ )?\S+-(?:t-)?(?:il|elle|ils|elles|on|ce|je|nous|vous)\b"
    # « Crèche : places et demandes »
    r"|: .+ et |\?\W*\w[^?]*\?"
)
# Over the question as written: « ou » is not « où », and two names side by side have capitals.
_WRITTEN = re.compile(
    r"\bou (?!bien non|non|pas)"
    r"|[A-ZÀ-ÖØ-Þ][\w-]* et (?:(?:à|au|aux|de|du|des|en|le|la|les) |[ld]['’])*[A-ZÀ-ÖØ-Þ]"
)


def asks_several(question: str) -> bool:
    """Whether its answer is likely to stand in more than one place."""
    written = " ".join(question.split())
    return (
        _FOLDED.search(fold(written)) is not None
        or _WRITTEN.search(written) is not None
        or len(set(_YEAR.findall(written))) > 1
    )
