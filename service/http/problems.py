"""Errors as problem documents (RFC 9457), each with a French `detail` and never a stack trace."""

from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.types import Receive, Scope, Send

from index.errors import AnotherWriterError, StoreError
from ingest.errors import IngestError, NoReaderProcessError
from service.errors import (
    EmptyRangeError,
    ServiceError,
    UndrawablePageError,
    UnknownDocumentError,
    UnknownJobError,
    UnknownPageError,
    UnusableUploadError,
)
from service.http.validation import explain
from service.typography import shortened, typeset

MEDIA_TYPE = "application/problem+json"

_TITLES = {
    400: "Requête incorrecte",
    401: "Jeton requis",
    403: "Requête refusée",
    404: "Introuvable",
    405: "Méthode non prise en charge",
    409: "Base occupée",
    413: "Requête trop volumineuse",
    415: "Type de contenu non pris en charge",
    422: "Requête incorrecte",
    500: "Erreur interne",
    503: "Service indisponible",
}

_STATUS: dict[type[Exception], int] = {
    UnknownDocumentError: 404,
    UnknownJobError: 404,
    UnknownPageError: 404,
    EmptyRangeError: 422,
    UndrawablePageError: 422,
    UnusableUploadError: 422,
    AnotherWriterError: 409,
    StoreError: 503,
    NoReaderProcessError: 503,
    IngestError: 422,
}


def problem(
    status: int, detail: str, *, headers: dict[str, str] | None = None, **members: object
) -> JSONResponse:
    """A problem of no type of its own (`about:blank`): its status says which it is."""
    title = _TITLES.get(status, HTTPStatus(status).phrase)
    content = {"type": "about:blank", "title": title, "status": status, "detail": typeset(detail), **members}
    return JSONResponse(content, status, headers, media_type=MEDIA_TYPE)


async def send_problem(
    scope: Scope,
    receive: Receive,
    send: Send,
    status: int,
    detail: str,
    headers: dict[str, str] | None = None,
) -> None:
    """Answer from a middleware, before the application is reached."""
    await problem(status, detail, headers=headers)(scope, receive, send)


def install(app: FastAPI) -> None:
    app.add_exception_handler(HTTPException, _http)  # type: ignore[arg-type]
    app.add_exception_handler(RequestValidationError, _validation)  # type: ignore[arg-type]
    for kind in (ServiceError, StoreError, IngestError):
        app.add_exception_handler(kind, _expected)


async def _http(request: Request, error: HTTPException) -> JSONResponse:
    headers = dict(error.headers or {})
    if error.status_code == 404:
        return problem(404, f"Il n'y a rien à l'adresse « {shortened(request.url.path)} ».", headers=headers)
    if error.status_code == 405:
        return problem(405, f"La méthode {request.method} n'est pas prise en charge ici.", headers=headers)
    # Every other one raised by our code carries its French sentence; the framework's own is a body
    # that cannot be read.
    ours = getattr(error, "french", False)
    detail = str(error.detail) if ours else "Le corps de la requête est illisible."
    return problem(error.status_code, detail, headers=headers)


async def _validation(request: Request, error: RequestValidationError) -> JSONResponse:
    status, detail, fields = explain(error, request.headers.get("content-type", ""))
    return problem(status, detail, errors=fields)


async def _expected(_: Request, error: Exception) -> JSONResponse:
    status = next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 500)
    return problem(status, str(error))


class FrenchHTTPException(HTTPException):
    """An HTTP error whose detail is a French sentence of ours."""

    french = True
