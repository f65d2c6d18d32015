"""What a question or a passage names: years, amounts, places."""

import re

_NUMBER = re.compile(r"\d+(?:[.,\u202f\u00a0 ]\d{3})*(?:[.,]\d+)?")
# A capital after a word, an apostrophe or a hyphen: not one that only begins the question or a sentence.
_NAME = re.compile(r"(?<![.?!:»\n]\s)(?<=[\s'’(«-])[A-ZÀ-ÖØ-Þ][\w-]*")


def numbers(text: str) -> frozenset[str]:
    """Its numbers, written without spaces between thousands."""
    return frozenset(re.sub(r"[\u202f\u00a0 ]", "", found) for found in _NUMBER.findall(text))


def names(text: str) -> list[str]:
    """Words with a capital of their own, in order."""
    return _NAME.findall(text)
