"""One question through search and answering: what the HTTP interface, the command line and the
evaluation all do.
"""

from collections.abc import Collection, Sequence
from functools import cache, lru_cache

from index.lexical.analyser import analyse
from index.searcher import Mode, Searcher
from index.types import Filters, Hit, Query
from service.answering import answer
from service.answering.confidence import reading
from service.answering.messages import refusal
from service.furniture import with_furniture
from service.types import Answer, Findings, Understanding
from service.understanding import understand
from service.understanding.keywords import unknown_share

CANDIDATES = 50
"""Hits an answer is chosen from, whatever the number shown: confidence and rarity are judged over them.
Fixed, so that no answer depends on load or on how many citations are wanted."""

EVERYWHERE = Filters()


@lru_cache(maxsize=5_000)  # some 30 MB: the same passages come back from one question to the next
def terms(text: str) -> tuple[str, ...]:
    return tuple(analyse(text))


def read(
    searcher: Searcher, question: str, history: Sequence[str] = (), drop: Collection[str] = ()
) -> Understanding:
    """What is searched for a question, in the words of the documents searched."""
    return understand(question, history, searcher.vocabulary(), drop)


def ask(
    searcher: Searcher,
    question: str,
    *,
    history: Sequence[str] = (),
    drop: Collection[str] = (),
    top_k: int = 5,
    filters: Filters = EVERYWHERE,
) -> Answer:
    """Answer a question; `history` holds the conversation's earlier ones, oldest first.

    `drop` holds the ids of what must not be read into the question.
    """
    findings = find(searcher, question, history=history, drop=drop, filters=filters)
    return conclude(searcher, question, findings, top_k=top_k, filters=filters)


def find(
    searcher: Searcher,
    question: str,
    *,
    history: Sequence[str] = (),
    drop: Collection[str] = (),
    filters: Filters = EVERYWHERE,
    mode: Mode = "full",
) -> Findings:
    """The first half of `ask`: what its answer is chosen from.

    A question that may lean on those before it, and may not, is searched both ways; how it is meant, the
    reader tells. Of 33 follow-ups written to check this, 25 of them of one or two content words, 28 then find
    their passage first (26 by words alone), of 68 sample follow-ups 55 (53), and of 348 questions that need
    nothing, asked after an unrelated one, 280 (278; 282 when nothing was asked before).
    """
    understood = read(searcher, question, history, drop)
    findings = _findings(searcher, understood, filters, mode)
    if understood.otherwise is None:
        return findings
    other = _findings(searcher, understood.otherwise, filters, mode)
    return max(findings, other, key=lambda found: reading(found.hits))


def _findings(searcher: Searcher, understood: Understanding, filters: Filters, mode: Mode) -> Findings:
    if not understood.text:
        return Findings(understood, ())
    own = understood.asked if understood.carried else ""
    hits = tuple(searcher.search(Query(understood.text, filters, own), CANDIDATES, mode))
    unknown = 0.0
    if not understood.carried:  # « Et à mi-temps ? » is no bare noun
        expanded = {item.term.lower() for item in understood.expansions}
        unknown = unknown_share(understood.asked, expanded, searcher.vocabulary())
    return Findings(understood, hits, unknown)


def conclude(
    searcher: Searcher, question: str, findings: Findings, *, top_k: int = 5, filters: Filters = EVERYWHERE
) -> Answer:
    """The second half of `ask`: the answer, from what was found under the same `filters`."""
    store = searcher.store

    content_of = cache(store.content)

    def refused() -> str:
        held, asked, found = store.statistics(), bool(findings.understanding.text), bool(findings.hits)
        return refusal(held.documents, held.collections, filters, asked=asked, found=found)

    concluded = answer(
        question,
        findings,
        limit=top_k,
        refusal=refused,
        analyse=terms,
        read=store.excerpt,
    )
    return with_furniture(concluded, content_of)


def search(
    searcher: Searcher, query: str, *, top_k: int = 10, filters: Filters = EVERYWHERE, mode: Mode = "full"
) -> list[Hit]:
    """The passages found, best first, with the same understanding of the query as `ask`."""
    text = read(searcher, query).text
    return searcher.search(Query(text, filters), top_k, mode) if text else []
