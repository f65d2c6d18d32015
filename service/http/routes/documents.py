"""`/v1/documents`: what is in the base, and each document in its original form."""

from collections.abc import Sequence
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Response

from index.types import DocumentContent, StoredDocument
from ingest.readers.images import render_image
from ingest.readers.pdf import Box, character_boxes, render_page, word_boxes
from service.errors import UnknownDocumentError, UnknownPageError
from service.http.resources import Held
from service.http.responses import BlockOut, DocumentDetail, DocumentsOut, PageOut

router = APIRouter(prefix="/v1/documents", tags=["Documents"])

LISTED_LIMIT = 500
PDF = "application/pdf"
IMAGES = ("image/png", "image/jpeg", "image/tiff")


@router.get("", summary="Lister les documents", response_model=DocumentsOut)
def documents(
    held: Held,
    cursor: Annotated[str | None, Query(max_length=200)] = None,
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
    return DocumentDetail(
        **held.presenter.document(stored).model_dump(),
        pages=[
            PageOut(
                number=p.number,
                label=p.label,
                start=p.start,
                end=p.end,
                recognised=p.number in stored.recognised_pages,
            )
            for p in content.pages
        ],
        blocks=[BlockOut(kind=b.kind.value, start=b.start, end=b.end, level=b.level) for b in content.blocks],
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
def page(
    document_id: str,
    number: int,
    held: Held,
    start: Annotated[int | None, Query(ge=0)] = None,
    end: Annotated[int | None, Query(ge=0)] = None,
) -> Response:
    """The page as an image, the characters from `start` to `end` marked."""
    stored = _stored(held, document_id)
    if stored.media_type not in (PDF, *IMAGES):
        raise UnknownPageError(
            f"« {stored.title} » n'est ni un PDF ni une image : il n'a pas d'images de pages."
        )
    if not 1 <= number <= stored.pages:
        raise UnknownPageError(f"« {stored.title} » n'a pas de page {number} : il en compte {stored.pages}.")
    content = held.searcher.store.content(document_id, stored.version)
    data = held.searcher.store.original(document_id)
    if content is None or data is None:
        raise UnknownDocumentError(document_id)
    boxes: Sequence[Box] = ()
    if start is not None and end is not None:
        here = content.pages[number - 1]
        first, last = max(start, here.start), min(end, here.end)
        if first < last:
            boxes = _boxes(stored, content, data, number, first, last)
    render = render_page if stored.media_type == PDF else render_image
    return Response(render(data, number, boxes), media_type="image/png")


def _boxes(
    stored: StoredDocument, content: DocumentContent, data: bytes, number: int, start: int, end: int
) -> Sequence[Box]:
    """Where the characters [start, end) of the document stand on its page `number`, which holds them."""
    if number in stored.recognised_pages:
        return word_boxes(content.recognised, number, start, end)
    page = content.pages[number - 1]
    return character_boxes(data, number, start - page.start, end - page.start)


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
