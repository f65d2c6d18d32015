"""`/v1/failures`: the files that could not be read, and why."""

from typing import Annotated

from fastapi import APIRouter, Query

from service.http.presentation import failure
from service.http.resources import Held
from service.http.responses import FailuresOut

router = APIRouter(prefix="/v1/failures", tags=["Documents"])

LISTED_LIMIT = 500


@router.get("", summary="Lister les fichiers qui n'ont pas pu être lus", response_model=FailuresOut)
def failures(held: Held, limit: Annotated[int, Query(ge=1, le=LISTED_LIMIT)] = 50) -> FailuresOut:
    """Those of all collections, by collection and name, until they are read, replaced or gone."""
    known = held.searcher.store.failures()
    return FailuresOut(failures=list(map(failure, known[:limit])), total=len(known))
