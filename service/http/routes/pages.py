"""The pages people see: `/` (chat), `/documents/{id}` (viewer), their files, `/docs`."""

from importlib.resources import files
from mimetypes import guess_type

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from service.http.reference import reference
from service.http.resources import Held

router = APIRouter(include_in_schema=False)

_WEB = files("service.web")
# Read once: no request can name a file that is not listed here.
_STATIC = {file.name: file.read_bytes() for file in _WEB.joinpath("static").iterdir() if file.is_file()}


@router.get("/")
def chat() -> HTMLResponse:
    return _page("chat.html")


@router.get("/documents/{document_id}")
def viewer(document_id: str, held: Held) -> HTMLResponse:
    """The page itself says, in words, that there is no such document."""
    known = held.searcher.store.document(document_id) is not None
    return _page("viewer.html", 200 if known else 404)


@router.get("/static/{name}")
def static(name: str) -> Response:
    if name not in _STATIC:
        raise HTTPException(404)
    media_type = guess_type(name)[0] or "application/octet-stream"
    return Response(_STATIC[name], media_type=media_type, headers={"Cache-Control": "no-cache"})


@router.get("/docs")
def docs(request: Request) -> HTMLResponse:
    return HTMLResponse(reference(request.app.openapi()))


def _page(name: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(_WEB.joinpath(name).read_text(encoding="utf-8"), status)
