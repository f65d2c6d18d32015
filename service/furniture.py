"""Page furniture inside what is cited: a sentence quoted whole over the end of a page has the page's
number, and the running heads, in its middle.
"""

from collections.abc import Callable
from dataclasses import replace

from index.types import DocumentContent
from ingest.detect import TEXT
from ingest.types import BlockKind
from service.types import Answer, Citation, Quote

ContentOf = Callable[[str, str], DocumentContent | None]
"""What a version of a document holds, None when that version is no longer there."""


def with_furniture(answer: Answer, content_of: ContentOf) -> Answer:
    """The same answer, its citations telling where they quote page furniture."""

    def told(citation: Citation) -> Citation:
        return replace(citation, furniture=_furniture(citation, content_of))

    return replace(
        answer,
        citations=tuple(map(told, answer.citations)),
        near_misses=tuple(map(told, answer.near_misses)),
    )


def _furniture(citation: Citation, content_of: ContentOf) -> tuple[Quote, ...]:
    if not _may_cross_pages(citation):
        return ()
    content = content_of(citation.document.id, citation.document.version)
    if content is None:
        return ()
    ranges = (
        (max(block.start, citation.start), min(block.end, citation.end))
        for block in content.blocks
        if block.kind is BlockKind.PAGE_FURNITURE
    )
    return tuple(Quote(start, end, content.text[start:end]) for start, end in ranges if start < end)


def _may_cross_pages(citation: Citation) -> bool:
    """Where not, the document need not be read; a printed text kept as plain text does not tell its pages."""
    if citation.page is None:
        return citation.document.media_type == TEXT
    return citation.page_end not in (None, citation.page)
