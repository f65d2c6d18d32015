"""One writer at a time; readers never wait for it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from index.errors import AnotherWriterError, UnusableFolderError
from index.folder import DataFolder
from ingest import system

# Long enough for a reader to repair a small lexical index, short enough that a person is told at once.
PATIENCE_SECONDS = 2.0


@contextmanager
def writer_lock(folder: DataFolder, patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Hold the right to write; the operating system frees it when the process dies.

    Raises AnotherWriterError, which names the other process, after `patience` seconds; UnusableFolderError.
    """
    lock = FileLock(folder.lock, timeout=patience)
    try:
        folder.create()
        lock.acquire()
    except Timeout:
        raise AnotherWriterError(folder.path, _writer(folder)) from None
    except OSError as error:
        raise UnusableFolderError(folder.path, system.reason(error)) from error
    try:
        # A file of its own: whoever tries to take the lock may truncate the lock file.
        folder.writer.write_text(str(os.getpid()), encoding="ascii")
        yield
    finally:
        lock.release()


def _writer(folder: DataFolder) -> str:
    try:
        return folder.writer.read_text(encoding="ascii") or "inconnu"
    except OSError:
        return "inconnu"
