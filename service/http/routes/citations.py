"""`/v1/citations/verify`: does what was quoted still stand?"""

from collections.abc import Iterator
from functools import lru_cache

from fastapi import APIRouter

from index.types import DocumentContent
from service.answering import verify as verify_claim
from service.http.requests import VerifyIn
from service.http.resources import Held
from service.http.responses import VerificationOut, VerifyOut
from service.types import CitationClaim

router = APIRouter(prefix="/v1/citations", tags=["Citations"])


@router.post("/verify", summary="Vérifier des citations", response_model=VerifyOut)
def verify(request: VerifyIn, held: Held) -> VerifyOut:
    store = held.searcher.store

    @lru_cache(maxsize=8)  # claims of one document usually come together
    def content(document_id: str) -> DocumentContent | None:
        return store.content(document_id)

    def starts(document_id: str) -> Iterator[int]:
        for passage in store.document_passages(document_id):
            yield passage.start
            yield from (unit.start for unit in passage.units)

    results = []
    for given in request.citations:
        claim = CitationClaim(given.document_id, given.version, given.start, given.end, given.text_sha256)
        document = store.document(claim.document_id)
        verified = verify_claim(claim, document, content(claim.document_id), starts(claim.document_id))
        results.append(VerificationOut(status=verified.status.value, start=verified.start, end=verified.end))
    return VerifyOut(results=results)
