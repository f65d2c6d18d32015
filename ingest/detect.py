"""What a file is, from its content; the extension only breaks ties."""

import io
import re
import zipfile
from pathlib import PurePosixPath

from ingest import decoding
from ingest.errors import (
    DamagedFileError,
    EmptyFileError,
    EncryptedError,
    NotThisTypeError,
    UnsupportedTypeError,
)

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# PDF readers accept junk before the header within the first kilobyte (ISO 32000-1, annex H.3.4.1).
_PDF_HEADER_WITHIN = 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# First bytes of what people keep beside their documents, to be named when refused.
_UNSUPPORTED_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "un document RTF"),
    (b"\x89PNG\r\n", "une image PNG"),
    (b"\xff\xd8\xff", "une image JPEG"),
    (b"GIF8", "une image GIF"),
    (b"II*\x00", "une image TIFF"),
    (b"MM\x00*", "une image TIFF"),
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
_UNSUPPORTED_MEMBERS: tuple[tuple[str, str], ...] = (
    ("xl/workbook.xml", "un classeur Excel"),
    ("xl/workbook.bin", "un classeur Excel"),
    ("ppt/presentation.xml", "une présentation PowerPoint"),
    ("META-INF/container.xml", "un livre EPUB"),
)
_OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text": "un texte OpenDocument (.odt)",
    "application/vnd.oasis.opendocument.spreadsheet": "un classeur OpenDocument (.ods)",
    "application/vnd.oasis.opendocument.presentation": "une présentation OpenDocument (.odp)",
}
_MAIN_DOCUMENT = "word/document.xml"
_WORD_MAIN_TYPE = b"wordprocessingml.document.main+xml"
_CONTENT_TYPES = "[Content_Types].xml"
# A content-types part lists a document's parts: a larger one is no such list.
_CONTENT_TYPES_LIMIT = 1_000_000

_PROMISED = {".docx": "un document Word", ".pdf": "un document PDF"}
_MARKDOWN_EXTENSIONS = {".md", ".markdown", ".mdown", ".mkd"}
_HTML_EXTENSIONS = {".html", ".htm", ".xhtml"}
_PLAIN_EXTENSIONS = {".txt", ".text"}

# White space, a byte-order mark, comments and processing instructions may come before the first element.
_BEFORE_MARKUP = r"(?:[\s\ufeff]|<!--.*?-->|<\?.*?\?>)*"
_HTML_DOCUMENT = re.compile(_BEFORE_MARKUP + r"<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_HTML_ELEMENT = re.compile(r"<(?:p|div|h[1-6]|ul|ol|table|title|section|article|main|br|a)\b[^<>]*>", re.I)
_MARKDOWN_SIGNS = re.compile(
    r"^(?:#{1,6} \S|```|\|.+\|\s*$|\s*[-*] \[[ x]\] )|\[[^\]\n]+\]\([^)\s]+\)|\*\*\S[^*\n]*\*\*", re.M
)
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
    for magic, what in _UNSUPPORTED_MAGIC:
        if data.startswith(magic):
            raise UnsupportedTypeError(what)
    return _detect_text(data, PurePosixPath(name).suffix.lower())


def _detect_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if _MAIN_DOCUMENT in names or _WORD_MAIN_TYPE in _member(archive, names, _CONTENT_TYPES):
                return DOCX
            mimetype = _member(archive, names, "mimetype").decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise DamagedFileError("Le fichier compressé") from error
    if mimetype in _OPEN_DOCUMENT:
        raise UnsupportedTypeError(_OPEN_DOCUMENT[mimetype])
    for member, what in _UNSUPPORTED_MEMBERS:
        if member in names:
            raise UnsupportedTypeError(what)
    raise UnsupportedTypeError("une archive ZIP")


def _member(archive: zipfile.ZipFile, names: set[str], name: str) -> bytes:
    if name not in names:
        return b""
    with archive.open(name) as member:
        return member.read(_CONTENT_TYPES_LIMIT)


def _refuse_ole(data: bytes) -> str:
    # A protected .docx is an OLE file that holds an « EncryptedPackage » stream ([MS-OFFCRYPTO] 2.3).
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedError
    raise UnsupportedTypeError("un document Office d'avant 2007 (.doc, .xls ou .ppt)")


def _detect_text(data: bytes, extension: str) -> str:
    beginning = decoding.decode(data)[:_LOOK]
    if _HTML_DOCUMENT.match(beginning):
        return HTML
    if extension in _PROMISED:
        raise NotThisTypeError(extension, _PROMISED[extension])
    if extension in _HTML_EXTENSIONS and _HTML_ELEMENT.search(beginning):
        return HTML
    if extension in _MARKDOWN_EXTENSIONS:
        return MARKDOWN
    if extension not in _PLAIN_EXTENSIONS and _MARKDOWN_SIGNS.search(beginning):
        return MARKDOWN
    return TEXT
