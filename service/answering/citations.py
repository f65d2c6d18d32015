"""What was chosen as a citation: identified, quoted exactly, with what it needs to be understood."""

import hashlib

from index.types import ReadRange, StoredDocument, StoredPassage
from service.answering.candidates import Candidate
from service.answering.short_answer import short_answer
from service.types import Citation, Context, Copy


def text_sha256(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def citation_id(document_id: str, version: str, start: int, end: int) -> str:
    """Stable for a document version and range: 64 bits, in hexadecimal."""
    named = f"{document_id}\0{version}\0{start}\0{end}"
    return hashlib.blake2b(named.encode(), digest_size=8).hexdigest()


def cite(chosen: Candidate, rank: int, read: ReadRange, asked: str) -> Citation:
    passage, document = chosen.hit.shown, chosen.hit.document
    return Citation(
        id=citation_id(document.id, document.version, passage.start, passage.end),
        rank=rank,
        score=chosen.hit.score,
        document=document,
        page=passage.page,
        page_end=passage.page_end,
        page_label=passage.page_label,
        section=passage.section,
        start=passage.start,
        end=passage.end,
        text=passage.text,
        highlights=chosen.marks,
        answer=short_answer(chosen.hit, chosen.marks, asked),
        context=_context(document, passage, read),
        text_sha256=text_sha256(passage.text),
        copies=tuple(
            Copy(copy.hit.document, mark.start, mark.end, mark.text)
            for copy in chosen.copies
            for mark in copy.marks[:1]
        ),
    )


def _context(document: StoredDocument, passage: StoredPassage, read: ReadRange) -> tuple[Context, ...]:
    quoted = ((role, start, end, read(document, start, end)) for role, start, end in passage.context)
    return tuple(Context(role, start, end, text) for role, start, end, text in quoted if text is not None)
