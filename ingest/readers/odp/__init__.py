"""OpenDocument presentations: slides as pages, with titles, lists, tables and the speaker's notes."""

from lxml.etree import _Element

from ingest.detect import ODP
from ingest.metadata import find_metadata
from ingest.readers.odp.shapes import Shapes, ordered
from ingest.readers.opendocument import body_and_styles, open_document, properties, qn
from ingest.readers.opendocument.lists import Numbering
from ingest.readers.opendocument.spans import Spans
from ingest.readers.slides import Slide, written
from ingest.types import Document

_WHAT = "Le diaporama OpenDocument"
_CLASS = qn("presentation:class")
_FURNITURE = {"header", "footer", "date-time", "page-number"}
_NOTES = "notes"


class OdpReader:
    media_type = ODP

    def read(self, data: bytes, name: str) -> Document:  # noqa: ARG002
        """Raises DamagedFileError, EncryptedError or TooLargeError."""
        archive = open_document(data, _WHAT)
        body, roots = body_and_styles(archive, "office:presentation", _WHAT)
        says = Shapes(archive, Numbering(*roots), Spans(*roots))
        pages = enumerate(body.iterchildren(qn("draw:page")), 1)
        (text, blocks), found = written(_slide(page, number, says) for number, page in pages)
        return Document(text, ODP, blocks, found, find_metadata(text, blocks, properties(archive)))


def _slide(page: _Element, number: int, says: Shapes) -> Slide:
    shapes = ordered(page)
    titles = [shape for shape in shapes if shape.get(_CLASS) == "title"]
    furniture = [shape for shape in shapes if shape.get(_CLASS) in _FURNITURE]
    aside = [*titles[:1], *furniture]
    title = says.text_of(titles[0]) if titles else ""
    subtitled = any(shape.get(_CLASS) == "subtitle" for shape in shapes)
    return Slide(
        str(number),
        title=title,
        cover=number == 1 and bool(title) and subtitled,
        content=tuple(said for shape in shapes if shape not in aside for said in says.content(shape)),
        furniture=tuple(map(says.text_of, furniture)),
        notes=tuple(
            text
            for notes in page.iterchildren(qn("presentation:notes"))
            for shape in notes.iter(qn("draw:frame"))
            if shape.get(_CLASS) == _NOTES
            for text in says.text_of(shape).split("\n")
        ),
    )
