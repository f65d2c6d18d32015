"""Labels that stand alone above the title they number: « Chapitre 9 », « Annexe A »."""

import re

# « Article 9 » and « Section 2 » stand above their text as often as above a title.
_LABEL = re.compile(
    r"(?:livre|partie|titre|chapitre|annexe|appendice)\s+"
    r"(?:\d{1,3}|[ivxlc]{1,7}|[a-z]|1er|premi(?:er|ère)|préliminaire|unique)",
    re.IGNORECASE,
)


def is_label(text: str) -> bool:
    """Is it the number of a part and nothing else?"""
    return _LABEL.fullmatch(text) is not None
