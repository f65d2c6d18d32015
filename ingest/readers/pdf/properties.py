"""What pypdf knows of a PDF and the text does not show: outline, page labels, metadata, encryption."""

import io
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pypdf import PdfReader as PypdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import Destination

from ingest.types import Metadata

# pypdf logs each flaw it repairs; what matters about a file is told by the errors of this package.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

# Titles that programs write for want of one: « Microsoft Word - a.docx », a file name, « Sans titre 1 ».
_NO_TITLE = re.compile(
    r"\s*(?:microsoft (?:word|powerpoint|excel) - |untitled|sans[ -]titre|document ?\d*$"
    r"|.*\.(?:docx?|odt|pdf|tex|indd|rtf)$|\(?anonymous\)?|unspecified)",
    re.I,
)
_NO_AUTHOR = re.compile(r"^\s*(?:\(?anonymous\)?|unspecified|user|utilisateur|admin\w*|unknown)?\s*$", re.I)
# Commas and « et » part names as often as they belong to one, such as a department's.
_AUTHOR_SEPARATOR = re.compile(r"\s*;\s*")
# A damaged outline may point to itself; nobody reads deeper or longer ones.
_DEEPEST = 10
_LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    title: str
    level: int
    """From 1."""
    page: int
    """Number from 1."""
    top: float | None = None
    """Points from the lower edge of the page as the file draws it, where the entry says so."""


@dataclass(frozen=True, slots=True)
class Properties:
    outline: tuple[OutlineEntry, ...] = ()
    labels: tuple[str, ...] = ()
    """One a page, as declared; empty when the file declares none."""
    metadata: Metadata = field(default_factory=Metadata)


def open_with_pypdf(data: bytes) -> PypdfReader:
    """A reader, decrypted with the empty user password where there is one. Raises PyPdfError."""
    reader = PypdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        reader.decrypt("")
    return reader


def find_properties(data: bytes) -> Properties:
    """As many properties as can be read: a damaged outline costs the outline, not the document."""
    try:
        reader = open_with_pypdf(data)
    except (PyPdfError, *DAMAGE):
        return Properties()
    return Properties(_outline(reader), _labels(reader), _metadata(reader))


# pypdf trusts the structure it walks: damaged files surface as these.
DAMAGE = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    RecursionError,
    NotImplementedError,
)


def _outline(reader: PypdfReader) -> tuple[OutlineEntry, ...]:
    found: list[OutlineEntry] = []
    try:
        for entry in _entries(reader, reader.outline, 1):
            found.append(entry)
            if len(found) == _LONGEST:
                break
    except (PyPdfError, *DAMAGE):
        pass
    return tuple(found)


def _entries(reader: PypdfReader, items: Sequence[object], level: int) -> Iterator[OutlineEntry]:
    for item in items:
        if isinstance(item, list):
            if level < _DEEPEST:
                yield from _entries(reader, item, level + 1)
        elif isinstance(item, Destination) and item.title:
            page = reader.get_destination_page_number(item)
            if page is not None and page >= 0:
                top = item.top
                yield OutlineEntry(
                    str(item.title), level, page + 1, float(top) if isinstance(top, int | float) else None
                )


def _labels(reader: PypdfReader) -> tuple[str, ...]:
    try:
        return tuple(reader.page_labels) if "/PageLabels" in reader.root_object else ()
    except (PyPdfError, *DAMAGE):
        return ()


def _metadata(reader: PypdfReader) -> Metadata:
    try:
        information = reader.metadata
        if information is None:
            return Metadata()
        title, author = _text(information.title), _text(information.author)
        return Metadata(
            title=title if title and not _NO_TITLE.match(title) else None,
            date=_date(reader),
            authors=() if _NO_AUTHOR.match(author) else tuple(filter(None, _AUTHOR_SEPARATOR.split(author))),
        )
    except (PyPdfError, *DAMAGE):
        return Metadata()


def _text(value: object) -> str:
    return " ".join(value.replace("\0", "").split()) if isinstance(value, str) else ""


def _date(reader: PypdfReader) -> str | None:
    """The day of creation: a later change is often a mere signature or stamp."""
    information = reader.metadata
    if information is None:
        return None
    try:
        day = information.creation_date or information.modification_date
    except ValueError:
        return None
    return day.date().isoformat() if day else None
