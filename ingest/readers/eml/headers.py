"""The header fields of a message, as a person reads them, whatever the program that wrote them did wrong."""

import datetime
from email import policy
from email.headerregistry import BaseHeader, HeaderRegistry
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from ingest.dates import in_words
from ingest.readers.builder import one_line


class _Fields:
    """Makes header fields of any bytes: those the standard's parser fails on stay plain text."""

    def __init__(self) -> None:
        self._structured, self._plain = HeaderRegistry(), HeaderRegistry(use_default_map=False)

    def __call__(self, name: str, value: str) -> BaseHeader:
        said = _decoded(value)
        try:
            return self._structured(name, said)
        except Exception:
            # The parser raises anything on fields that break its grammar (IndexError, AttributeError…).
            return self._plain(name, said)


POLICY = policy.default.clone(header_factory=_Fields())


def field(message: EmailMessage, name: str) -> str:
    """All fields of that name on one line; empty when there is none."""
    return one_line(", ".join(str(value) for value in message.get_all(name, [])))


def senders(message: EmailMessage) -> tuple[str, ...]:
    """The name of each author, or the address where there is no name."""
    return tuple(
        name or address for name, address in getaddresses([field(message, "from")]) if name or address
    )


def sent(message: EmailMessage) -> datetime.datetime | None:
    """The moment of sending in the sender's time zone."""
    try:
        return parsedate_to_datetime(field(message, "date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def in_french(moment: datetime.datetime) -> str:
    """« 3 juin 2024, 09:12 »."""
    return f"{in_words(moment.date().isoformat())}, {moment:%H:%M}"


def _decoded(value: str) -> str:
    """Bytes outside ASCII, which the standard forbids, come as surrogates."""
    try:
        raw = value.encode("ascii", "surrogateescape")
    except UnicodeEncodeError:
        return value
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
