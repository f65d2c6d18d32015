"""What the owner of a reading process and the process say to each other, over two pipes.

The process first gives its number, as a length. A request is two frames, the file's name and its bytes; an
answer is one. A frame is its length (eight bytes, big-endian) and its content.

An answer is JSON, validated against the package's dataclasses. A process that a document has taken over can
then lie about that document, and nothing more: unpickling what it sends would hand it the owner.
"""

import json
import struct
from dataclasses import dataclass, fields

from pydantic import TypeAdapter

from ingest.types import ReadFile

LENGTH = struct.Struct("!Q")

READY = b"\x01"
"""What the template says once it can be copied."""

OUT_OF_MEMORY = 71
"""Status with which a process ends that was refused memory (71 is EX_OSERR of sysexits.h)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the three is there."""

    reading: ReadFile | None = None
    failure: str | None = None
    """Why the file cannot be read, for its owner."""
    trace: str | None = None
    """Where a reader failed without saying why, for the log."""


_ANSWER = TypeAdapter(Answer)


def encode(answer: Answer) -> bytes:
    """Raises UnicodeEncodeError where a text holds a lone surrogate, which no store of UTF-8 could keep."""
    return json.dumps(answer, default=_plain, ensure_ascii=False, separators=(",", ":")).encode()


def decode(payload: bytes) -> Answer:
    """Raises ValueError where the payload is no answer."""
    return _ANSWER.validate_json(payload, strict=True)


def _plain(value: object) -> dict[str, object]:
    return {field.name: getattr(value, field.name) for field in fields(value)}  # type: ignore[arg-type]
