"""What a reading process does with a file."""

from ingest.chunk import passages
from ingest.errors import TooManyPagesError
from ingest.readers import read
from ingest.types import ReadFile

# Ten times the longest report met; what a bomb of empty pages would cost the viewer and the store.
PAGES_LIMIT = 10_000


def read_and_cut(data: bytes, name: str) -> ReadFile:
    """Raises IngestError: one French sentence that says why the file cannot be read."""
    document = read(data, name)
    if len(document.pages) > PAGES_LIMIT:
        raise TooManyPagesError(len(document.pages), PAGES_LIMIT)
    return ReadFile(document, passages(document))
