"""Keep a collection in line with folders for as long as the program runs: `sourcier ingest --watch`."""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

from index.encoders import Answering
from index.errors import (
    AnotherWriterError,
    BusyDatabaseError,
    EmptyFolderError,
    ManyRemovalsError,
    MissingSourceError,
    NotAFolderError,
    StoreError,
    UnusableFolderError,
)
from index.folder import DataFolder
from index.sync.synchronise import synchronise
from index.sync.watch import changed_folders
from index.types import DEFAULT_COLLECTION, Encoder, Failure, Progress, SyncReport
from ingest.errors import IngestError, NoReaderProcessError

# What was refused may have mended without a change that the file system tells: a share mounted below the
# folder, a removal confirmed by another command. Each attempt reads every file.
RETRY_SECONDS = 60.0

# About one folder: the others need not wait for a person to look.
_REFUSED = (EmptyFolderError, ManyRemovalsError, MissingSourceError)
# Free again in a moment: asked each time the folders are looked at.
_BUSY = (AnotherWriterError, BusyDatabaseError)
# A full disk, a machine out of processes.
_TROUBLED = (NoReaderProcessError, UnusableFolderError)

Told = SyncReport | StoreError | IngestError


def follow(
    folder: DataFolder,
    paths: Sequence[Path],
    encoder: Encoder | Answering,
    tell: Callable[[Told], None],
    *,
    collection: str = DEFAULT_COLLECTION,
    progress: Progress | None = None,
    confirm_removal: bool = False,
) -> None:
    """Synchronise the folders `paths`, then those that change, each time they come to rest; never returns.

    `tell` gets the first report, then every report that says something new, and every obstacle once:
    another writer is waited for; a folder that is gone, or has lost too much, removes nothing and is tried
    again. `encoder` and `confirm_removal` count for the first synchronisation only: the base may answer with
    another one afterwards, and goes on with it. The lock is held while synchronising and never while
    waiting. Raises MissingSourceError and NotAFolderError at once, and later whatever error does not pass.
    """
    for path in paths:
        if not path.exists():
            raise MissingSourceError(path)
        if not path.is_dir():
            raise NotAFolderError(path)

    def attempt(folders: Collection[Path]) -> None:
        nonlocal confirm_removal, encoder
        report = synchronise(
            folder,
            sorted(folders),
            encoder,
            collection=collection,
            progress=progress,
            confirm_removal=confirm_removal,
        )
        confirm_removal = False
        if not isinstance(encoder, Answering):
            encoder = Answering(encoder)
        news.report(folders, report)

    news = _News(tell)
    followed = dict.fromkeys(map(Path.absolute, paths))
    waiting: frozenset[Path] = frozenset()
    not_before = 0.0
    for changed in changed_folders(list(followed), folder.path.absolute()):
        retried = waiting if time.monotonic() >= not_before else frozenset()
        if not changed | retried:
            continue
        waiting -= changed | retried
        try:
            waiting |= _one_by_one_if_refused(changed | retried, attempt, news)
            not_before = time.monotonic() + RETRY_SECONDS
        except (*_BUSY, *_TROUBLED) as error:
            news.obstacle(None, error)
            waiting |= changed | retried
            not_before = time.monotonic() + (0.0 if isinstance(error, _BUSY) else RETRY_SECONDS)


def _one_by_one_if_refused(
    folders: frozenset[Path], attempt: Callable[[Collection[Path]], None], news: "_News"
) -> frozenset[Path]:
    """Synchronise together, so that a file moved between folders is seen to move; those refused are left."""
    if len(folders) > 1:
        try:
            attempt(folders)
        except _REFUSED:
            refused = (_one_by_one_if_refused(frozenset({each}), attempt, news) for each in sorted(folders))
            return frozenset().union(*refused)
        return frozenset()
    try:
        attempt(folders)
    except _REFUSED as error:
        news.obstacle(next(iter(folders)), error)
        return folders
    return frozenset()


class _News:
    """Passes on what was not told before."""

    def __init__(self, tell: Callable[[Told], None]) -> None:
        self._tell = tell
        self._obstacles: dict[Path | None, str] = {}
        self._failures: set[Failure] = set()
        self._reported: set[Path] = set()

    def obstacle(self, folder: Path | None, error: StoreError | IngestError) -> None:
        """`folder` is None when all are concerned."""
        if self._obstacles.get(folder) != str(error):
            self._obstacles[folder] = str(error)
            self._tell(error)

    def report(self, folders: Collection[Path], report: SyncReport) -> None:
        for past in (None, *folders):
            self._obstacles.pop(past, None)
        changed = {*report.added, *report.updated, *report.moved, *report.removed}
        self._failures = {failure for failure in self._failures if failure.source not in changed}
        new = tuple(failure for failure in report.failed if failure not in self._failures)
        self._failures.update(new)
        if changed or new or not self._reported.issuperset(folders):
            self._tell(replace(report, failed=new))
        self._reported.update(folders)
