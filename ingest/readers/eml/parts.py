"""The parts of a message: what is read as its body, what is attached to it, what is left aside."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage

from ingest.decoding import decode
from ingest.errors import IngestError
from ingest.readers.builder import one_line

PLAIN, HTML = "text/plain", "text/html"
MESSAGES = ("message/rfc822", "message/global")
# Signatures, which say nothing, and Outlook's private copy of what the message says (winmail.dat).
_ASIDE = {
    "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
    "application/ms-tnef", "application/vnd.ms-tnef",
}  # fmt: skip
_NO_PAYLOAD = b""


@dataclass(frozen=True, slots=True)
class Parts:
    body: tuple[EmailMessage, ...]
    attached: tuple[EmailMessage, ...]


def find_parts(message: EmailMessage) -> Parts:
    """In their order; of the alternatives to one text, the plain one is kept if it says something."""
    found = [part for part in _leaves(message) if not _is_aside(part)]
    return Parts(
        tuple(part for part in found if _is_body(part)), tuple(part for part in found if not _is_body(part))
    )


def name_of(part: EmailMessage) -> str:
    """The attachment's file name; empty when it has none."""
    return one_line(part.get_filename() or "")


def content(part: EmailMessage) -> bytes:
    """The part's bytes, its transfer encoding undone."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else _NO_PAYLOAD


def text_of(part: EmailMessage) -> str:
    """The part's text: as declared, else by content, else with what cannot be decoded replaced."""
    data = content(part)
    text = _as_declared(data, part.get_content_charset())
    if text is None:
        try:
            text = decode(data)
        except IngestError:
            text = data.decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\0", "\N{REPLACEMENT CHARACTER}")


def _as_declared(data: bytes, charset: str | None) -> str | None:
    try:
        codec = codecs.lookup(charset or "ascii").name
        # What programs that declare Latin-1 really use, as on the web.
        return data.decode("cp1252" if codec == "iso8859-1" else codec)
    except (LookupError, UnicodeError):
        return None


def _leaves(part: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold something, an attached message being one; of alternatives, one."""
    kind = part.get_content_type()
    if kind in MESSAGES or not part.is_multipart():
        yield part
        return
    inside = [leaf for child in part.get_payload() for leaf in _leaves(child)]  # type: ignore[arg-type]
    if kind == "multipart/alternative":
        plain = any(_is_body(leaf) and _is(leaf, PLAIN) and text_of(leaf).strip() for leaf in inside)
        unwanted = HTML if plain else PLAIN
        # A calendar entry says again what the text says.
        inside = [
            leaf
            for leaf in inside
            if not (_is_body(leaf) and _is(leaf, unwanted)) and not _is(leaf, "text/calendar")
        ]
    yield from inside


def _is(part: EmailMessage, kind: str) -> bool:
    return part.get_content_type() == kind


def _is_body(part: EmailMessage) -> bool:
    return (
        part.get_content_type() in (PLAIN, HTML)
        and part.get_content_disposition() != "attachment"
        and not name_of(part)
    )


def _is_aside(part: EmailMessage) -> bool:
    kind = part.get_content_type()
    shown_inside = kind.startswith("image/") and part.get_content_disposition() != "attachment"
    return kind in _ASIDE or shown_inside or name_of(part).lower() == "winmail.dat"
