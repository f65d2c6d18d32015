"""What a file is, from its content; the extension only breaks ties."""

import io
import re
import zipfile
from collections.abc import Collection
from pathlib import PurePosixPath

from ingest import decoding
from ingest.errors import (
    DamagedFileError,
    DamagedPartError,
    EmptyFileError,
    EncryptedError,
    NotThisTypeError,
    UnsupportedTypeError,
)
from ingest.separators import find_separator
from ingest.zipped import DAMAGED, NO_DIRECTORY, ZIP_DAMAGE

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
CSV = "text/csv"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODP = "application/vnd.oasis.opendocument.presentation"
RTF = "application/rtf"
EML = "message/rfc822"
EPUB = "application/epub+zip"
PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"

PRINTED = frozenset({PDF, PNG, JPEG, TIFF})
"""Media types of pages as they were printed, which can be drawn; their lines end where the paper did."""

# PDF readers accept junk before the header within the first kilobyte (ISO 32000-1, annex H.3.4.1).
_PDF_HEADER_WITHIN = 1024

# Like the PDF header, within reach of what programs leave before it.
_RTF_HEADER = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,64}\{\\rtf")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# TIFF in both byte orders, then its large form (BigTIFF).
_IMAGE_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"II+\x00", TIFF),
    (b"MM\x00+", TIFF),
)

# First bytes of what people keep beside their documents, to be named when refused.
_UNSUPPORTED_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", "une image GIF"),
    (b"\x1f\x8b", "une archive GZIP"),
    (b"7z\xbc\xaf'\x1c", "une archive 7-Zip"),
    (b"Rar!\x1a\x07", "une archive RAR"),
    (b"BZh", "une archive BZIP2"),
    (b"\xfd7zXZ\x00", "une archive XZ"),
    (b"\x7fELF", "un programme"),
    (b"MZ\x90\x00", "un programme Windows"),
    (b"SQLite format 3\x00", "une base de données SQLite"),
    (b"ID3", "un enregistrement MP3"),
    (b"OggS", "un enregistrement Ogg"),
    (b"%!PS", "un document PostScript"),
)

# Members that tell the other zipped formats apart.
_UNSUPPORTED_MEMBERS = (("xl/workbook.bin", "un classeur Excel binaire (.xlsb)"),)
# Templates are documents like others.
_OPEN_DOCUMENT = {found: kind for kind in (ODT, ODS, ODP) for found in (kind, f"{kind}-template")}
_MAIN_DOCUMENT = "word/document.xml"
_WORD_MAIN_TYPE = b"wordprocessingml.document.main+xml"
_MAIN_WORKBOOK = "xl/workbook.xml"
_WORKBOOK_TYPES = b"spreadsheetml.sheet.main+xml"
_MAIN_PRESENTATION = "ppt/presentation.xml"
_PRESENTATION_TYPES = b"presentationml."
BOOK_CONTAINER = "META-INF/container.xml"
_CONTENT_TYPES = "[Content_Types].xml"
_ZIPPED = "Le fichier compressé"
# A content-types part lists a document's parts: a larger one is no such list.
_CONTENT_TYPES_LIMIT = 1_000_000

_PROMISED = {
    ".docx": "un document Word",
    ".epub": "un livre EPUB",
    ".ods": "un classeur OpenDocument",
    ".odt": "un texte OpenDocument",
    ".odp": "une présentation OpenDocument",
    ".pdf": "un document PDF",
    ".pptx": "une présentation PowerPoint",
    ".rtf": "un document RTF",
    ".xlsx": "un classeur Excel",
}
_MARKDOWN_EXTENSIONS = {".md", ".markdown", ".mdown", ".mkd"}
_HTML_EXTENSIONS = {".html", ".htm", ".xhtml"}
_PLAIN_EXTENSIONS = {".txt", ".text"}
_TABLE_EXTENSIONS = {".csv", ".tsv"}

# White space, a byte-order mark, comments and processing instructions may come before the first element.
_BEFORE_MARKUP = r"(?:[\s\ufeff]|<!--.*?-->|<\?.*?\?>)*"
_HTML_DOCUMENT = re.compile(_BEFORE_MARKUP + r"<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_HTML_ELEMENT = re.compile(r"<(?:p|div|h[1-6]|ul|ol|table|title|section|article|main|br|a)\b[^<>]*>", re.I)
_MARKDOWN_SIGNS = re.compile(
    r"^(?:#{1,6} \S|```|\|.+\|\s*$|\s*[-*] \[[ x]\] )|\[[^\]\n]+\]\([^)\s]+\)|\*\*\S[^*\n]*\*\*", re.M
)
# The header of a message (RFC 5322, 2.2), perhaps after the « From » line of a mailbox.
_MESSAGE_HEADER = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,64}(?:From [^\r\n]*\r?\n)?"
    rb"((?:[!-9;-~]+[ \t]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|$))+)"
)
_FIELD_NAME = re.compile(rb"^[!-9;-~]+(?=[ \t]*:)", re.M)
# What a message carries once it was sent, and a text that quotes one's header seldom does.
_CARRIED = {b"mime-version", b"message-id", b"received", b"return-path"}
_WRITTEN = {b"from", b"to", b"subject", b"date"}
_MESSAGE_EXTENSION = ".eml"
# Markup shows at the beginning of a file; a longer look costs time on large files and finds nothing more.
_LOOK = 20_000


