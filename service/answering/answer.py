"""The answer to a question, or the refusal to give one."""

from collections.abc import Callable, Sequence

from index.types import Hit
from service.answering.citations import ReadRange, cite
from service.answering.confidence import THRESHOLD, confidence, evidence
from service.answering.highlights import Analyse
from service.answering.messages import refusal
from service.answering.overlap import without_repetition
from service.answering.terms import weigh_over
from service.types import Answer, Understanding
from service.typography import typeset


def answer(
    question: str,
    understanding: Understanding,
    hits: Sequence[Hit],
    *,
    limit: int,
    count_documents: Callable[[], int],
    filtered: bool,
    analyse: Analyse,
    read: ReadRange,
) -> Answer:
    """Cite the best hits, or say that the documents do not answer and show them as near misses.

    `hits` are the candidates, best first; at most `limit` are shown. Confidence is judged over all
    candidates, so that it does not depend on `limit`. `filtered` tells whether some documents
    were left out; `count_documents`, needed by refusals alone, how many the base holds.
    """
    terms = weigh_over(understanding.text, hits, analyse)
    sure = confidence(evidence(understanding.text, hits, terms, analyse))
    answered = sure >= THRESHOLD
    shown = tuple(
        cite(hit, rank, understanding.asked, terms, analyse, read)
        for rank, hit in enumerate(without_repetition(hits, limit), start=1)
    )
    return Answer(
        question=question,
        understanding=understanding,
        answered=answered,
        confidence=sure,
        message=None if answered else typeset(refusal(count_documents(), filtered, bool(hits))),
        citations=shown if answered else (),
        near_misses=() if answered else shown,
    )
