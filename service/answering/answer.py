"""The answer to a question, or the refusal to give one."""

from collections.abc import Callable

from index.types import ReadRange
from service.answering.citations import cite
from service.answering.confidence import THRESHOLD, confidence
from service.answering.selection import select
from service.answering.terms import Analyse, weigh_over
from service.types import Answer, Findings
from service.typography import typeset


def answer(
    question: str,
    findings: Findings,
    *,
    limit: int,
    refusal: Callable[[], str],
    analyse: Analyse,
    read: ReadRange,
) -> Answer:
    """Cite the best hits, or say that the documents do not answer and show them as near misses.

    At most `limit` are shown. Confidence is judged over all candidates, so that it does not depend on
    `limit`, and of the best one, even where a newer document that says otherwise is shown before it.
    `refusal` gives the sentence that declines (`service.answering.messages`).
    """
    understanding, hits = findings.understanding, findings.hits
    terms = weigh_over(understanding.text, hits, analyse)
    sure = confidence(hits, findings.unknown)
    answered = sure >= THRESHOLD
    shown = tuple(
        cite(chosen, rank, read, understanding.asked)
        for rank, chosen in enumerate(select(findings, limit, terms, analyse), start=1)
    )
    return Answer(
        question=question,
        understanding=understanding,
        answered=answered,
        confidence=sure,
        message=None if answered else typeset(refusal()),
        citations=shown if answered else (),
        near_misses=() if answered else shown,
    )
