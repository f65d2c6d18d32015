"""From bytes to documents cut into passages, or the reasons why not."""

import atexit
import base64
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cache

from index.types import PreparedDocument, Source
from ingest.errors import IngestError, NoReaderProcessError, OcrMissingError
from ingest.types import ReadFile
from ingest.workers import ReaderPool

# Contents loaded ahead of the one awaited, for each process: enough to keep all busy while a batch is encoded
# or a large file read, few enough to hold in memory.
_AHEAD = 8


# One white pixel, as PNG.
_BLANK = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAHLCMmQAAAABJRU5ErkJggg=="
)


@dataclass(frozen=True, slots=True)
class Content:
    """One content to read and cut."""

    version: str
    name: str
    """Breaks ties between formats."""
    sources: tuple[Source, ...]
    replaces: str | None
    load: Callable[[], bytes]
    """Its bytes; raises IngestError."""


Prepared = PreparedDocument | IngestError
"""A document, or why there is none."""


def prepare(contents: Iterable[Content]) -> Iterator[tuple[Content, Prepared]]:
    """Read and cut `contents`, several at once; each comes in its order, with what came of it.

    Raises NoReaderProcessError when nothing can be read at all.
    """
    pool = readers()
    started: deque[tuple[Content, bytes, Future[ReadFile]]] = deque()
    for content in contents:
        started.append(_start(content, pool))
        if len(started) > _AHEAD * pool.processes:
            yield _outcome(*started.popleft())
    while started:
        yield _outcome(*started.popleft())


def can_recognise() -> bool:
    """Whether characters are recognised on this machine today, as a blank picture tells.

    A reading process is asked, because loading the library changes the process that does.
    """
    try:
        readers().submit(_BLANK, "blanc.png").result()
    except IngestError as error:
        return str(error) != str(OcrMissingError())
    return True


@cache
def readers() -> ReaderPool:
    """One pool for the whole program: its processes stay for the next upload."""
    pool = ReaderPool()
    atexit.register(pool.close)
    return pool


def _start(content: Content, pool: ReaderPool) -> tuple[Content, bytes, Future[ReadFile]]:
    try:
        data = content.load()
    except IngestError as error:
        unread: Future[ReadFile] = Future()
        unread.set_exception(error)
        return content, b"", unread
    return content, data, pool.submit(data, content.name)


def _outcome(content: Content, data: bytes, reading: Future[ReadFile]) -> tuple[Content, Prepared]:
    try:
        read = reading.result()
    except NoReaderProcessError:
        raise
    except IngestError as error:
        return content, error
    prepared = PreparedDocument(
        content.sources, content.version, data, read.document, read.passages, content.replaces
    )
    return content, prepared
