"""Raised digits: which of them call a note, and which belong to the word they stand on."""

import re
from collections import Counter
from functools import lru_cache

# « 80 m² », « 12 hm³ », « CO² » for want of a lowered digit.
_UNIT = re.compile(r"(?<![^\W\d_])(?:[hkdcm]?m|CO)\Z")
_LONGEST_UNIT = 2
_WORD = re.compile(r"\w+")
_WORD_BEFORE = re.compile(r"\w{1,40}\Z")
_POWERS = ("²", "³")
_NOTE_LINE = re.compile(r"^[^\S\n]*([²³])", re.MULTILINE)
# A note is called once, or once a table: « Mayotte² » stands beside many a « Mayotte ».
_FEWEST = 5
_MOST_BARE = 0.2


def calls_note(text: str, start: int, end: int) -> bool:
    """Whether the raised digits `text[start:end]` call a note; they may spell a unit, « m² », or a name.

    A name is spelled so, as « GOsa² » is, where the document has it often, seldom without its digit, and no
    line that begins with it. Linear in the length of the text, once.
    """
    if end - start > 1:
        return True
    if _UNIT.search(text[max(0, start - _LONGEST_UNIT - 1) : start]):
        return False
    word = _WORD_BEFORE.search(text[max(0, start - 40) : start])
    return word is None or word.group() + text[start:end] not in _raised_names(text)


@lru_cache(maxsize=1)
def _raised_names(text: str) -> frozenset[str]:
    words = Counter(match.group() for match in _WORD.finditer(text))
    explained = set(_NOTE_LINE.findall(text))
    return frozenset(
        word
        for word, times in words.items()
        if word.endswith(_POWERS)
        and word[-1] not in explained
        and word[-2:-1].isalpha()
        and times >= _FEWEST
        and words[word[:-1]] <= _MOST_BARE * times
    )
