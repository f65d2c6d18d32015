"""The values an answer is made of. Every range counts code points of the document's text."""

from dataclasses import dataclass
from enum import StrEnum

from index.types import Hit, StoredDocument, SyncReport


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim range: `text` is exactly the document's text from `start` to `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Context:
    """A range shown beside a citation; `role` is `header`, `lead_in` or `subject`."""

    role: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A verbatim range of another document, which says the same as a citation's highlight."""

    document: StoredDocument
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    id: str
    """Stable for a document version and range."""
    rank: int
    """From 1."""
    score: float
    document: StoredDocument
    page: int | None
    page_end: int | None
    page_label: str | None
    section: tuple[str, ...]
    start: int
    end: int
    text: str
    highlights: tuple[Quote, ...]
    """At most 350 characters together, inside the passage."""
    answer: Quote | None
    """The short answer inside a highlight, when it is sure."""
    context: tuple[Context, ...]
    text_sha256: str
    copies: tuple[Copy, ...] = ()
    """What is not cited because this citation says it."""
    furniture: tuple[Quote, ...] = ()
    """Page numbers and running heads that its text goes through."""

    @property
    def is_recognised(self) -> bool:
        """Whether part of the text was recognised on a picture, and may be wrong."""
        if self.page is None:
            return False
        pages = range(self.page, (self.page_end or self.page) + 1)
        return any(number in pages for number in self.document.recognised_pages)


@dataclass(frozen=True, slots=True)
class Correction:
    id: str
    start: int
    end: int
    """Range in the question, white space made single."""
    original: str
    corrected: str


@dataclass(frozen=True, slots=True)
class Expansion:
    id: str
    term: str
    expansion: str


@dataclass(frozen=True, slots=True)
class Carried:
    id: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Understanding:
    """What is searched for a question, and what makes it differ from the words typed."""

    text: str
    """Empty when the question asks nothing: no passage is to be searched for thanks."""
    asked: str
    """The question itself, corrected and without what only frames it: `text` less what was carried over and
    expanded."""
    corrections: tuple[Correction, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    carried: tuple[Carried, ...] = ()
    otherwise: "Understanding | None" = None
    """The same with, or without, what the questions before may lend it, where its words do not tell which is
    meant; this one is likelier."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What the documents hold on a question, before it is judged."""

    understanding: Understanding
    hits: tuple[Hit, ...]
    """The candidates, best first."""
    unknown: float = 0.0
    """Share of the words of bare keywords that the documents never use; 0 for a sentence."""


@dataclass(frozen=True, slots=True)
class Answer:
    question: str
    understanding: Understanding
    answered: bool
    confidence: float
    """Probability that the first citation, or the first near miss, answers."""
    message: str | None
    """French; set when the answer was not found."""
    citations: tuple[Citation, ...]
    near_misses: tuple[Citation, ...]


class JobState(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    """At least one file was taken; the report names those that were not."""
    FAILED = "failed"
    """No file was taken."""


@dataclass(frozen=True, slots=True)
class Job:
    """Files received by the service, on their way into the index."""

    id: str
    state: JobState
    collection: str
    files: tuple[str, ...]
    """Source names, in the order received."""
    report: SyncReport | None = None
    """Set once the job has ended."""


class VerificationStatus(StrEnum):
    INTACT = "intact"
    """The document has not changed since, and says this there."""
    CHANGED = "changed"
    """The document has another version, or does not say this there."""
    GONE = "gone"
    """The document is no longer in the base."""


@dataclass(frozen=True, slots=True)
class CitationClaim:
    """What somebody holds: at that time, that range of that document hashed to this."""

    document_id: str
    version: str
    start: int
    end: int
    text_sha256: str
    """Of the quoted text's UTF-8 bytes, in hexadecimal."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What became of a citation; `start` and `end` tell where its text is now, None when nowhere."""

    status: VerificationStatus
    start: int | None = None
    end: int | None = None
