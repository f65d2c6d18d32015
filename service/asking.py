"""One question through search and answering: what the HTTP interface, the command line and the
evaluation all do.
"""

from collections.abc import Collection, Sequence
from functools import cache, lru_cache

from index.lexical.analyser import analyse
from index.searcher import Mode, Searcher
from index.types import Filters, Hit, Query, StoredDocument
from service.answering import answer
from service.types import Answer, Understanding
from service.understanding import understand

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
    understood = read(searcher, question, history, drop)
    hits = searcher.search(Query(understood.text, filters), CANDIDATES)
    store = searcher.store

    @cache
    def text_of(document_id: str, version: str) -> str | None:
        content = store.content(document_id, version)
        return None if content is None else content.text

    def quote(document: StoredDocument, start: int, end: int) -> str | None:
        text = text_of(document.id, document.version)
        return None if text is None else text[start:end]

    return answer(
        question,
        understood,
        hits,
        limit=top_k,
        count_documents=lambda: store.statistics().documents,
        filtered=filters != EVERYWHERE,
        analyse=terms,
        read=quote,
    )


def search(
    searcher: Searcher, query: str, *, top_k: int = 10, filters: Filters = EVERYWHERE, mode: Mode = "full"
) -> list[Hit]:
    """The passages found, best first, with the same understanding of the query as `ask`."""
    return searcher.search(Query(read(searcher, query).text, filters), top_k, mode)
