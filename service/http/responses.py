"""The JSON the HTTP interface gives: the contract, field for field."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Sent(BaseModel):
    model_config = ConfigDict(frozen=True, serialize_by_alias=True, validate_by_name=True)


class Correction(Sent):
    id: str
    from_: Annotated[str, Field(alias="from")]
    to: str


class Expansion(Sent):
    id: str
    from_: Annotated[str, Field(alias="from")]
    to: str


class Carried(Sent):
    id: str
    text: str
    kind: str


class Interpretation(Sent):
    corrections: list[Correction] = []
    expansions: list[Expansion] = []
    carried: list[Carried] = []


class Range(Sent):
    start: int
    end: int
    text: str


class Cut(Sent):
    """A hyphen and the end of a printed line inside a word that is written without them."""

    start: int
    end: int


class ContextRange(Sent):
    role: Literal["header", "lead_in", "subject"]
    start: int
    end: int
    text: str


class CitedDocument(Sent):
    id: str
    version: str
    title: str
    source: str
    sources: list[str]
    media_type: str
    language: str
    date: str | None
    url: str


class Copy(Range):
    document: CitedDocument
    url: str


class Citation(Sent):
    id: str
    rank: int
    score: float
    document: CitedDocument
    page: int | None
    page_end: int | None
    page_label: str | None
    section: list[str]
    start: int
    end: int
    text: str
    highlights: list[Range]
    answer: Range | None
    context: list[ContextRange]
    text_sha256: str
    url: str
    recognised: Annotated[bool, Field(exclude_if=lambda recognised: not recognised)] = False
    """Whether the text was recognised on a scan, and may be wrong; left out where it was not."""
    copies: Annotated[list[Copy], Field(exclude_if=lambda copies: not copies)] = []
    """Where other documents say the same, which is not cited again; left out where none does."""
    furniture: Annotated[list[Range], Field(exclude_if=lambda furniture: not furniture)] = []
    """Page numbers and running heads that the text goes through; left out where it goes through none."""
    cuts: Annotated[list[Cut], Field(exclude_if=lambda cuts: not cuts)] = []
    """Where the ends of lines cut words of the text; left out where none does."""


class AskOut(Sent):
    question: str
    interpreted_question: str
    interpretation: Interpretation
    answered: bool
    confidence: float
    message: str | None
    citations: list[Citation]
    near_misses: list[Citation]
    took_ms: float


class ScoresOut(Sent):
    lexical: float | None
    dense: float | None
    rerank: float | None


class HitOut(Sent):
    rank: int
    score: float
    scores: ScoresOut
    document: CitedDocument
    page: int | None
    section: list[str]
    start: int
    end: int
    text: str


class SearchOut(Sent):
    hits: list[HitOut]
    took_ms: float


class DocumentOut(CitedDocument):
    collection: str
    authors: list[str]
    characters: int
    passages: int


class DocumentsOut(Sent):
    documents: list[DocumentOut]
    next: str | None


class PageOut(Sent):
    number: int
    label: str
    start: int
    end: int
    recognised: bool
    """Whether its text was recognised on a picture, and may be wrong."""
    unread: bool
    """Whether it is a picture of text that was not read: `notice` says why."""


class BlockOut(Sent):
    kind: str
    start: int
    end: int
    level: int
    lead: int | None
    """Place among the blocks of the one that introduces it: a list's lead-in, a table's header row."""


class DocumentDetail(DocumentOut):
    pages: list[PageOut]
    blocks: list[BlockOut]
    cuts: list[Cut]
    """Where the ends of printed lines cut words."""
    notice: str | None
    """What of it was not read, and what to do about it."""


class VerificationOut(Sent):
    status: Literal["intact", "changed", "gone"]
    start: int | None
    end: int | None


class VerifyOut(Sent):
    results: list[VerificationOut]


class JobCreated(Sent):
    job: str


class FailureOut(Sent):
    source: str
    reason: str


class FailuresOut(Sent):
    failures: list[FailureOut]
    total: int
    """How many there are, listed here or not."""


class ReportOut(Sent):
    added: list[str]
    updated: list[str]
    unchanged: list[str]
    moved: list[str]
    removed: list[str]
    failed: list[FailureOut]


class JobOut(Sent):
    id: str
    state: Literal["queued", "running", "done", "failed"]
    files: list[str]
    report: ReportOut | None
    detail: str | None
    """Why files were not taken, for people; null when all were, or while the job runs."""
    notice: str | None = None
    """Which pages of those taken were not read, and what to do about it, for people."""


class Health(Sent):
    status: Literal["ok"]


class Problem(Sent):
    """RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
