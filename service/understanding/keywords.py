"""How much of a question the documents never speak of: bare keywords, « capitale de la Mongolie », and names
of which it says nothing else, « que signifie SIAO ? ».
"""

import re
from collections.abc import Collection, Sequence

from index.vocabulary import Vocabulary
from service.understanding.followup_pieces import SAY_NOTHING
from service.understanding.followup_words import AUXILIARIES, INTERROGATIVES, SUBJECTS, Word, forms, words_of

_LETTERS = re.compile(r"[^\W\d_]+")
_OF_SENTENCES = SUBJECTS | INTERROGATIVES | AUXILIARIES
_OF_BOTH = {"à", "ou"}
"""Without their accents or with one they would be a verb and a question word."""
_OF_NAMES = SAY_NOTHING | forms("sigle acronyme abreviation designe")
"""What a sentence says of a name without asking more than who or what it is."""


def unknown_share(question: str, expanded: Collection[str], vocabulary: Vocabulary) -> float:
    """Share of the words of bare keywords that the documents never use; 0 for a sentence, unless it only asks
    of names who or what they are.

    `expanded` holds the words known by what they stand for.
    """
    words = words_of(question)
    contents = [word for word in words if word.content]
    if any(map(_tells_a_sentence, words)):
        contents = names_alone(words)
    unknown = [
        word
        for word in contents
        if word.lower not in expanded and not all(map(vocabulary.knows, _LETTERS.findall(word.lower)))
    ]
    return len(unknown) / len(contents) if contents else 0.0


def names_alone(words: Sequence[Word]) -> list[Word]:
    """The names of a sentence that asks of them no more than who or what they are; none of any other."""
    contents = [word for word in words if word.content and word.folded not in _OF_NAMES]
    is_asked = any(map(_tells_a_sentence, words)) and all(word.name for word in contents)
    return contents if is_asked else []


def _tells_a_sentence(word: Word) -> bool:
    return word.folded in _OF_SENTENCES and word.lower not in _OF_BOTH and not word.acronym
