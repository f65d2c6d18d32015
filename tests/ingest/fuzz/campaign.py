"""Mutations of the golden files of one format, read in real reading processes."""

import itertools
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from ingest.detect import detect
from ingest.errors import (
    IngestError,
    MemoryLimitError,
    NoReaderProcessError,
    ReaderCrashError,
    TimeLimitError,
    UnforeseenContentError,
)
from ingest.types import ReadFile
from ingest.workers import Limits, ReaderPool
from tests.ingest.fuzz.mutation import mutate
from tests.ingest.fuzz.task import TASK, UNFORESEEN

SOURCES = Path(__file__).parents[1] / "golden" / "sources"
# Golden files take half a second at most: thirty is a hang.
LIMITS = Limits(memory=1_000_000_000, seconds=30, seconds_per_megabyte=0, patience=100)
_AHEAD = 16

KINDS = ("read", "refused", "unforeseen", "unsound", "crash", "memory", "hang")


@dataclass(frozen=True, slots=True)
class Outcome:
    source: str
    seed: int
    kind: str
    """One of KINDS."""
    detail: str

    @property
    def is_broken(self) -> bool:
        return self.kind in KINDS[3:]


def formats() -> list[str]:
    """Media types of the golden files that are no text."""
    return sorted({media_type for media_type, _, _ in _sources()})


def campaign(media_type: str, mutations: int) -> Iterator[Outcome]:
    """What came of seeds 0 to `mutations`, spread over the format's golden files."""
    sources = [(name, data) for kind, name, data in _sources() if kind == media_type]
    pool = ReaderPool(TASK, LIMITS)
    started: deque[tuple[str, int, Future[ReadFile]]] = deque()
    try:
        for seed, (name, data) in zip(range(mutations), itertools.cycle(sources), strict=False):
            started.append((name, seed, pool.submit(mutate(data, seed), name)))
            if len(started) > _AHEAD:
                yield _outcome(*started.popleft())
        while started:
            yield _outcome(*started.popleft())
    finally:
        pool.close()


def _outcome(name: str, seed: int, reading: Future[ReadFile]) -> Outcome:
    try:
        text = reading.result().document.text
    except NoReaderProcessError:
        raise
    except IngestError as error:
        return Outcome(name, seed, _BROKEN.get(type(error), "refused"), str(error))
    if text.startswith(UNFORESEEN):
        return Outcome(name, seed, "unforeseen", text.removeprefix(UNFORESEEN))
    return Outcome(name, seed, "read", "")


_BROKEN = {
    UnforeseenContentError: "unsound",
    ReaderCrashError: "crash",
    MemoryLimitError: "memory",
    TimeLimitError: "hang",
}


def _sources() -> Iterator[tuple[str, str, bytes]]:
    for path in sorted(SOURCES.iterdir()):
        data = path.read_bytes()
        media_type = detect(data, path.name)
        if not media_type.startswith("text/"):
            yield media_type, path.name, data
