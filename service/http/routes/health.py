"""`/healthz` (the process lives) and `/readyz` (it can answer)."""

from fastapi import APIRouter

from service.http.resources import Held
from service.http.responses import Health

router = APIRouter(tags=["État"])


@router.get("/healthz", summary="Le service tourne", response_model=Health)
async def healthz() -> Health:
    return Health(status="ok")


@router.get("/readyz", summary="Le service peut répondre", response_model=Health)
def readyz(held: Held) -> Health:
    """Reads the base: one that cannot be read is a 503."""
    held.searcher.store.generation()
    return Health(status="ok")
