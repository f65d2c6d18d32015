"""Numbers, compounds, identifiers: found whole and in parts, « HammerHAI » by hammerhai, hammer and hai."""

import re
from collections.abc import Iterator

from ingest.roman import roman_value

# An article of a French code: « L. 121-1 », « R*. 421-1 », « L 121-1 ». Without its dot, the letter belongs
# to a number only if that looks like an article's; in small letters only if it is hyphenated.
_LOOSE_ARTICLE = re.compile(
    r"(?<![^\W_])(?:([LRDA])\*?\. ?(?=\d)|([LRD])\*? (?=\d{3}|\d+-\d)|([lrd])\.? ?(?=\d+-\d))"
)
_ARTICLE = re.compile(r"[LRDA](\d{3,}(?:-\d+)*|\d+(?:-\d+)+)")
_ORDINAL = re.compile(
    r"(\d+)(?:ers?|res?|ères?|eres?|nde?s?|es?|è|i?[èe]mes?)"
    r"|(I)(?:er|re|ère)|([IVX]+|[IVXLC]{2,})(?:e|è|i?[èe]me)"  # « Le » and « Ces » are no centuries
)
_GROUPED = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})+")
_DECIMAL = re.compile(r"(\d+)[.,](\d+)")
# What a verb or a pronoun carries: « a-t-il », « est-ce », « restitué-t-elle », « celui-ci », « lui-même ».
_CLITICS = re.compile(
    r"(?:-(?:t-)?(?:je|tu|il|elle|on|nous|vous|ils|elles|ce|ci|là|la|le|les|lui|leur|moi|toi|y|en|mêmes?|memes?))+$"
)
_NOT_CLITICS = frozenset({"rendez-vous"})
_DOTTED_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_PLURAL_ACRONYM = re.compile(r"[A-Z]{2,}s")
_INNER_MARK = re.compile(r"[-.&'_]")
_HYPHEN_OF_LETTERS = re.compile(r"(?<!\d)[-']|[-'](?!\d)")
# Changes of case or of kind inside a word: Hammer|HAI, You|Tube, 3|IA, COVID|19.
_RUNS = re.compile(r"[A-ZÀ-Þ]+(?![a-zß-ÿœ])|[A-ZÀ-Þ]?[a-zß-ÿœ]+|\d+|[^\W\d_]+")


def join_articles(text: str) -> str:
    """« L. 121-1 » → « L121-1 », or the letter would be lost as an elided article."""
    return _LOOSE_ARTICLE.sub(lambda match: (match[1] or match[2] or match[3]).upper(), text)


def number(word: str) -> str | None:
    """The one way a number is indexed: « 3,6 » for « 3.6 », « 21e » for « 21ème » and « XXIe ».

    None for anything else.
    """
    if ordinal := _ORDINAL.fullmatch(word):
        return f"{ordinal[1] or roman_value(ordinal[2] or ordinal[3])}e"
    if _GROUPED.fullmatch(word):
        return re.sub(r"[.,]", "", word)
    if decimal := _DECIMAL.fullmatch(word):
        return f"{decimal[1]},{decimal[2]}"
    return None


def strip_clitics(word: str) -> str:
    """« dit-elle » → « dit »; « rendez-vous » stays."""
    if "-" not in word or word.lower() in _NOT_CLITICS:
        return word
    return _CLITICS.sub("", word)


def pieces(word: str) -> Iterator[str]:
    """`word` as a whole, then its parts; their total length is linear in the word's.

    The whole loses its hyphens (« e-mail » is « email », « COVID-19 » is « COVID19 ») except between figures:
    121-1 is not 1211.
    """
    if article := _ARTICLE.fullmatch(word):
        yield word
        yield from pieces(article[1])
    elif _DOTTED_ACRONYM.fullmatch(word):
        yield word.replace(".", "")
    elif _INNER_MARK.search(word):
        yield _HYPHEN_OF_LETTERS.sub("", word)
        for part in _INNER_MARK.split(word):
            if len(part) > 1:  # the 1 of L. 121-1 or the R of R&D would match anything
                yield from _runs(part)
    else:
        yield from _runs(word)


def parts(word: str) -> list[str]:
    """What stands between the inner marks of a word too long to be searched as a whole."""
    return _INNER_MARK.split(word)


def _runs(word: str) -> Iterator[str]:
    yield word
    if (word.isalpha() and (word.islower() or word.istitle())) or _PLURAL_ACRONYM.fullmatch(word):
        return
    runs = _RUNS.findall(word)
    letters = [run for run in runs if run.isalpha()]
    # « IoT », « PhD », « H200 »: a part of one letter says nothing, nor does what it leaves.
    if len(runs) > 1 and letters and all(len(run) > 1 for run in letters):
        yield from (run for run in runs if len(run) > 1)
