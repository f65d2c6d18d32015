"""What has to be done so that the index says what the files say: pure, decided before anything changes."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from index.errors import EmptyFolderError, ManyRemovalsError
from index.sync.arrivals import Arrivals
from index.sync.compare import Differences
from index.sync.known import Known
from index.sync.scan import FoundFile
from index.types import Source
from ingest.errors import OcrMissingError

# Losing a third of a collection at once is rarely meant: a share mounted halfway, a wrong folder.
REMOVAL_LIMIT = 0.3


# The one reason that lies with the machine and not with the file.
_CURABLE = str(OcrMissingError())


@dataclass(frozen=True, slots=True)
class ToRead:
    """A content the collection does not hold yet, or not whole."""

    version: str
    path: str
    sources: tuple[Source, ...]
    replaces: str | None
    """The document of which it is the new version, or the same read anew."""


@dataclass(frozen=True, slots=True)
class Plan:
    arrivals: Arrivals
    """Contents to read, each a new document."""
    read: tuple[ToRead, ...]
    """The others, new documents first."""
    reread: frozenset[Source]
    """Those of their sources that led to a document before."""
    attach: tuple[tuple[Source, str], ...]
    """Sources that now lead to a document already there."""
    detach: tuple[Source, ...]
    added: tuple[str, ...]
    """Names of new sources of documents already there; what is read comes on top."""
    updated: tuple[str, ...]
    unchanged: tuple[str, ...]
    moved: tuple[str, ...]
    removed: tuple[str, ...]
    failed: tuple[tuple[FoundFile, str], ...]
    """Files that cannot be read, or that did not change since they could not be; with the reason."""
    forget: tuple[Source, ...]
    """Sources that failed once, and are gone or back at what is known of them."""

    def contents(self) -> Iterator[ToRead]:
        """What is to be read. New documents first: they extend the lexical index, updates rebuild it."""
        for files in self.arrivals.contents():
            yield _to_read(files, replaces=None)
        yield from self.read

    def count(self) -> int:
        """Of contents to read."""
        return self.arrivals.count() + len(self.read)


def make_plan(
    differences: Differences,
    known: Known,
    collection: str,
    *,
    is_gone: Callable[[Source], bool],
    confirm_removal: bool = False,
) -> Plan:
    """Decide what becomes of each difference.

    `is_gone` tells whether a source outside the walked folders has no file any more: a document found
    elsewhere has then moved. Only what lay in a folder walked whole can be removed. Unless
    `confirm_removal`, raises EmptyFolderError for a folder found empty that brought documents, and
    ManyRemovalsError beyond REMOVAL_LIMIT of the collection's documents.
    """
    if differences.emptied and not confirm_removal:
        raise EmptyFolderError(differences.emptied[0])
    return _Planner(differences, known, is_gone).plan(collection, confirm_removal)


class _Planner:
    def __init__(self, differences: Differences, known: Known, is_gone: Callable[[Source], bool]) -> None:
        self.differences = differences
        self.known = known
        self.is_gone = is_gone
        self.found = {file.source: file for file in differences.files}
        """What is known and not among them is as it was, or out of reach, or missing."""
        self.missing = set(differences.missing)
        self.consumed: set[Source] = set()
        """Former places of documents that moved."""

    @cached_property
    def found_versions(self) -> set[str]:
        return {file.version for file in self.differences.files}

    def plan(self, collection: str, confirm_removal: bool) -> Plan:
        named: dict[str, list[str]] = {"added": [], "updated": [], "moved": []}
        unchanged = list(self.differences.unchanged)
        attach: list[tuple[Source, str]] = []
        failed: list[tuple[FoundFile, str]] = []
        unknown: dict[str, list[FoundFile]] = defaultdict(list)
        again: dict[str, list[FoundFile]] = defaultdict(list)
        for file in self.differences.files:
            source = file.source
            document = self.known.document_of(file.version)
            if file.failure is not None:
                failed.append((file, file.failure))
            elif document is not None and self.known.document_at(source) == document:
                if document in self.known.unfinished and not self._failed_before(file):
                    again[document].append(file)
                    continue
                unchanged.append(source.name)
            elif document is not None:
                attach.append((source, document))
                named[self._how_found(source, document)].append(source.name)
            elif self._failed_before(file):
                failed.append((file, self.known.failures[source][1]))
            else:
                unknown[file.version].append(file)
        read = [
            *self._contents_to_read(unknown),
            *(_to_read(files, replaces=document) for document, files in again.items()),
        ]
        removed = sorted(self.missing - self.consumed)
        if not confirm_removal:
            self._check_removals(removed, attach, read, collection)
        return Plan(
            arrivals=self.differences.arrivals,
            read=tuple(sorted(read, key=lambda content: content.replaces is not None)),
            reread=frozenset(
                source
                for content in read
                for source in content.sources
                if self.known.document_at(source) is not None
            ),
            attach=tuple(attach),
            detach=tuple(sorted(self.missing | self.consumed)),
            added=tuple(named["added"]),
            updated=tuple(named["updated"]),
            unchanged=tuple(sorted(unchanged)),
            moved=tuple(named["moved"]),
            removed=tuple(source.name for source in removed),
            failed=tuple(failed),
            forget=tuple(source for source in self.known.failures if self._is_past(source)),
        )

    def _failed_before(self, file: FoundFile) -> bool:
        """Whether these very bytes could not be read last time, and cannot be this time either.

        A scan that lacked character recognition is tried again: what was missing may be installed by now.
        """
        version, reason = self.known.failures.get(file.source, ("", ""))
        return version == file.version and reason != _CURABLE

    def _is_past(self, source: Source) -> bool:
        """Whether a failure says nothing of this source any more."""
        if source not in self.found:
            return self.differences.reach.covers(source)
        document = self.known.document_at(source)
        if document is None:
            return False
        failed, _ = self.known.failures[source]
        # What failed on the very content that is known is the rest of a document read in part.
        return self.found[source].version == self.known.version_of(document) != failed

    def _says_something_else(self, source: Source, document: str) -> bool:
        """Whether the file now holds another content than this document's, readable as far as is known."""
        file = self.found.get(source)
        return (
            file is not None
            and file.failure is None
            and file.version != self.known.version_of(document)
            and not self._failed_before(file)
        )

    def _how_found(self, source: Source, document: str) -> str:
        """Why `source` holds the content of a document already there: it moved, or it is a copy."""
        for former in self.known.sources_of(document):
            if former in self.consumed:
                continue
            if self._says_something_else(former, document):
                return "moved"
            if former in self.missing or (not self._was_looked_for(former) and self.is_gone(former)):
                self.consumed.add(former)
                return "moved"
        return "added" if self.known.document_at(source) is None else "updated"

    def _was_looked_for(self, source: Source) -> bool:
        """Whether the scan would have found its file: only of others is the disk asked, by a name that may
        not be spelled as it is there.
        """
        differences = self.differences
        return source in self.found or source in differences.alone or differences.reach.covers(source)

    def _contents_to_read(self, unknown: Mapping[str, list[FoundFile]]) -> list[ToRead]:
        contents = []
        claimed: set[str] = set()
        for version, changed in unknown.items():
            arrived = self.differences.arrivals.take(version)
            files = sorted([*changed, *arrived], key=attrgetter("source"))
            replaces = next(
                (
                    document
                    for file in files
                    if (document := self.known.document_at(file.source)) is not None
                    and document not in claimed
                    and not self._is_still_said(document)
                ),
                None,
            )
            if replaces is not None:
                claimed.add(replaces)
            contents.append(_to_read(files, replaces))
        return contents

    def _is_still_said(self, document: str) -> bool:
        """Whether a file holds, or may hold, this document's content; else a newer one may replace it."""
        if self.known.version_of(document) in self.found_versions:
            return True
        return any(
            source not in self.missing and not self._says_something_else(source, document)
            for source in self.known.sources_of(document)
        )

    def _check_removals(
        self, removed: list[Source], attach: list[tuple[Source, str]], read: list[ToRead], collection: str
    ) -> None:
        kept = {document for _, document in attach} | {content.replaces for content in read}
        moved_on = {source for source, _ in attach} | {
            source for content in read for source in content.sources
        }
        lost = {
            document
            for source in removed
            if (document := self.known.document_at(source)) is not None
            and document not in kept
            and all(place in self.missing or place in moved_on for place in self.known.sources_of(document))
        }
        total = self.known.count()
        if len(lost) > REMOVAL_LIMIT * total:
            raise ManyRemovalsError(len(lost), total, collection, REMOVAL_LIMIT)


def _to_read(files: Sequence[FoundFile], replaces: str | None) -> ToRead:
    """`files` are sorted, and of one content."""
    return ToRead(files[0].version, files[0].path, tuple(file.source for file in files), replaces)
