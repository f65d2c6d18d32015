"""An answer as text for a terminal."""

from collections.abc import Iterator

from index.types import StoredDocument
from ingest.dates import in_words
from service.types import Answer, Citation, Understanding
from service.typography import typeset

_MARK, _UNMARK = "\x1b[1;33m", "\x1b[0m"
"""Bold yellow: seen on dark and light grounds (ECMA-48, SGR)."""


def answer_text(answer: Answer, *, coloured: bool) -> str:
    """Citations one under the other, or the refusal and what came nearest.

    Quotations are verbatim but for control characters, which a terminal would obey. Highlights are
    `coloured`, or said again under their quotation, where no mark of ours could be taken for its own.
    """
    return "\n".join(_lines(answer, coloured))


def _lines(answer: Answer, coloured: bool) -> Iterator[str]:
    yield from _understood(answer.understanding)
    if not answer.answered:
        yield answer.message or ""
        if answer.near_misses:
            yield ""
            yield typeset("Passages les plus proches :")
    for citation in answer.citations or answer.near_misses:
        yield ""
        yield _place(citation)
        if citation.section:
            yield f"   {_harmless(' › '.join(citation.section))}"
        yield ""
        yield _indented(_quoted(citation, coloured))
        if citation.highlights and not coloured:
            yield ""
            yield typeset("   Surligné :")
            yield from (_indented(_harmless(highlight.text), "   > ") for highlight in citation.highlights)
        if citation.copies:
            yield ""
            copies = typeset(" ; ").join(_source(copy.document) for copy in citation.copies)
            yield f"   {typeset('Aussi dans :')} {copies}"


def _understood(understanding: Understanding) -> Iterator[str]:
    """What was read into the question: a correction is never silent."""
    for correction in understanding.corrections:
        changed = f"{_harmless(correction.original)} → {_harmless(correction.corrected)}"
        yield f"{typeset('Corrigé :')} {changed}"
    for expansion in understanding.expansions:
        yield f"{typeset('Cherché aussi :')} {_harmless(expansion.expansion)}"


def _place(citation: Citation) -> str:
    document = citation.document
    parts = [_harmless(document.title)]
    if document.title != document.sources[0]:
        parts.append(_harmless(document.sources[0]))
    if citation.page is not None:
        parts.append(f"p.\u00a0{_harmless(citation.page_label or str(citation.page))}")
    if document.date:
        parts.append(_harmless(in_words(document.date)))
    if citation.is_recognised:
        parts.append("texte reconnu par OCR")
    return f"{citation.rank}. {' · '.join(parts)}"


def _source(document: StoredDocument) -> str:
    dated = f" ({in_words(document.date)})" if document.date else ""
    return _harmless(f"{document.title}{dated}")


def _quoted(citation: Citation, coloured: bool) -> str:
    text, at = "", citation.start
    for highlight in citation.highlights:
        before = citation.text[at - citation.start : highlight.start - citation.start]
        quoted = _harmless(highlight.text)
        text += _harmless(before) + (f"{_MARK}{quoted}{_UNMARK}" if coloured else quoted)
        at = highlight.end
    return text + _harmless(citation.text[at - citation.start :])


def _indented(text: str, margin: str = "   ") -> str:
    return "\n".join(f"{margin}{line}" if line else line for line in text.split("\n"))


def _harmless(text: str) -> str:
    """Control characters (C0, C1) replaced, but for tabs and line ends."""
    return "".join("\ufffd" if _obeyed(character) else character for character in text)


def _obeyed(character: str) -> bool:
    code = ord(character)
    return (code < 0x20 and character not in "\t\n") or 0x7F <= code < 0xA0
