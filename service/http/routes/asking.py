"""`/v1/ask` and `/v1/search`."""

import time

from fastapi import APIRouter

from index.types import Filters
from service import asking
from service.http.presentation import milliseconds_since
from service.http.requests import AskIn, FiltersIn, SearchIn
from service.http.resources import Held
from service.http.responses import AskOut, SearchOut

router = APIRouter(prefix="/v1", tags=["Questions"])


@router.post("/ask", summary="Poser une question", response_model=AskOut)
def ask(request: AskIn, held: Held) -> AskOut:
    begun = time.perf_counter()
    answer = asking.ask(
        held.searcher,
        request.question,
        history=request.history,
        drop=request.drop,
        top_k=request.top_k,
        filters=_filters(request.filters, request.collection),
    )
    return held.presenter.answer(answer, milliseconds_since(begun))


@router.post("/search", summary="Chercher des passages", response_model=SearchOut)
def search(request: SearchIn, held: Held) -> SearchOut:
    begun = time.perf_counter()
    hits = asking.search(
        held.searcher,
        request.query,
        top_k=request.top_k,
        filters=_filters(request.filters, request.collection),
        mode="full" if request.rerank else "hybrid",
    )
    return held.presenter.hits(hits, milliseconds_since(begun))


def _filters(filters: FiltersIn | None, collection: str | None) -> Filters:
    given = filters or FiltersIn()
    return Filters(
        collection=collection,
        sources=None if given.sources is None else tuple(given.sources),
        date_from=given.date_from,
        date_to=given.date_to,
        undated=given.undated,
    )
