"""The values of an evaluation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an answer stands: a range of a source's text, in code points, end exclusive."""

    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    id: str
    question: str
    answerable: bool
    type: str
    answers: tuple[str, ...]
    context: tuple[str, ...]
    """Earlier questions of the conversation, oldest first."""
    evidence: tuple[Evidence, ...]
    """All are needed when `type` is `multi_passage`; otherwise they are alternatives."""

    @property
    def needs_all(self) -> bool:
        return self.type == "multi_passage"


@dataclass(frozen=True, slots=True)
class Found:
    """A passage returned for a question, best first."""

    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GoldResult:
    """What the system did with one gold question."""

    question: GoldQuestion
    hits: tuple[Found, ...]
    """From `/v1/search`'s engine, before any refusal."""
    shown: tuple[Found, ...]
    """The passages of the answer in their order: citations or, when it declined, near misses."""
    answered: bool
    confidence: float
    citation: Found | None
    """The first citation; None when the system declined."""
    highlights: tuple[Found, ...]
    """The first citation's marked ranges."""
    search_ms: float
    ask_ms: float
    """The search counted in."""
