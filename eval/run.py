"""Asking every question of a gold set."""

import time
from collections.abc import Callable, Iterator, Sequence

from eval.matching import place
from eval.types import Found, GoldQuestion, GoldResult
from index.types import Hit
from service.types import Answer

Search = Callable[[str, Sequence[str]], Sequence[Hit]]
"""Hits for a question and its history, best first, at least ten."""

Ask = Callable[[str, Sequence[str]], Answer]


def run(questions: Sequence[GoldQuestion], search: Search, ask: Ask) -> Iterator[GoldResult]:
    """Search and ask every question, in order, with its conversation."""
    for question in questions:
        begun = time.perf_counter()
        hits = search(question.question, question.context)
        searched = time.perf_counter()
        answer = ask(question.question, question.context)
        asked = time.perf_counter()
        first = answer.citations[0] if answer.citations else None
        source = first.document.sources[0] if first else ""
        yield GoldResult(
            question=question,
            hits=tuple(place(hit) for hit in hits),
            answered=answer.answered,
            confidence=answer.confidence,
            citation=Found(source, first.start, first.end) if first else None,
            highlights=tuple(Found(source, q.start, q.end) for q in first.highlights) if first else (),
            search_ms=(searched - begun) * 1000,
            ask_ms=(asked - searched) * 1000,
        )
