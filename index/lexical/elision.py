"""Elided words: « l'article » is « article », but « aujourd'hui » is one word."""

import re

# Every French word that elides before a vowel, with its apostrophe.
_ELIDED = re.compile(
    r"(?:[cçdjlmnst]|(?:jus|lors|puis|quoi|pres|quel|parce|tandis|bien|d[èe]s)?qu)'", re.IGNORECASE
)
# Words whose apostrophe separates nothing any more, by their beginning: aujourd'hui, prud'homme and
# prud'homal, presqu'île, quelqu'un, grand-mère as it was spelt, entr'ouvrir, now « entrouvrir ».
_ONE_WORD = re.compile(
    r"aujourd'hui|prud'hom|presqu'[iî]les?$|quelqu'une?$|grand'm[èe]re|entr'", re.IGNORECASE
)
# « lIA », « dONU »: the capitals tell the acronym from the letter typed without its apostrophe.
_RUN_TOGETHER = re.compile(r"[dl](?=[A-Z]{2,}$)")


def strip_elision(word: str) -> str:
    """`word` without the words elided before it: « qu'aujourd'hui » → « aujourdhui », « l' » → nothing.

    Expects straight apostrophes (see `folding.normalise`).
    """
    word = _RUN_TOGETHER.sub("", word)
    start = 0
    while not _ONE_WORD.match(word, start):
        elided = _ELIDED.match(word, start)
        if elided is None:
            return word[start:]
        start = elided.end()
    return word[start:].replace("'", "")
