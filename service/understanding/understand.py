"""A question as typed, within its conversation, turned into what is searched; every change is listed."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from index.lexical.analyser import analyse
from index.vocabulary import Vocabulary
from service.types import Carried, Correction, Understanding
from service.understanding.expansions import expand
from service.understanding.followups import carry, carry_if_need_be
from service.understanding.frames import asks_nothing, unframed
from service.understanding.spelling import correct

_NOTHING = Understanding(text="", asked="")


def understand(
    question: str, history: Sequence[str], vocabulary: Vocabulary, drop: Collection[str] = ()
) -> Understanding:
    """Correct, leave out what only frames the question, carry over, expand, in this order.

    `history` holds earlier questions, oldest first.
    `drop` holds ids of corrections, expansions and carried items that the user does not want. An id names the
    same item whatever else is dropped. Who drops one carried item wants the others.

    The text is empty when there is nothing to search: « Merci ! », « ??? », « Pourquoi ? » that opens a
    conversation.
    """
    asked = " ".join(question.split())
    if asks_nothing(asked):
        return _NOTHING
    corrections = [item for item in correct(asked, vocabulary) if item.id not in drop]
    for item in reversed(corrections):
        asked = asked[: item.start] + item.corrected + asked[item.end :]
    asked = unframed(asked)
    told = [entry for entry in history if not asks_nothing(entry)]
    found = carry(asked, told, vocabulary.written_name)
    doubted = carry_if_need_be(asked, told, vocabulary.written_name)
    if any(item.id in drop for item in doubted):
        found, doubted = doubted, []
    understood = _with(found, asked, corrections, vocabulary, drop)
    if not doubted:
        return understood
    return replace(
        understood, otherwise=_with([] if found else doubted, asked, corrections, vocabulary, drop)
    )


def _with(
    found: Sequence[Carried],
    asked: str,
    corrections: Sequence[Correction],
    vocabulary: Vocabulary,
    drop: Collection[str],
) -> Understanding:
    """The question with what was `found` to take over."""
    carried = [item for item in found if item.id not in drop]
    searched = " ".join([*(item.text for item in carried), asked])
    if not analyse(searched):
        return _NOTHING
    expansions = [
        item
        for item in expand(" ".join([*(item.text for item in found), asked]), vocabulary)
        if item.id not in drop and item.term in searched
    ]
    return Understanding(
        text=" ".join([searched, *(item.expansion for item in expansions)]),
        asked=asked,
        corrections=tuple(corrections),
        expansions=tuple(expansions),
        carried=tuple(carried),
    )
