"""Characters: what is only a way of writing is undone before words are looked at, accents after."""

import re
import unicodedata

# Read before NFKC, which would make « co-publications¹ » a word that ends in 1.
_UNIT_POWER = re.compile(r"(?<![^\W\d_])([kcdm]?m)([²³])")
_POWERS = {"²": "2", "³": "3"}
_CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("’‘‛ʼʹ′´`＇", "'"),
        **dict.fromkeys("‐‑‒−﹣－", "-"),
        **dict.fromkeys(
            "\u00ad\u200b\u200c\u200d\u2060\ufeff"
        ),  # soft hyphen and zero-width characters vanish
        **dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹…", " "),  # note calls
        "º": "°",  # « nº », which NFKC would make « no »
    }
)
# « 5^e », « 1^er », « X^e » in text that was once typeset, « 1 er » in text that lost its superscript.
_ORDINAL_MARK = re.compile(r"(?<=[\dIVX])\^\{?(?=[a-zè]{1,3}\b)|(?<=\b1) (?=(?:er|re|ère)\b)")
# Groups of three digits between spaces are one number; more than five groups are columns of a table.
_THOUSANDS = re.compile(r"(?<!\d )(?<![\w.,'-])(\d{1,3}(?: \d{3}){1,4})(?!\w| \d{3}(?!\d))")
# « salarié(e)s », « agent·e·s », « agent.e.s », « agent-e-s », « agent/e »: the masculine is what gets
# stemmed in any case.
_FEMININE = "e|ne|le|se|ve|te|ère|euse|rice|trice"
_INCLUSIVE = re.compile(
    r"[(·•‧./-](?<=[^\W\d_]{2}.)(?:"  # the mark first, which is soon looked for
    rf"(?<=\()(?:s|x|(?:{_FEMININE})s?)\)s?"
    rf"|(?<=[·•‧])(?:s|x|(?:{_FEMININE})s?)(?:[·•‧]s)?(?![^\W_])"
    rf"|(?<=\.)(?:{_FEMININE})\.?s(?![^\W_])"
    rf"|(?<=-)(?:{_FEMININE})(?:-s(?![^\W_])|s(?![\w-]))"
    rf"|(?<=/)(?:{_FEMININE})(?:/?s)?(?![^\W_]))"
)
# A person may lose the apostrophe of a word that holds one, or space it.
_APOSTROPHE_LOST = re.compile(r"\b([Aa]ujourd|[Pp]rud|[Pp]resqu)(?: ?' ?| )(?=hui|hom|[iî]le)")
_PERCENT = re.compile(r"\b[Pp]our\s?cents?\b")
_HOUR = re.compile(r"\b(\d{1,2}) (?:h|heures?) (?=\d\d\b)")
_SPACED_AMPERSAND = re.compile(r"(?<=\b[A-Z]) & (?=[A-Z]\b)")
_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
)


def normalise(text: str) -> str:
    """`text` with one way of writing each character and number: apostrophes, hyphens, groups of figures…

    Letters keep case and accents, which tell « ou » from « où » and « IA » from « ia ».
    """
    if not text.isascii():
        text = _UNIT_POWER.sub(lambda match: match[1] + _POWERS[match[2]], text)
        text = unicodedata.normalize("NFKC", text.translate(_CHARACTERS)).translate(_CHARACTERS)
    # Looked for in vain, a pattern costs a hundred times what a few letters do.
    if "^" in text or "1 " in text:
        text = _ORDINAL_MARK.sub("", text)
    text = _INCLUSIVE.sub("", text)
    if " & " in text:
        text = _SPACED_AMPERSAND.sub("&", text)
    if "hui" in text or "rud" in text or "resqu" in text:
        text = _APOSTROPHE_LOST.sub(r"\1'", text)
    if "cent" in text:
        text = _PERCENT.sub("%", text)
    if " h " in text or "heure" in text:
        text = _HOUR.sub(r"\1h", text)
    return _THOUSANDS.sub(lambda match: match[1].replace(" ", ""), text)


def fold(word: str) -> str:
    """Lowercase `word` without accents and ligatures: « Œuvré » → « oeuvre »."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.lower())
    letters = "".join(character for character in decomposed if not unicodedata.combining(character))
    return letters.translate(_LIGATURES)  # last: « ǣ » holds one
