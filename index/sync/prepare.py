"""From bytes to a document cut into passages, or the reason why not."""

import logging

from index.types import PreparedDocument, Source
from ingest.chunk import passages
from ingest.errors import IngestError
from ingest.readers import read

_log = logging.getLogger(__name__)


def prepare(
    data: bytes, version: str, sources: tuple[Source, ...], *, name: str, replaces: str | None = None
) -> PreparedDocument:
    """Read and cut `data`; raises nothing but IngestError: one file never stops the others."""
    try:
        document = read(data, name)
        document.text.encode()  # SQLite stores UTF-8: a lone surrogate would fail only in the transaction
        return PreparedDocument(sources, version, data, document, passages(document), replaces)
    except IngestError:
        raise
    except Exception as error:
        _log.exception("cannot prepare %s", name)
        raise IngestError("Le contenu du fichier n'a pas pu être analysé.") from error