def detect(data: bytes, name: str) -> str:
    """Media type of `data`, one of this module's constants.

    Raises EmptyFileError, BinaryFileError, EncryptedError, DamagedFileError, UnsupportedTypeError naming the
    type, or NotThisTypeError when `name` promises a binary format and the content is plain text.
    """
    if not data:
        raise EmptyFileError
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _detect_zip(data)
    if data.startswith(_OLE):
        return _refuse_ole(data)
    if _RTF_HEADER.match(data):
        return RTF
    for magic, media_type in _IMAGE_MAGIC:
        if data.startswith(magic):
            return media_type
    for magic, what in _UNSUPPORTED_MAGIC:
        if data.startswith(magic):
            raise UnsupportedTypeError(what)
    extension = PurePosixPath(name).suffix.lower()
    if _is_message(data, extension):
        return EML
    return _detect_text(data, extension)


def _detect_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if _MAIN_DOCUMENT in names or _WORD_MAIN_TYPE in _member(archive, names, _CONTENT_TYPES):
                return DOCX
            if _MAIN_WORKBOOK in names or _WORKBOOK_TYPES in _member(archive, names, _CONTENT_TYPES):
                return XLSX
            if _MAIN_PRESENTATION in names or _PRESENTATION_TYPES in _member(archive, names, _CONTENT_TYPES):
                return PPTX
            mimetype = _member(archive, names, "mimetype").decode("ascii", "replace").strip()
    except ZIP_DAMAGE as error:
        raise DamagedFileError(_ZIPPED, NO_DIRECTORY) from error
    if mimetype in _OPEN_DOCUMENT:
        return _OPEN_DOCUMENT[mimetype]
    if mimetype == EPUB or book_folder(names) is not None:
        return EPUB
    for member, what in _UNSUPPORTED_MEMBERS:
        if member in names:
            raise UnsupportedTypeError(what)
    raise UnsupportedTypeError("une archive ZIP")


def book_folder(names: Collection[str]) -> str | None:
    """What comes before the members' names of a book; None where `names` are not those of a book.

    It is the book's folder where that was zipped, nothing where what is in it was.
    """
    tops = {name.partition("/")[0] for name in names}
    for folder in ("", *(f"{top}/" for top in tops if len(tops) == 1)):
        if folder + BOOK_CONTAINER in names:
            return folder
    return None


def _member(archive: zipfile.ZipFile, names: set[str], name: str) -> bytes:
    if name not in names:
        return b""
    try:
        with archive.open(name) as member:
            return member.read(_CONTENT_TYPES_LIMIT)
    except ZIP_DAMAGE as error:
        raise DamagedPartError(_ZIPPED, name, DAMAGED) from error
    except RuntimeError as error:  # how zipfile asks for a password
        raise EncryptedError from error


def _refuse_ole(data: bytes) -> str:
    # A protected .docx is an OLE file that holds an « EncryptedPackage » stream ([MS-OFFCRYPTO] 2.3).
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedError
    # The streams that hold the properties of a message ([MS-OXMSG] 2.1).
    if "__substg1.0_".encode("utf-16-le") in data:
        raise UnsupportedTypeError("un message Outlook (.msg), lisible une fois enregistré au format .eml")
    raise UnsupportedTypeError("un document Office d'avant 2007 (.doc, .xls ou .ppt)")


def _is_message(data: bytes, extension: str) -> bool:
    header = _MESSAGE_HEADER.match(data[:_LOOK])
    if header is None:
        return False
    names = {name.lower() for name in _FIELD_NAME.findall(header[1])}
    if extension == _MESSAGE_EXTENSION:
        return not names.isdisjoint(_WRITTEN)
    return b"from" in names and not names.isdisjoint(_CARRIED)


def _detect_text(data: bytes, extension: str) -> str:
    text = decoding.decode(data)
    beginning = text[:_LOOK]
    if _HTML_DOCUMENT.match(beginning):
        return HTML
    if extension in _PROMISED:
        raise NotThisTypeError(extension, _PROMISED[extension])
    if extension in _TABLE_EXTENSIONS and find_separator(text, promised=True):
        return CSV
    if extension in _HTML_EXTENSIONS and _HTML_ELEMENT.search(beginning):
        return HTML
    if extension in _MARKDOWN_EXTENSIONS:
        return MARKDOWN
    if extension not in _PLAIN_EXTENSIONS and _MARKDOWN_SIGNS.search(beginning):
        return MARKDOWN
    if extension not in _PLAIN_EXTENSIONS and find_separator(text, promised=False):
        return CSV
    return TEXT
