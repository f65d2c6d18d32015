"""The values an answer is made of. Every range counts code points of the document's text."""

from dataclasses import dataclass

from index.types import StoredDocument


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


@dataclass(frozen=True, slots=True)
class Answer:
    question: str
    interpreted_question: str
    answered: bool
    confidence: float
    """Probability that the first citation, or the first near miss, answers."""
    message: str | None
    """French; set when the answer was not found."""
    citations: tuple[Citation, ...]
    near_misses: tuple[Citation, ...]
