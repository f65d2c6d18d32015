"""Elided words: « l'article » is « article », but « aujourd'hui » is one word."""

# Every French word that elides before a vowel, without its apostrophe (Grevisse, Le Bon Usage, § 45).
_ELIDED = frozenset(
    "c ç d j l m n qu s t jusqu lorsqu puisqu quoiqu presqu quelqu quelqu entr parcequ tandisqu bienqu dèsqu".split()
)
# Words whose apostrophe no longer separates anything. Compounds in « entr' » (s'entr'aider) are written both ways.
_WHOLE = (
    "aujourd'hui",
    "prud'hom",
    "presqu'île",
    "presqu'ile",
    "quelqu'un",
    "grand'mère",
    "grand'mere",
    "entr'",
)


def strip_elision(word: str) -> str:
    """`word` without the words elided before it: « qu'aujourd'hui » → « aujourd'hui ».

    Expects straight apostrophes (see `folding.normalise`). Of « l' » alone nothing is left.
    """
    while "'" in word and not word.lower().startswith(_WHOLE):
        head, tail = word.split("'", 1)
        if head.lower() not in _ELIDED:
            break
        word = tail
    return word
