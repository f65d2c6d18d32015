"""Footnotes and endnotes, numbered in the order in which the text calls them."""

from collections.abc import Iterator

from lxml.etree import _Element

from ingest.readers.builder import superscript
from ingest.readers.opendocument import qn
from ingest.readers.opendocument.inline import paragraph_text, paragraphs
from ingest.readers.opendocument.spans import Spans


class Notes:
    def __init__(self, spans: Spans) -> None:
        self._spans = spans
        self._texts: list[str] = []

    def call(self, note: _Element) -> str:
        """The raised number that stands for a text:note."""
        body = note.find(qn("text:note-body"))
        inside = paragraphs(body) if body is not None else ()
        lines = (paragraph_text(paragraph, self._spans).strip() for paragraph in inside)
        text = " ".join(filter(None, lines))
        if not text:
            return ""
        self._texts.append(text)
        return superscript(str(len(self._texts)))

    def called(self) -> Iterator[str]:
        """Each note that was called, after its number."""
        for number, text in enumerate(self._texts, 1):
            yield f"{superscript(str(number))} {text}"
