"""`/v1/documents`: what is in the base, and each document in its original form."""

import asyncio
from dataclasses import replace
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Response
from fastapi.concurrency import run_in_threadpool

from index.types import DocumentContent, StoredDocument
from ingest.detect import PRINTED
from ingest.errors import IngestError, NoReaderProcessError
from ingest.readers.pdf import word_boxes
from ingest.workers import PageView
from service.errors import EmptyRangeError, UndrawablePageError, UnknownDocumentError, UnknownPageError
from service.http.presentation import cuts, unread_notice
from service.http.requests import CURSOR_PATTERN
from service.http.resources import Held
from service.http.responses import BlockOut, DocumentDetail, DocumentsOut, PageOut

router = APIRouter(prefix="/v1/documents", tags=["Documents"])

LISTED_LIMIT = 500


@router.get("", summary="Lister les documents", response_model=DocumentsOut)
def documents(
    held: Held,
    cursor: Annotated[str | None, Query(pattern=CURSOR_PATTERN)] = None,
    limit: Annotated[int, Query(ge=1, le=LISTED_LIMIT)] = 50,
    collection: Annotated[str | None, Query(min_length=1, max_length=200)] = None,
) -> DocumentsOut:
    page, following = held.searcher.store.documents(cursor, limit, collection)
    return DocumentsOut(documents=[held.presenter.document(document) for document in page], next=following)


@router.get("/{document_id}", summary="Décrire un document", response_model=DocumentDetail)
def document(document_id: str, held: Held) -> DocumentDetail:
    stored = _stored(held, document_id)
    content = held.searcher.store.content(document_id, stored.version)
    if content is None:
        raise UnknownDocumentError(document_id)
    unread = {number for part in stored.unread if not part.attachment for number in part.pages}
    return DocumentDetail(
        **held.presenter.document(stored).model_dump(),
        pages=[
            PageOut(
                number=p.number,
                label=p.label,
                start=p.start,
                end=p.end,
                recognised=p.number in stored.recognised_pages,
                unread=p.number in unread,
            )
            for p in content.pages
        ],
        blocks=[
            BlockOut(kind=b.kind.value, start=b.start, end=b.end, level=b.level, lead=b.lead)
            for b in content.blocks
        ],
        cuts=cuts(content.text, stored.media_type),
        notice=unread_notice(stored),
    )


@router.get("/{document_id}/text", summary="Lire le texte d'un document", response_class=Response)
def text(document_id: str, held: Held) -> Response:
    content = held.searcher.store.content(document_id)
    if content is None:
        raise UnknownDocumentError(document_id)
    return Response(content.text.encode(), media_type="text/plain; charset=utf-8")


@router.get("/{document_id}/source", summary="Télécharger le fichier d'origine", response_class=Response)
def source(document_id: str, held: Held) -> Response:
    """The original bytes, which a browser saves and never shows: an HTML document is not our page."""
    stored = _stored(held, document_id)
    data = held.searcher.store.original(document_id)
    if data is None:
        raise UnknownDocumentError(document_id)
    name = stored.sources[0].rsplit("/", 1)[-1]
    headers = {
        # As a header: given as media type, a text would be announced as UTF-8, which the file may not be.
        "Content-Type": stored.media_type,
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return Response(data, headers=headers)


@router.get(
    "/{document_id}/pages/{number}.png",
    summary="Voir une page d'un PDF ou d'une image",
    response_class=Response,
)
async def page(
    document_id: str,
    number: int,
    held: Held,
    start: Annotated[int | None, Query(ge=0)] = None,
    end: Annotated[int | None, Query(ge=0)] = None,
) -> Response:
    """The page as an image, the characters from `start` to `end` marked."""
    marked = None if start is None or end is None else (start, end)
    if marked is not None and marked[0] >= marked[1]:
        raise EmptyRangeError(*marked)
    title, data, view = await run_in_threadpool(_page, held, document_id, number, marked)
    try:
        # Awaited, so that pages that take long hold no thread that other answers need.
        picture = await asyncio.wrap_future(held.pages.draw(data, view))
    except NoReaderProcessError:
        raise
    except IngestError as error:
        raise UndrawablePageError(number, title, str(error)) from error
    return Response(picture, media_type="image/png")


def _page(
    held: Held, document_id: str, number: int, marked: tuple[int, int] | None
) -> tuple[str, bytes, PageView]:
    """(the document's title, its original, what to draw of it)."""
    stored = _stored(held, document_id)
    if stored.media_type not in PRINTED:
        raise UnknownPageError(
            f"« {stored.title} » n'est ni un PDF ni une image : il n'a pas d'images de pages."
        )
    if not 1 <= number <= stored.pages:
        raise UnknownPageError(f"« {stored.title} » n'a pas de page {number} : il en compte {stored.pages}.")
    content = held.searcher.store.content(document_id, stored.version)
    data = held.searcher.store.original(document_id)
    if content is None or data is None:
        raise UnknownDocumentError(document_id)
    view = PageView(stored.media_type, number)
    if marked is not None:
        here = content.pages[number - 1]
        first, last = max(marked[0], here.start), min(marked[1], here.end)
        if first < last:
            view = _marked(view, stored, content, first, last)
    return stored.title, data, view


def _marked(
    view: PageView, stored: StoredDocument, content: DocumentContent, start: int, end: int
) -> PageView:
    """With the characters [start, end) of the document, which stand on that page."""
    if view.number in stored.recognised_pages:
        return replace(view, boxes=word_boxes(content.recognised, view.number, start, end))
    page = content.pages[view.number - 1]
    return replace(view, characters=(start - page.start, end - page.start))


@router.delete("/{document_id}", summary="Retirer un document", status_code=204, response_class=Response)
def delete(document_id: str, held: Held) -> Response:
    if not held.delete(document_id):
        raise UnknownDocumentError(document_id)
    return Response(status_code=204)


def _stored(held: Held, document_id: str) -> StoredDocument:
    stored = held.searcher.store.document(document_id)
    if stored is None:
        raise UnknownDocumentError(document_id)
    return stored
