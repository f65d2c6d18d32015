"""What a reading process does with a file."""

from ingest.chunk import passages
from ingest.errors import NothingToQuoteError
from ingest.page_limit import refuse_too_many
from ingest.readers import read
from ingest.types import ReadFile


def read_and_cut(data: bytes, name: str) -> ReadFile:
    """Raises IngestError: one French sentence that says why the file cannot be read."""
    document = read(data, name)
    refuse_too_many(len(document.pages))
    cut = passages(document)
    if not (cut or document.unread):  # what could not be read is told, and may be more than a running head
        raise NothingToQuoteError
    return ReadFile(document, cut)
