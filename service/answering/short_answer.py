"""The short answer: the few words inside the mark that a reader who is in a hurry looks for."""

from collections.abc import Sequence

from index.types import Hit
from service.answering.expected import expected, fits
from service.answering.spans import reader_span
from service.types import Quote

SURE = 0.4
"""Least probability that the passage answers and that these words are its answer. Of 120 questions on the
administrations 20 have a short answer with it, 18 of them right; with 0.3, 25 of 31."""


def short_answer(hit: Hit, marks: Sequence[Quote], asked: str) -> Quote | None:
    """In the document's own words; None when the reader is not sure, would point outside of the marks, or at
    what cannot answer `asked` (« 1 an » for a price).
    """
    span = None if hit.reading is None else hit.reading.span
    if span is None or (hit.scores.rerank or 0.0) * span.probability < SURE:
        return None
    answer = reader_span(hit)
    if answer is None or not fits(expected(asked), answer.text):
        return None
    inside = any(mark.start <= answer.start and answer.end <= mark.end for mark in marks)
    return answer if inside else None
