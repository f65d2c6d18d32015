"""One reader a format, chosen by what the file is."""

from typing import Protocol

from ingest.detect import JPEG, PNG, TIFF, detect
from ingest.errors import DamagedFileError, IngestError, NoTextError
from ingest.readers.delimited import CsvReader
from ingest.readers.docx import DocxReader
from ingest.readers.eml import EmlReader
from ingest.readers.epub import EpubReader
from ingest.readers.html import HtmlReader
from ingest.readers.images import ImageReader
from ingest.readers.markdown import MarkdownReader
from ingest.readers.odp import OdpReader
from ingest.readers.ods import OdsReader
from ingest.readers.odt import OdtReader
from ingest.readers.pdf import PdfReader
from ingest.readers.pptx import PptxReader
from ingest.readers.rtf import RtfReader
from ingest.readers.text import TextReader
from ingest.readers.xlsx import XlsxReader
from ingest.types import Document


class Reader(Protocol):
    """Turns the bytes of one media type into a document."""

    media_type: str

    def read(self, data: bytes, name: str) -> Document: ...


def read(data: bytes, name: str) -> Document:
    """The document in `data`, whose type is found by content; `name` only breaks ties.

    Raises IngestError: one French sentence that says why the file cannot be read.
    """
    reader = READERS[detect(data, name)]
    try:
        document = reader.read(data, name)
    except IngestError:
        raise
    except Exception as error:
        # Parsers raise anything on hostile bytes, and one file must never stop the others.
        raise DamagedFileError("Le fichier") from error
    if not document.text.strip():
        raise NoTextError
    return document


_READERS: tuple[Reader, ...] = (
    TextReader(),
    MarkdownReader(),
    HtmlReader(),
    DocxReader(),
    OdtReader(),
    OdsReader(),
    CsvReader(),
    XlsxReader(),
    PdfReader(),
    PptxReader(),
    OdpReader(),
    EmlReader(read),
    EpubReader(),
    RtfReader(),
    ImageReader(PNG),
    ImageReader(JPEG),
    ImageReader(TIFF),
)
READERS: dict[str, Reader] = {reader.media_type: reader for reader in _READERS}
