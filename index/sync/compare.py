"""What differs between the files and the store, in one pass over both.

Neither is held in memory, nor is what is only new.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from operator import attrgetter

from index.sync.arrivals import Arrivals
from index.sync.known import Known
from index.sync.scan import FoundFile, Scan
from index.types import KnownSource, Source


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a scan would have found a file, had there been one."""

    listed: frozenset[str]
    """Roots that were walked whole."""
    hidden: tuple[Source, ...] = ()
    """Starts of the sources that lie in folders that could not be listed."""

    def covers(self, source: Source) -> bool:
        return source.root in self.listed and not any(
            source.root == folder.root and source.name.startswith(folder.name) for folder in self.hidden
        )


@dataclass(frozen=True, slots=True)
class Differences:
    files: tuple[FoundFile, ...]
    """Those that are neither just as they are known nor among the arrivals, sorted by source."""
    arrivals: Arrivals
    unchanged: tuple[str, ...]
    """Names of the files that are just as they are known."""
    missing: tuple[Source, ...]
    """Known, within reach, and not found; sorted."""
    emptied: tuple[str, ...]
    """Roots under which some are missing and no file is left."""
    alone: frozenset[Source]
    """Files given alone that are just as they are known: no folder that was walked tells of them."""
    reach: Reach


def compare(scan: Scan, known: Known, arrivals: Arrivals) -> Differences:
    """`arrivals`, empty before, get the files of which nothing is known, neither place nor content."""
    files: list[FoundFile] = []
    unchanged: list[str] = []
    gone: list[Source] = []
    hidden: list[Source] = []
    populated: set[str] = set()
    alone: set[Source] = set()
    for source, file, before in _side_by_side(scan.files, known.sources()):
        if file is None:
            if source.root in scan.listed:
                gone.append(source)
            continue
        populated.add(source.root)
        if file.hidden is not None:
            hidden.append(Source(source.root, file.hidden))
        if before is not None and before.version == file.version and _is_settled(before, known):
            unchanged.append(source.name)
            if source.root not in scan.listed:
                alone.add(source)
        elif before is None and _is_new(file, known):
            arrivals.add(file)
        else:
            files.append(file)
    reach = Reach(scan.listed, tuple(hidden))
    missing = tuple(filter(reach.covers, gone))
    emptied = dict.fromkeys(source.root for source in missing if source.root not in populated)
    return Differences(
        tuple(files), arrivals, tuple(unchanged), missing, tuple(emptied), frozenset(alone), reach
    )


def _is_settled(source: KnownSource, known: Known) -> bool:
    """Whether there is nothing to do but for a change of its file."""
    return source.source not in known.failures and source.document not in known.unfinished


def _is_new(file: FoundFile, known: Known) -> bool:
    """Of a file at no known place: whether it can be read, never failed, and brings another content."""
    return (
        file.failure is None and file.source not in known.failures and known.document_of(file.version) is None
    )


def _side_by_side(
    files: Iterable[FoundFile], known: Iterable[KnownSource]
) -> Iterator[tuple[Source, FoundFile | None, KnownSource | None]]:
    by_source = attrgetter("source")
    both: Iterator[FoundFile | KnownSource] = merge(files, known, key=by_source)
    for source, same in groupby(both, key=by_source):
        file, before = None, None
        for each in same:
            if isinstance(each, FoundFile):
                file = each
            else:
                before = each
        yield source, file, before
