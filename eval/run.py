"""Asking every question of a gold set."""

import time
from collections.abc import Callable, Iterator, Sequence

from eval.matching import place
from eval.types import Found, GoldQuestion, GoldResult
from service.types import Answer, Citation, Findings

DEPTH = 20
"""Hits kept for each question: twice the deepest metric's."""

Find = Callable[[str, Sequence[str]], Findings]
"""What the documents hold on a question and its history."""

Conclude = Callable[[str, Findings], Answer]
"""The answer to a question, from what was found."""


def run(questions: Sequence[GoldQuestion], find: Find, conclude: Conclude) -> Iterator[GoldResult]:
    """Ask every question once, in order, with its conversation: what was found is measured and answered."""
    for question in questions:
        begun = time.perf_counter()
        findings = find(question.question, question.context)
        found = time.perf_counter()
        answer = conclude(question.question, findings)
        asked = time.perf_counter()
        first = answer.citations[0] if answer.citations else None
        source = first.document.sources[0] if first else ""
        yield GoldResult(
            question=question,
            hits=tuple(place(hit) for hit in findings.hits[:DEPTH]),
            shown=tuple(_place(citation) for citation in answer.citations or answer.near_misses),
            answered=answer.answered,
            confidence=answer.confidence,
            citation=_place(first) if first else None,
            highlights=tuple(Found(source, q.start, q.end) for q in first.highlights) if first else (),
            search_ms=(found - begun) * 1000,
            ask_ms=(asked - begun) * 1000,
        )


def _place(citation: Citation) -> Found:
    return Found(citation.document.sources[0], citation.start, citation.end)
