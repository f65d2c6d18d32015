"""Compounds and identifiers are found whole and in parts: « HammerHAI » by hammerhai, by hammer and by hai."""

import re
from collections.abc import Iterator

# « L. 121-1 », « R*. 421-1 », « L121-1 »: an article of a French code. Small letters only before a hyphenated number,
# or « d 15 » and « l 3 » would be read as articles.
_CODE_ARTICLE = re.compile(r"(?<![^\W_])(?:([LRDA])\*?\. ?|([LRD])\*? ?|([lrd])\.? ?(?=\d+-))(?=\d)")
_ORDINAL = re.compile(r"(\d+|[IVXLC]+)(?:ers?|res?|ères?|eres?|nde?s?|e|es|è|ème|èmes|eme|emes|ième|ièmes)")
_DOTTED_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_GROUPED = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})+")
_DECIMAL = re.compile(r"(\d+)[.,](\d+)")
# Small letters after a hyphen that a verb carries: « a-t-il », « peut-on », « est-ce », « restitué-t-elle ».
_CLITIC = re.compile(
    r"-(?:t-)?(?:je|tu|il|elle|on|nous|vous|ils|elles|ce|ci|là|la|le|les|lui|leur|moi|toi|y|en)$"
)
_LEXICALISED = ("rendez-vous", "rendez-les")
# Changes of case or of kind inside a word: Hammer|HAI, You|Tube, 3|IA, COVID|19.
_RUNS = re.compile(r"[A-ZÀ-Þ]+(?![a-zß-ÿ])|[A-ZÀ-Þ]?[a-zß-ÿœ]+|\d+|[^\W\d_]+")


def join_code_articles(text: str) -> str:
    """« L. 121-1 » → « L121-1 », so that the letter is not lost as an elided article."""
    return _CODE_ARTICLE.sub(lambda match: (match[1] or match[2] or match[3]).upper(), text)


def number(word: str) -> str | None:
    """The one way a number is indexed, « 3,6 » for « 3.6 » and « 21e » for « 21ème »; None for anything else."""
    if ordinal := _ORDINAL.fullmatch(word):
        return ordinal[1].lower() + "e"
    if not word[0].isdigit():
        return None
    if _GROUPED.fullmatch(word):
        return re.sub(r"[.,]", "", word)
    if decimal := _DECIMAL.fullmatch(word):
        return f"{decimal[1]},{decimal[2]}"
    return None


def strip_clitic(word: str) -> str:
    """« dit-elle » → « dit »; « rendez-vous » stays."""
    if "-" not in word or word.lower() in _LEXICALISED:
        return word
    return _CLITIC.sub("", word)


def pieces(word: str) -> Iterator[str]:
    """`word` as a whole, then its parts; at the most two levels deep, so the total length is linear.

    The whole drops its hyphens, « covid19 » for « COVID-19 » and « COVID 19 » excepted, but keeps them between digits:
    121-1 is not 1211.
    """
    if _DOTTED_ACRONYM.fullmatch(word):
        yield word.replace(".", "")
        return
    if "-" in word or "." in word or "&" in word or "'" in word or "," in word:
        yield re.sub(r"(?<!\d)[-']|[-'](?!\d)", "", word)
        for part in re.split(r"[-.&',]", word):
            # A single letter or figure of a compound (the 1 of L. 121-1, R and D) would match anything.
            if len(part) > 1:
                yield from _runs(part)
        return
    yield from _runs(word)


def _runs(word: str) -> Iterator[str]:
    yield word
    if word.isalpha() and (word.islower() or word.isupper() or word.istitle()) or word.isdigit():
        return
    runs = _RUNS.findall(word)
    letters = [run for run in runs if run.isalpha()]
    # « IoT », « PhD », « H200 »: a part of one letter says nothing, nor does what it leaves.
    if len(runs) > 1 and letters and all(len(run) > 1 for run in letters):
        yield from (run for run in runs if len(run) > 1)
