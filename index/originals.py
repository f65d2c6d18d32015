"""Original bytes of the documents, kept by their SHA-256 so that a citation opens when the share is gone."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from index.folder import DataFolder


def version_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def original_path(folder: DataFolder, version: str) -> Path:
    return folder.originals / version[:2] / version


def keep(folder: DataFolder, version: str, data: bytes) -> None:
    """Store `data` for good before the transaction that refers to it."""
    path = original_path(folder, version)
    if path.exists() and version_of(path.read_bytes()) == version:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    write_durably(path, data)


def write_durably(path: Path, data: bytes) -> None:
    """Written aside, flushed and renamed: under its name a file is whole or absent, whenever one dies.

    One that was there is the old or the new.
    """
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` survive a power failure."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def stored(folder: DataFolder) -> Iterator[Path]:
    """Every file under the folder of originals, leftovers of a killed process included."""
    # Sorted within each subfolder (see `original_path`): all paths at once would weigh 600 bytes each.
    for path in sorted(folder.originals.glob("*")):
        if path.is_file():
            yield path
        elif path.is_dir():
            yield from (below for below in sorted(path.rglob("*")) if below.is_file())


def sweep(folder: DataFolder, is_referenced: Callable[[str], bool]) -> None:
    """Drop what no document refers to; only under the writer lock, for a writer stores before it refers."""
    for path in stored(folder):
        if not is_referenced(path.name):
            path.unlink()
