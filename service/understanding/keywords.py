"""Bare keywords, « capitale de la Mongolie »: how much of them the documents never speak of."""

import re
from collections.abc import Collection

from index.vocabulary import Vocabulary
from service.understanding.followup_words import AUXILIARIES, INTERROGATIVES, SUBJECTS, Word, words_of

_LETTERS = re.compile(r"[^\W\d_]+")
_OF_SENTENCES = SUBJECTS | INTERROGATIVES | AUXILIARIES
_OF_BOTH = {"à", "ou"}
"""Without their accents or with one they would be a verb and a question word."""


def unknown_share(question: str, expanded: Collection[str], vocabulary: Vocabulary) -> float:
    """Share of the words of bare keywords that the documents never use; 0 for a sentence.

    `expanded` holds the words known by what they stand for.
    """
    words = words_of(question)
    if any(map(_tells_a_sentence, words)):
        return 0.0
    contents = [word.lower for word in words if word.content]
    unknown = [
        word
        for word in contents
        if word not in expanded and not all(map(vocabulary.knows, _LETTERS.findall(word)))
    ]
    return len(unknown) / len(contents) if contents else 0.0


def _tells_a_sentence(word: Word) -> bool:
    return word.folded in _OF_SENTENCES and word.lower not in _OF_BOTH and not word.acronym
