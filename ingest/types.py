"""The values `ingest` hands to the other packages.

Offsets count Unicode code points of `Document.text` from 0; ends are exclusive.
"""

from dataclasses import dataclass, field
from enum import StrEnum

Range = tuple[int, int]
"""Start and end in a document's text."""


class BlockKind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    TABLE_OF_CONTENTS = "table_of_contents"
    PAGE_FURNITURE = "page_furniture"


ASIDE = (BlockKind.FOOTNOTE, BlockKind.PAGE_FURNITURE)
"""What stands on a page beside the running text, which goes on after it."""
PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
"""What is made of sentences; no listing is."""


@dataclass(frozen=True, slots=True)
class Block:
    """One structural unit of a document, an exact range of its text.

    Blocks are sorted, do not overlap, and cover everything but white space.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    """Headings: depth from 1 (a title is 0). List items: nesting from 1. Others: 0."""
    lead: int | None = None
    """Index of the block that introduces this one: a list's lead-in, a table's header row. What announces a
    listing is found by `ingest.leads`."""
    continues: int | None = None
    """Index of the block whose sentence this one finishes after a page break."""
    listing: bool = False
    """Whether a paragraph is a listing: each of its lines is whole, and its sentences say nothing."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paginated document; `number` counts from 1, `label` is what is printed."""

    number: int
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RecognisedWord:
    """A word read off a picture by character recognition, which may be wrong: a range of the text."""

    page: int
    """Number of its page."""
    start: int
    end: int
    box: tuple[float, float, float, float]
    """Left, top, right and bottom in points, from the top left corner of the page as shown."""


class UnreadCause(StrEnum):
    NO_RECOGNITION = "no_recognition"
    """Nothing is there that recognises characters: they can be read once it is installed."""
    TOO_LONG = "too_long"
    """Recognition did not end within its time: only another file can be read."""
    NOT_DRAWN = "not_drawn"
    """The picture is too large to be drawn, or damaged: only another file can be read."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Pictures of text that were not read, beside what was."""

    cause: UnreadCause
    pages: tuple[int, ...]
    """Numbers from 1; empty for an attachment of which nothing was read."""
    attachment: str = ""
    """Name of the message's attachment whose pages they are; empty for pages of the document itself."""


@dataclass(frozen=True, slots=True)
class Metadata:
    title: str | None = None
    date: str | None = None
    """ISO 8601, as precise as known: `2024-05-22`, `2025-11` or `2024`."""
    language: str = "fr"
    """ISO 639-1 code of the main language."""
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """What one file says: its text, and the structure that lies on it.

    For plain text and Markdown, `text` is the decoded file unchanged, less a leading byte-order mark.
    """

    text: str
    media_type: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    """Empty for formats without pages."""
    metadata: Metadata = field(default_factory=Metadata)
    recognised: tuple[RecognisedWord, ...] = ()
    """All the words of the pages that have no text of their own: scans and photographs."""
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, list item or table row of a passage: the grain of highlights."""

    start: int
    end: int
    indexed: str
    """Its text as analysed and encoded (see `ingest.indexed_text`)."""
    introduces: bool = False
    """Whether it names what follows (heading, caption, header row) rather than says it."""
    gaps: tuple[Range, ...] = ()
    """Ranges inside it that are no part of it: the running heads and notes where a page cuts it in two, the
    drawing around the cells of a table's row."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A range of one document that can be found and quoted, at most 1,200 characters long."""

    start: int
    end: int
    indexed: str
    """The text that is analysed and encoded: its units' indexed texts joined by newlines."""
    section: tuple[str, ...]
    """Headings above the passage, outermost first, as plain text without markup."""
    units: tuple[Unit, ...]
    """In order, without overlap, inside the passage."""
    page: int | None = None
    """Number of the page where the passage starts, from 1; None without pages."""
    page_end: int | None = None
    language: str = "fr"
    context: tuple[tuple[str, int, int], ...] = ()
    """Ranges to show beside a quotation, as (role, start, end): the table's `header`, the list's
    `lead_in`, where these lie outside the passage."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """All that is known of one file: what it says, and its passages."""

    document: Document
    passages: tuple[Passage, ...]
