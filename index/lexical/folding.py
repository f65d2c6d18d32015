"""Characters: what is only a way of writing is undone before words are looked at, accents after."""

import re
import unicodedata

# Before NFKC, which would turn « co-publications¹ » into a word ending in 1 and a degree into a letter.
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_UNIT_POWER = re.compile(r"(?<![^\W\d_])([kcdm]?m)([²³])")
_CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("’‘‛ʼʹ′´`＇", "'"),
        **dict.fromkeys("‐‑‒−﹣－", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),  # soft hyphen, zero-width characters
        **dict.fromkeys(_SUPERSCRIPTS, " "),  # a note call, once powers of units are read
        "‧": "·",
        "…": " ",
    }
)
_POWERS = {"²": "2", "³": "3"}
# « 5^e », « 1^er », « X^e »: superscripts of documents that were once converted to plain text.
_CARET = re.compile(r"(?<=[\dIVXLC])\^\{?(?=[a-zè]{1,3}\b)")
# Groups of three digits separated by a space are one number; five groups or more are columns of a table.
_THOUSANDS = re.compile(r"(?<![\w.,'-])(\d{1,3}(?: \d{3}){1,4})(?![\w]| \d{3}(?!\d))")
# « salarié(e)s », « agent·e·s », « agent.e.s »: the inclusive endings leave the masculine form, which is stemmed anyway.
_INCLUSIVE = re.compile(
    r"(?<=[^\W\d_]{2})(?:\((?:e|s|x|es|ne|nes|le|les|ère|ères|euse|euses|trice|trices)\)s?"
    r"|[·•](?:e|s|x|es|ne|nes|le|les|ère|ères|euse|euses|rice|rices|trice|trices)(?:[·•]s)?(?![^\W_])"
    r"|\.(?:e|ne|le|ère|euse|rice|trice)(?:\.s|s)(?![^\W_]))"
)
_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
)


def normalise(text: str) -> str:
    """`text` with one way of writing each character: compatibility forms, apostrophes, hyphens, numbers in groups.

    Letters keep case and accents, which tell « ou » from « où » and « IA » from « ia ».
    """
    if not text.isascii():
        text = _UNIT_POWER.sub(lambda match: match[1] + _POWERS[match[2]], text).translate(_CHARACTERS)
        text = unicodedata.normalize("NFKC", text).translate(_CHARACTERS)
    if "^" in text:
        text = _CARET.sub("", text)
    text = _INCLUSIVE.sub("", text)
    return _THOUSANDS.sub(lambda match: match[1].replace(" ", ""), text)


def fold(word: str) -> str:
    """Lowercase `word` without accents and ligatures: « Œuvré » → « oeuvre »."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.lower().translate(_LIGATURES))
    return "".join(character for character in decomposed if not unicodedata.combining(character))
