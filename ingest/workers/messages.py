"""What the owner of a reading process and the process say to each other, over two pipes.

The process first gives its number, as a length. A request is two frames, the file's name (or what is asked of
it) and its bytes; an answer is one, after any number that only announce pages to recognise. A frame is its
length (eight bytes, big-endian) and its content.

An answer is JSON, validated against the package's dataclasses. A process that a document has taken over can
then lie about that document, and nothing more: unpickling what it sends would hand it the owner.
"""

import struct
from dataclasses import dataclass

from pydantic import Base64Bytes, TypeAdapter

from ingest.types import ReadFile

LENGTH = struct.Struct("!Q")

READY = b"\x01"
"""What the template says once it can be copied."""

OUT_OF_MEMORY = 71
"""Status with which a process ends that was refused memory (71 is EX_OSERR of sysexits.h)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the five is there."""

    reading: ReadFile | None = None
    picture: Base64Bytes | None = None
    """A PNG of one page."""
    failure: str | None = None
    """Why the file cannot be read, for its owner."""
    trace: str | None = None
    """Where a reader failed without saying why, for the log."""
    scans: int | None = None
    """How many pages, beside those announced before, are to be recognised first; another answer follows."""


_ANSWER = TypeAdapter(Answer)


def encode(answer: Answer) -> bytes:
    """Raises ValueError where a text holds a lone surrogate, which no store of UTF-8 could keep."""
    return _ANSWER.dump_json(answer)


def decode(payload: bytes) -> Answer:
    """Raises ValueError where the payload is no answer."""
    return _ANSWER.validate_json(payload, strict=True)
