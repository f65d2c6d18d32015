"""Sentences that go on about what the one before them speaks of: « Elle se réunit le jeudi. »"""

import re

from index.lexical.folding import fold

_POINTS_BACK = re.compile(
    r"(?:ils?|elles?|ce|cet|cette|ces|cela|ceci|celui|celles?|ceux|son|sa|ses|leurs?)\b|c['’]"
)


def points_back(sentence: str) -> bool:
    """Whether its first word is a personal pronoun, a demonstrative or a possessive."""
    return _POINTS_BACK.match(fold(sentence).lstrip()) is not None
