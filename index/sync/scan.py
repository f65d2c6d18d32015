"""Which files are there now, and what their bytes are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from index.errors import MissingSourceError
from index.hashing import file_sha256
from index.types import Progress, Source
from ingest import system
from ingest.errors import SourceNotFoundError
from ingest.walk import SourceFile, find_sources, storable


@dataclass(frozen=True, slots=True)
class FoundFile:
    source: Source
    path: str
    """Not a Path, which weighs 450 bytes: all the files that changed are held at once."""
    version: str
    """SHA-256 of its bytes; empty when they cannot be read."""
    failure: str | None = None
    hidden: str | None = None
    """See `ingest.walk.SourceFile`."""


@dataclass(frozen=True, slots=True)
class Scan:
    files: Iterable[FoundFile]
    """Each source once, sorted by source; found and hashed while they are iterated over, once."""
    listed: frozenset[str] = frozenset()
    """Roots that are walked whole: what is not found below them is gone."""


def scan(paths: Sequence[Path], progress: Progress) -> Scan:
    """Walk `paths` and hash every file.

    Every file is hashed, every time: size and modification time can lie (copies that keep dates, coarse
    clocks), and reading 1 GB takes about a second. Raises MissingSourceError, before anything is read, for a
    path that does not exist.
    """
    for path in paths:
        if not path.exists():
            raise MissingSourceError(path)
    absolute = [path.absolute() for path in paths]
    return Scan(_hashed(absolute, progress), frozenset(_root(path) for path in absolute if path.is_dir()))


def _root(path: Path) -> str:
    return storable(str((path if path.is_dir() else path.parent).resolve()))


def _hashed(paths: Sequence[Path], progress: Progress) -> Iterator[FoundFile]:
    # Walked twice rather than held in memory: first to know how many there are.
    total = sum(1 for _ in _sources(paths))
    done = 0
    for done, (source, file) in enumerate(_sources(paths), start=1):
        yield _hashed_file(source, file)
        progress("hash", done, max(done, total))
    if done < total:  # files went meanwhile
        progress("hash", total, total)


def _sources(paths: Sequence[Path]) -> Iterator[tuple[Source, SourceFile]]:
    """Each source once: paths may overlap, and two names differ in normalisation only."""
    found = merge(*map(_sources_at, paths), key=itemgetter(0))
    return (next(same) for _, same in groupby(found, key=itemgetter(0)))


def _sources_at(path: Path) -> Iterator[tuple[Source, SourceFile]]:
    root = _root(path)
    try:
        found = find_sources(path)
    except SourceNotFoundError as error:
        raise MissingSourceError(path) from error  # it disappeared since it was looked for
    return ((Source(root, file.name), file) for file in found)


def _hashed_file(source: Source, file: SourceFile) -> FoundFile:
    path = str(file.path)
    if file.failure is not None:
        return FoundFile(source, path, "", file.failure, file.hidden)
    try:
        return FoundFile(source, path, file_sha256(file.path))
    except OSError as error:
        return FoundFile(source, path, "", unreadable(error))


def unreadable(error: OSError) -> str:
    return f"Le fichier ne peut pas être lu : {system.reason(error)}."
