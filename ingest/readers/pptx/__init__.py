"""PowerPoint presentations: slides as pages, with titles, lists, tables, charts and the speaker's notes."""

import datetime
import io
from collections.abc import Iterator

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import InvalidXmlError
from pptx.opc.package import XmlPart
from pptx.package import Package
from pptx.presentation import Presentation
from pptx.slide import Slide as PptxSlide

from ingest.detect import PPTX
from ingest.errors import DamagedPartError
from ingest.metadata import find_metadata
from ingest.readers.archives import refuse_entities
from ingest.readers.drawingml.texts import paragraph_text
from ingest.readers.numerals import whole
from ingest.readers.openxml import MISSHAPEN, explained
from ingest.readers.pptx.shapes import (
    FURNITURE,
    TITLES,
    WHAT,
    choose_alternatives,
    content,
    kind_of,
    ordered,
    text_of,
)
from ingest.readers.properties import core_properties
from ingest.readers.slides import Slide, written
from ingest.types import Document

# What python-pptx writes when the program that used it set no date: the day its template was made.
_TEMPLATE_DATE = datetime.date(2013, 1, 27)


class PptxReader:
    media_type = PPTX

    def read(self, data: bytes, name: str) -> Document:  # noqa: ARG002
        """Raises DamagedFileError or TooLargeError."""
        with explained(data, WHAT):
            # Not pptx.Presentation, which refuses templates and slide shows: they hold the same parts.
            return _read(Package.open(io.BytesIO(data)))


def _read(package: Package) -> Document:
    for part in package.iter_parts():
        if isinstance(part, XmlPart):
            refuse_entities(part._element, WHAT)
    (text, blocks), pages = written(_slides(package.presentation_part.presentation))
    properties = core_properties(package.core_properties, _TEMPLATE_DATE)
    return Document(text, PPTX, blocks, pages, find_metadata(text, blocks, properties))


def _slides(presentation: Presentation) -> Iterator[Slide]:
    first = whole(presentation._element.get("firstSlideNum"))
    number = 1 if first is None else first
    for rank, slide in enumerate(presentation.slides):
        try:
            yield _slide(slide, str(number + rank), opening=rank == 0)
        except (ValueError, InvalidXmlError) as error:
            # A number that is none, an element without what it must have.
            raise DamagedPartError(WHAT, slide.part.partname.lstrip("/"), MISSHAPEN) from error


def _slide(slide: PptxSlide, label: str, *, opening: bool) -> Slide:
    choose_alternatives(slide._element)
    shapes = ordered(slide.shapes)
    titles = [shape for shape in shapes if kind_of(shape) in TITLES]
    furniture = [shape for shape in shapes if kind_of(shape) in FURNITURE]
    aside = [*titles[:1], *furniture]
    title = text_of(titles[0]) if titles else ""
    return Slide(
        label,
        title=title,
        cover=opening and bool(title) and kind_of(titles[0]) is PP_PLACEHOLDER.CENTER_TITLE,
        content=tuple(said for shape in shapes if shape not in aside for said in content(shape, slide)),
        furniture=tuple(map(text_of, furniture)),
        notes=tuple(_notes(slide)),
    )


def _notes(slide: PptxSlide) -> Iterator[str]:
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    if frame is not None:
        for paragraph in frame.paragraphs:
            yield paragraph_text(paragraph._p)
