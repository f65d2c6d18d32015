"""E-mail messages: who wrote to whom and when, what they wrote, then each attachment by its own reader.

What a message refers to is never fetched. An attachment that cannot be read is named, with the reason, under
the header; pictures shown inside the text, signatures and Outlook's winmail.dat are left out.
"""

import codecs
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.errors import CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect
from email.message import EmailMessage
from email.parser import BytesParser

from ingest.detect import EML, detect
from ingest.errors import (
    DamagedFileError,
    EncryptedError,
    IngestError,
    NestedTooDeepError,
    NoTextError,
    OcrMissingError,
    OcrTimeLimitError,
    PictureNotDrawnError,
    TooLargeImageError,
)
from ingest.metadata import find_metadata
from ingest.readers.builder import TextBuilder
from ingest.readers.eml.headers import POLICY, field, in_french, senders, sent
from ingest.readers.eml.parts import HTML, MESSAGES, content, find_parts, name_of, text_of
from ingest.readers.html import HtmlReader
from ingest.readers.joining import Part, below, join
from ingest.readers.text import refuse_endless_lines
from ingest.structure import find_blocks
from ingest.types import BlockKind, Document, Metadata, Unread, UnreadCause

# Messages attached to messages: a chain of forwards is rarely longer, a trap may be without end.
_DEEPEST = 5
_ENCRYPTED = {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
_ATTACHED_MESSAGE = "Message joint"
# What is told of an attachment that is nothing but scans as of the pages of one read in part.
_UNREAD: dict[type[IngestError], UnreadCause] = {
    OcrMissingError: UnreadCause.NO_RECOGNITION,
    OcrTimeLimitError: UnreadCause.TOO_LONG,
    PictureNotDrawnError: UnreadCause.NOT_DRAWN,
    TooLargeImageError: UnreadCause.NOT_DRAWN,
}


class EmlReader:
    media_type = EML

    def __init__(self, read_attachment: Callable[[bytes, str], Document]) -> None:
        """`read_attachment` reads the bytes of a file of any type, by its name; it raises IngestError."""
        self._read_attachment = read_attachment

    def read(self, data: bytes, name: str) -> Document:  # noqa: ARG002
        """Raises DamagedFileError for a truncated message, EncryptedError for a ciphered one."""
        try:
            return self._read(_parse(data), 0)
        except RecursionError as error:
            raise DamagedFileError("Le message", "ses parties sont trop imbriquées") from error

    def _read(self, message: EmailMessage, depth: int) -> Document:
        _refuse_ciphered(message)
        parts = find_parts(message)
        read: list[Part] = []
        names: list[str] = []
        failures: list[str] = []
        unread: list[Unread] = []
        for number, part in enumerate(parts.attached, 1):
            name = name_of(part) or _unnamed(part, number)
            names.append(name)
            try:
                attached = self._attached(part, name, depth + 1)
            except IngestError as error:
                failures.append(f"Pièce jointe non lue : « {name} ». {error}")
                if type(error) in _UNREAD:
                    unread.append(Unread(_UNREAD[type(error)], (), name))
            else:
                unread += [replace(left, attachment=left.attachment or name) for left in attached.unread]
                read += [_heading(name, attached), (attached.text, below(1, attached.blocks))]
        head = _head(message, names, failures)
        text, blocks = join([head, *_body(parts.body), *read])
        moment = sent(message)
        properties = Metadata(
            title=field(message, "subject") or None,
            date=moment.date().isoformat() if moment else None,
            authors=senders(message),
        )
        metadata = find_metadata(text, blocks, properties)
        return Document(text, EML, blocks, metadata=metadata, unread=tuple(unread))

    def _attached(self, part: EmailMessage, name: str, depth: int) -> Document:
        if part.get_content_type() in MESSAGES and part.is_multipart():
            if depth > _DEEPEST:
                raise NestedTooDeepError(_DEEPEST)
            return self._read(part.get_payload(0), depth)  # type: ignore[arg-type]
        data = content(part)
        if detect(data, name) == EML:
            if depth > _DEEPEST:
                raise NestedTooDeepError(_DEEPEST)
            return self._read(_parse(data), depth)
        return self._read_attachment(data, name)


def _parse(data: bytes) -> EmailMessage:
    message: EmailMessage = BytesParser(policy=POLICY).parsebytes(data.removeprefix(codecs.BOM_UTF8).lstrip())
    # A part without its end would be shown as if it were whole, and those after it were none.
    if any(
        isinstance(defect, CloseBoundaryNotFoundDefect | StartBoundaryNotFoundDefect)
        for part in message.walk()
        for defect in part.defects
    ):
        raise DamagedFileError("Le message", "la fin du fichier manque")
    return message


def _refuse_ciphered(message: EmailMessage) -> None:
    signed = str(message.get_param("smime-type", "")).lower() == "signed-data"
    if message.get_content_type() in _ENCRYPTED and not signed:
        raise EncryptedError("par un chiffrement")


def _unnamed(part: EmailMessage, number: int) -> str:
    return _ATTACHED_MESSAGE if part.get_content_type() in MESSAGES else f"Pièce jointe {number}"


def _head(message: EmailMessage, names: list[str], failures: list[str]) -> Part:
    builder = TextBuilder()
    builder.add(BlockKind.TITLE, field(message, "subject"))
    moment = sent(message)
    for label, said in (
        ("De", field(message, "from")),
        ("À", field(message, "to")),
        ("Copie", field(message, "cc")),
        ("Date", in_french(moment) if moment else field(message, "date")),
        ("Pièces jointes", ", ".join(names)),
    ):
        if said:
            builder.add(BlockKind.PARAGRAPH, f"{label} : {said}")
    for failure in failures:
        builder.add(BlockKind.PARAGRAPH, failure)
    return builder.text, builder.blocks


def _heading(name: str, attached: Document) -> Part:
    builder = TextBuilder()
    # A message has no pages to say it for: its section says what is quoted from a scan.
    how = " (texte reconnu par OCR)" if attached.recognised else ""
    builder.add(BlockKind.HEADING, f"{name}{how}", level=1)
    return builder.text, builder.blocks


def _body(parts: tuple[EmailMessage, ...]) -> Iterator[Part]:
    for part in parts:
        text = text_of(part).strip("\n")
        if not text.strip():
            continue
        if part.get_content_type() == HTML:
            # The message's charset counts, whatever the page declares: a byte-order mark says so.
            try:
                page = HtmlReader().read(codecs.BOM_UTF8 + text.encode("utf-8", "replace"), "")
            except NoTextError:
                continue
            yield page.text, below(0, page.blocks)
        else:
            refuse_endless_lines(text)
            yield text, below(0, find_blocks(text))
