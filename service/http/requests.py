"""The JSON the HTTP interface takes: the contract, field for field."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

QUESTION_LIMIT = 2_000
"""Characters of one question: a page of text is not a question."""
HISTORY_LIMIT = 50
"""Earlier questions taken; only the last ones can matter."""
ASK_LIMIT = 20
SEARCH_LIMIT = 100
VERIFY_LIMIT = 200
"""Citations verified at once: one that moved in a long document takes up to a third of a second."""

DATE_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
CURSOR_PATTERN = r"^([0-9a-f]{16})?$"
"""The id of the last document listed; of none, at the start."""
SHA256_PATTERN = r"^[0-9a-fA-F]{64}$"


def _whole_date(value: str) -> str:
    """Check an ISO 8601 date that may stop at the month or the year (RFC 3339 has no such dates)."""
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        raise ValueError("cette date n'existe pas") from None
    return value


Question = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=QUESTION_LIMIT)]
Earlier = Annotated[str, StringConstraints(max_length=QUESTION_LIMIT)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
SourceName = Annotated[str, StringConstraints(min_length=1, max_length=4_096)]
Date = Annotated[str, StringConstraints(pattern=DATE_PATTERN), AfterValidator(_whole_date)]
Sha256 = Annotated[str, StringConstraints(pattern=SHA256_PATTERN)]


class Received(BaseModel):
    """A request: no conversion is attempted (`"5"` is not a number); unknown fields are ignored.

    Null, as the contract has it for `collection` and `filters`, is any optional field left out.
    """

    model_config = ConfigDict(strict=True, frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _null_is_absent(cls, given: object) -> object:
        if not isinstance(given, dict):
            return given
        optional = {name for name, field in cls.model_fields.items() if not field.is_required()}
        return {name: value for name, value in given.items() if value is not None or name not in optional}


class FiltersIn(Received):
    """An unknown filter is refused: to ignore it would answer from what it was meant to leave out."""

    model_config = ConfigDict(extra="forbid")

    sources: Annotated[list[SourceName], Field(max_length=1_000)] | None = None
    date_from: Date | None = None
    date_to: Date | None = None
    undated: bool = True

    @model_validator(mode="after")
    def _in_order(self) -> "FiltersIn":
        if self.date_from and self.date_to and self.date_from[: len(self.date_to)] > self.date_to:
            raise ValueError("date_from est postérieure à date_to")
        return self


class AskIn(Received):
    question: Question
    history: Annotated[list[Earlier], Field(max_length=HISTORY_LIMIT)] = []
    drop: Annotated[list[Name], Field(max_length=100)] = []
    top_k: Annotated[int, Field(ge=1, le=ASK_LIMIT)] = 5
    collection: Name | None = None
    filters: FiltersIn | None = None


class SearchIn(Received):
    query: Question
    top_k: Annotated[int, Field(ge=1, le=SEARCH_LIMIT)] = 10
    rerank: bool = True
    collection: Name | None = None
    filters: FiltersIn | None = None


class CitationIn(Received):
    document_id: Name
    version: Name
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    text_sha256: Sha256

    @model_validator(mode="after")
    def _in_order(self) -> "CitationIn":
        if self.end <= self.start:
            raise ValueError("end doit dépasser start")
        return self


class VerifyIn(Received):
    citations: Annotated[list[CitationIn], Field(max_length=VERIFY_LIMIT)]
