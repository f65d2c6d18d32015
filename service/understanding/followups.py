"""What a question takes over from the conversation before it."""

import re
from collections.abc import Sequence

from index.lexical.folding import fold
from service.types import Carried
from service.understanding.followup_focus import is_participle, less_asked
from service.understanding.followup_pieces import DATE, TOPIC, Piece, pieces_of
from service.understanding.followup_reference import leaning, leans_on_history
from service.understanding.followup_replaced import less_replaced
from service.understanding.followup_words import (
    ARTICLES,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECTS,
    Word,
    WrittenName,
    forms,
    no_names,
    words_of,
)

REACH = 6
"""Earlier questions looked at: the subject of a longer chain has changed, or is said again on the way."""

_LETTERS = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[\w\s'’-]+")
_INSIDE = AUXILIARIES | SUBJECTS | forms("t ne n pas plus se s déjà bien non et ou")
"""Between a subject and what it does, is, or can do, and between two of a kind; elided words without their
apostrophe."""
_BRINGS_A_VERB = PREPOSITIONS - {"de", "d'", "des", "du", "au", "aux"}
"""« pour arrêter »; never « combien de jours »."""


def carry(question: str, history: Sequence[str], written_name: WrittenName = no_names) -> list[Carried]:
    """What `question` leaves to the earlier ones (`history`, oldest first): nothing if it stands by itself.

    A follow-up takes over the topics, dates and places of the question before, and of those that one leaned
    on in its turn, less what it replaces (« Et en 2022 ? » after a question about 2024). Texts are verbatim
    but for white space made single; the same question and history give the same ids.

    Against the whole question before, on the sample set: the same hit@1 on follow-ups, and a chip for each
    thing taken over, that may be dropped alone.
    """
    words = words_of(question, written_name)
    return _taken_over(question, words, history, written_name) if leans_on_history(words) else []


def carry_if_need_be(
    question: str, history: Sequence[str], written_name: WrittenName = no_names
) -> list[Carried]:
    """What `question` would take over where its words do not tell for sure whether it leaves anything out."""
    words = words_of(question, written_name)
    return [] if leaning(words).sure else _taken_over(question, words, history, written_name)


def _taken_over(
    question: str, words: Sequence[Word], history: Sequence[str], written_name: WrittenName
) -> list[Carried]:
    told: list[Piece] = []
    for entry in history[-REACH:]:
        text = " ".join(entry.split())
        said = words_of(text, written_name)
        pieces = pieces_of(text, said)
        if leans_on_history(said):
            told = less_asked(less_replaced(told, pieces), said, written_name) + pieces
        else:
            told = pieces
    kept = less_asked(less_replaced(told, pieces_of(question, words)), words, written_name)
    return [Carried(f"k{number}", text, kind) for number, (text, kind) in enumerate(_phrases(kept), start=1)]


def _phrases(pieces: Sequence[Piece]) -> list[tuple[str, str]]:
    """Texts and kinds, nothing twice; pieces that belong together are one: « dirige le laboratoire ».

    A figure or a participle alone says nothing, unless it is all there is.
    """
    groups: list[list[Piece]] = []
    said: set[str] = set()
    for piece in pieces:
        words = {word.folded for word in piece.words}
        if words <= said:
            continue
        said |= words
        if groups and _belong_together(groups[-1][-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    telling = [group for group in groups if group[0].kind == DATE or _tells(group)]
    if any(group[0].kind == TOPIC and not _is_a_participle(group) for group in telling):
        telling = [group for group in telling if not _is_a_participle(group)]
    return [(group[0].question[group[0].start : group[-1].end], group[0].kind) for group in telling or groups]


def _tells(group: Sequence[Piece]) -> bool:
    return any(word.content for piece in group for word in piece.words)


def _is_a_participle(group: Sequence[Piece]) -> bool:
    """« produites », alone, of « publications l'Allemagne a-t-elle produites »: it tells of another topic."""
    words = [word for piece in group for word in piece.words]
    before = _LETTERS.findall(group[0].question[: words[0].start])[-1:]
    return len(words) == 1 and is_participle(words[0]) and any(fold(word) in _INSIDE for word in before)


def _belong_together(first: Piece, second: Piece) -> bool:
    """Topics that only a preposition parts, or a verb and its object, which only an article parts, or a
    subject and what it does: « lavoirs ont été restaurés », « aide est-elle versée », or two
    of a kind: « bourse sanitaire et sociale ».
    """
    if not first.kind == second.kind == TOPIC or first.question != second.question:
        return False
    if not second.lead:
        gap = first.question[first.end : second.start]
        return _GAP.fullmatch(gap) is not None and {fold(word) for word in _LETTERS.findall(gap)} <= _INSIDE
    between = {word.folded for word in second.lead}
    if second.lead[0].start != first.end + 1 or not between <= PREPOSITIONS | DETERMINERS:
        return False
    return not between <= ARTICLES or {word.folded for word in first.lead} <= _BRINGS_A_VERB
