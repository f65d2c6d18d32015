"""Text by pypdf, for the rare file that PDFium cannot open: no layout, no boxes, but the words."""

from pypdf.errors import PyPdfError

from ingest.errors import DamagedFileError, EncryptedError
from ingest.readers.pdf.properties import DAMAGE, open_with_pypdf


def page_texts(data: bytes) -> list[str]:
    """Text of each page. Raises EncryptedError or DamagedFileError."""
    try:
        reader = open_with_pypdf(data)
        if reader.is_encrypted and not reader.decrypt(""):
            raise EncryptedError
        return [page.extract_text() for page in reader.pages]
    except (PyPdfError, *DAMAGE) as error:
        raise DamagedFileError("Le PDF") from error
