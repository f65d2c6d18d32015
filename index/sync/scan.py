"""Which files are there now, and what their bytes are."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import MissingSourceError
from index.types import Progress, Source
from ingest import system
from ingest.errors import SourceNotFoundError
from ingest.walk import SourceFile, find_sources


@dataclass(frozen=True, slots=True)
class FoundFile:
    source: Source
    path: str
    """Not a Path, which weighs 450 bytes: a folder's files are all held at once."""
    version: str
    """SHA-256 of its bytes; empty when they cannot be read."""
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Scan:
    files: tuple[FoundFile, ...]
    """Each source once, sorted by source."""
    listed: tuple[str, ...]
    """Roots that were walked whole: what is not found below them is gone."""
    unlisted: tuple[tuple[str, str], ...]
    """(root, name) of folders that could not be listed: nothing is known of what lies below."""


def scan(paths: Sequence[Path], progress: Progress) -> Scan:
    """Walk `paths` and hash every file.

    Every file is hashed, every time: size and modification time can lie (copies that keep dates, coarse
    clocks), and reading 1 GB takes about a second. Raises MissingSourceError, before anything is read, for a
    path that does not exist.
    """
    for path in paths:
        if not path.exists():
            raise MissingSourceError(path)
    found: dict[Source, tuple[str, str | None]] = {}
    """(path, why nothing can be read there) of each file."""
    listed, unlisted = [], []
    for path in map(Path.absolute, paths):
        is_folder = path.is_dir()
        root = _storable(str(path.resolve() if is_folder else path.parent.resolve()))
        if is_folder:
            listed.append(root)
        for file in _sources_at(path):
            if file.failure is not None and file.path.is_dir():
                unlisted.append((root, "" if file.path == path else _storable(file.name)))
            found.setdefault(Source(root, _storable(file.name)), (str(file.path), file.failure))
    files = []
    for done, source in enumerate(sorted(found), start=1):
        files.append(_hashed(source, *found[source]))
        progress("hash", done, len(found))
    return Scan(tuple(files), tuple(listed), tuple(unlisted))


def _sources_at(path: Path) -> Iterator[SourceFile]:
    try:
        return find_sources([path])
    except SourceNotFoundError as error:
        raise MissingSourceError(path) from error  # it disappeared since it was looked for


def _hashed(source: Source, path: str, failure: str | None) -> FoundFile:
    if failure is not None:
        return FoundFile(source, path, "", failure)
    try:
        with Path(path).open("rb") as stream:
            return FoundFile(source, path, hashlib.file_digest(stream, "sha256").hexdigest())
    except OSError as error:
        return FoundFile(source, path, "", unreadable(error))


def _storable(name: str) -> str:
    """The name as SQLite can store it: bytes that are no UTF-8 are spelled with escapes."""
    spelled = name.encode(errors="backslashreplace").decode()
    return name if spelled == name else spelled


def unreadable(error: OSError) -> str:
    return f"Le fichier ne peut pas être lu : {system.reason(error)}."
