"""The values `index` hands to the other packages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.types import Block, Document, Page, Passage, RecognisedWord, Unit, Unread

Vectors = NDArray[np.float32]
"""Shape (texts, dimensions), rows of unit length, so that a dot product is a cosine."""


DEFAULT_COLLECTION = "default"


class Encoder(Protocol):
    """Turns texts into unit vectors; questions and passages may be encoded differently."""

    @property
    def identity(self) -> str:
        """Names weights, prompts and precision: vectors are comparable only under one identity."""

    @property
    def dimensions(self) -> int: ...

    @property
    def folder(self) -> Path | None:
        """Where its weights lie, for another process to find it again; None for one without weights."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors: ...

    def encode_query(self, text: str) -> Vectors:
        """Shape (1, dimensions)."""


@dataclass(frozen=True, slots=True)
class ReadingText:
    """What a reader is shown of a passage, and where in it the passage's units are."""

    text: str
    units: tuple[tuple[int, int], ...]
    """(start, end) in `text` of each unit."""


@dataclass(frozen=True, slots=True)
class Span:
    """The words of a passage that a reader takes for the answer."""

    unit: int
    """Place of the unit they are in."""
    text: str
    """As the reader was shown them."""
    probability: float
    """That the answer is exactly these words, if the passage answers."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of a question and a passage."""

    relevance: float
    """Log-odds that the passage answers, as far as the reader can tell; comparable between questions."""
    units: tuple[float, ...]
    """Probability, if the passage answers, that the answer begins in each unit."""
    span: Span | None = None
    """None where the passage has no unit that was read."""


class Reader(Protocol):
    """Reads a question and a passage together."""

    @property
    def candidates(self) -> int:
        """How many passages are worth reading for a question: the best ones of the search."""

    def read(self, question: str, passages: Sequence[ReadingText]) -> list[Reading]: ...


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as known to the store, without its text."""

    id: str
    """Stable across versions and moves."""
    version: str
    """SHA-256 of the original bytes, in hexadecimal."""
    collection: str
    title: str
    """The document's own title, or its file name when it has none."""
    sources: tuple[str, ...]
    """Paths relative to the ingested root, sorted; the first names the document."""
    media_type: str
    language: str
    date: str | None
    authors: tuple[str, ...]
    characters: int
    pages: int
    passages: int
    recognised_pages: tuple[int, ...] = ()
    """Numbers of the pages whose text was recognised on a picture, and may be wrong."""
    unread: tuple[Unread, ...] = ()


ReadRange = Callable[[StoredDocument, int, int], str | None]
"""Text of a document version from start to end, None when that version is not kept (any more)."""


@dataclass(frozen=True, slots=True)
class DocumentContent:
    """A stored document's text and structure."""

    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...]
    recognised: tuple[RecognisedWord, ...] = ()
    """All the words of the pages read off their picture."""


@dataclass(frozen=True, slots=True)
class StoredPassage:
    key: int
    """Identifies the passage in every derived index; never used twice."""
    document_id: str
    start: int
    end: int
    text: str
    """Exactly the document's text from `start` to `end`."""
    indexed: str
    section: tuple[str, ...]
    units: tuple[Unit, ...]
    page: int | None
    page_end: int | None
    page_label: str | None
    language: str
    context: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """Restricts a search; applied before the best hits are counted."""

    collection: str | None = None
    sources: tuple[str, ...] | None = None
    date_from: str | None = None
    """ISO 8601 dates, inclusive."""
    date_to: str | None = None
    undated: bool = True
    """Whether documents without a date pass a date filter."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched: the question as understood, and where."""

    text: str
    filters: Filters = field(default_factory=Filters)
    asked: str = ""
    """A follow-up in its own words, without what it carries over; empty for any other question."""


@dataclass(frozen=True, slots=True)
class Scores:
    """A hit's scores by branch; None where the branch did not return it."""

    lexical: float | None = None
    """BM25."""
    dense: float | None = None
    """Mean of the passage's cosine and of its closest sentence's."""
    rerank: float | None = None
    """Probability that the passage answers, as its reader tells it; None where it was not read."""


@dataclass(frozen=True, slots=True)
class Hit:
    passage: StoredPassage
    document: StoredDocument
    score: float
    """Fused score in [0, 1]; comparable within one search only."""
    scores: Scores
    units: tuple[float, ...] = ()
    """Cosine of each of the passage's units with the question; empty when the dense branch took no part."""
    reading: Reading | None = None
    """What the reader made of it, rounded; None where the passage was not read."""
    joined: StoredPassage | None = None
    """The passage in one with neighbours that were found too."""

    @property
    def shown(self) -> StoredPassage:
        """What is quoted: the passage, with its neighbours where these were found."""
        return self.joined or self.passage


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be ingested, and why, in one French sentence."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class PartialReading:
    """A document with scanned pages among others that could not be recognised, for one cause or several."""

    source: str
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """Two documents that say nearly the same; nothing is done about it."""

    source: str
    """Of the document added or updated."""
    other: str
    """First source of the other one."""
    share: float
    """Of the sentences of the longer one, how many are in both."""


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What one ingestion changed; every tuple holds source paths in order."""

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    """New paths of documents found elsewhere than before."""
    removed: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()
    near_duplicates: tuple[NearDuplicate, ...] = ()
    """Of what was added or updated; each pair once."""
    partly_read: tuple[PartialReading, ...] = ()
    """Among what was added or updated."""
    encoded: int = 0
    """Texts that had to be encoded; the others' vectors were known."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A place where a document is found: `name` relative to `root`, the absolute folder that was ingested.

    An uploaded file has the empty root.
    """

    root: str
    name: str


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source as the store knows it."""

    source: Source
    document: str
    """Id of the document it leads to."""
    version: str
    """Of that document."""


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """A document read and cut, ready to be encoded and stored."""

    sources: tuple[Source, ...]
    version: str
    data: bytes
    """The original bytes, of which `version` is the SHA-256."""
    document: Document
    passages: tuple[Passage, ...]
    replaces: str | None = None
    """Id of the document of which this is a new version; None for a new document."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What readers may see; changes with the transaction that changes the documents."""

    generation: int
    """Grows with every change of the documents, or of the encoder that answers."""
    lexical_folder: str
    """Name under `DataFolder.lexical`; empty when nothing was published yet."""
    lexical_opstamp: int
    lexical_digest: bytes
    encoder: str | None
    """Identity of the encoder that answers: it has a vector of every text. None before the first document."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """What an index holds."""

    documents: int
    passages: int
    collections: tuple[str, ...]
    encoders: tuple[tuple[str, int], ...]
    """(identity, vectors stored)."""
    answering: str | None
    """Identity of the encoder that answers."""
    failures: tuple[Failure, ...]
    partly_read: tuple[PartialReading, ...]


Stage = Literal["hash", "read", "encode", "documents"]
"""`hash`: files compared with what is known; `read`: contents read, or found unreadable; `encode`: texts of
one batch; `documents`: of the contents, those acknowledged."""


class Progress(Protocol):
    """Told how far an ingestion is."""

    def __call__(self, stage: Stage, done: int, total: int) -> None: ...


def silent(stage: Stage, done: int, total: int) -> None:
    """The progress of someone who does not watch."""
