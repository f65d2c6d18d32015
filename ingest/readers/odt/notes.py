"""Footnotes and endnotes, numbered in the order in which the text calls them."""

from collections.abc import Iterator

from lxml.etree import _Element

from ingest.readers.builder import superscript
from ingest.readers.opendocument import qn
from ingest.readers.opendocument.inline import paragraph_text, paragraphs


class Notes:
    def __init__(self) -> None:
        self._texts: list[str] = []

    def call(self, note: _Element) -> str:
        """The raised number that stands for a text:note."""
        body = note.find(qn("text:note-body"))
        lines = (paragraph_text(paragraph) for paragraph in paragraphs(body)) if body is not None else ()
        text = " ".join(filter(None, map(str.strip, lines)))
        if not text:
            return ""
        self._texts.append(text)
        return superscript(str(len(self._texts)))

    def called(self) -> Iterator[str]:
        """Each note that was called, after its number."""
        for number, text in enumerate(self._texts, 1):
            yield f"{superscript(str(number))} {text}"
