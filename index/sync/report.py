"""What an ingestion did, told once everything it read is in the store."""

import sqlite3
from collections.abc import Iterator, Mapping

from index.store import Store, documents, resemblance, sources
from index.sync.plan import Plan
from index.types import Failure, NearDuplicate, PartialReading, Source, SyncReport


def report(
    store: Store, plan: Plan, failures: Mapping[Source, str], encoded: int, collection: str
) -> SyncReport:
    """`failures` are those of the contents that were to be read."""
    added, updated = list(plan.added), list(plan.updated)
    for content in plan.contents():
        for source in content.sources:
            if source not in failures:
                (updated if source in plan.reread else added).append(source.name)
    failed = [Failure(file.source.name, reason) for file, reason in plan.failed]
    failed += [Failure(source.name, reason) for source, reason in failures.items()]
    with store.read() as connection:
        near_duplicates = tuple(_near_duplicates(connection, plan, collection))
        partly_read = tuple(_partly_read(connection, plan, collection))
    return SyncReport(
        added=tuple(sorted(added)),
        updated=tuple(sorted(updated)),
        unchanged=plan.unchanged,
        moved=plan.moved,
        removed=plan.removed,
        failed=tuple(sorted(failed, key=lambda failure: failure.source)),
        near_duplicates=near_duplicates,
        partly_read=partly_read,
        encoded=encoded,
    )


def _near_duplicates(connection: sqlite3.Connection, plan: Plan, collection: str) -> Iterator[NearDuplicate]:
    """Compares what was read with everything the collection holds."""
    told: set[frozenset[str]] = set()
    for name, document_id in _read(connection, plan, collection):
        near = resemblance.nearest(connection, document_id)
        if near is not None and {document_id, near[0]} not in told:
            told.add(frozenset({document_id, near[0]}))
            yield NearDuplicate(name, sources.names(connection, near[0])[0], near[1])


def _partly_read(connection: sqlite3.Connection, plan: Plan, collection: str) -> Iterator[PartialReading]:
    for name, document_id in _read(connection, plan, collection):
        document = documents.load(connection, document_id)
        if document is not None and document.unread:
            yield PartialReading(name, document.unread)


def _read(connection: sqlite3.Connection, plan: Plan, collection: str) -> Iterator[tuple[str, str]]:
    """Name and document of each content that could be read."""
    for content in plan.contents():
        document_id = documents.of_version(connection, collection, content.version)
        if document_id is not None:
            yield content.sources[0].name, document_id
