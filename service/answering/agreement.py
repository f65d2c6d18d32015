"""Does a passage speak of what the question names: this year, this amount, this place?"""

import re
from collections.abc import Sequence

from service.answering.highlights import Analyse

_NUMBER = re.compile(r"\d+(?:[.,\u202f\u00a0 ]\d{3})*(?:[.,]\d+)?")
# A capital after a word, an apostrophe or a hyphen: not one that only begins the question or a sentence.
_NAME = re.compile(r"(?<![.?!:»\n]\s)(?<=[\s'’(«-])[A-ZÀ-ÖØ-Þ][\w-]*")


def numbers(text: str) -> frozenset[str]:
    """Its numbers, written without spaces between thousands."""
    return frozenset(re.sub(r"[\u202f\u00a0 ]", "", found) for found in _NUMBER.findall(text))


def names(text: str) -> list[str]:
    """Words with a capital of their own, in order."""
    return _NAME.findall(text)


def missing_share(wanted: Sequence[str] | frozenset[str], present: frozenset[str]) -> float:
    """Share of `wanted` that is not `present`, in [0, 1]; 0 when nothing is wanted."""
    distinct = frozenset(wanted)
    return len(distinct - present) / len(distinct) if distinct else 0.0


def missing_numbers(question: str, passage: str) -> float:
    return missing_share(numbers(question), numbers(passage))


def missing_names(question: str, passage: str, analyse: Analyse) -> float:
    wanted = [term for name in names(question) for term in analyse(name)]
    return missing_share(wanted, frozenset(analyse(passage)))
