"""Read, cut and check, in a reading process; what no reader foresaw is told apart from what one refuses."""

import traceback

from ingest.errors import IngestError
from ingest.types import Document, ReadFile
from ingest.workers.task import read_and_cut
from tests.ingest.invariants import check_document, check_passages

TASK = f"{__name__}:read_and_check"

UNFORESEEN = "imprévu : "
"""Begins the text told of a file that `ingest.readers.read` refused for want of a better reason."""


def read_and_check(data: bytes, name: str) -> ReadFile:
    """Raises IngestError where a reader refuses the file, AssertionError where what it read is unsound."""
    try:
        reading = read_and_cut(data, name)
    except IngestError as error:
        cause = error.__cause__
        if str(error).startswith("Le fichier est illisible") and cause is not None:
            frame = traceback.extract_tb(cause.__traceback__)[-1]
            what = f"{type(cause).__name__}: {cause} ({frame.filename}:{frame.lineno})"
            return ReadFile(Document(f"{UNFORESEEN}{what}", "", ()), ())
        raise
    check_document(reading.document)
    check_passages(reading.document)
    return reading
