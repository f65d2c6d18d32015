"""What the store holds of one collection, looked up as it is asked for rather than held whole."""

import sqlite3
from collections.abc import Mapping

from index.store import documents, sources
from index.types import KnownSource, Source


class StoredCollection:
    """`index.sync.plan.Known`, for the time of one transaction."""

    def __init__(self, connection: sqlite3.Connection, collection: str, unfinished: frozenset[str]) -> None:
        self._connection = connection
        self._collection = collection
        self.unfinished = unfinished
        self.failures: Mapping[Source, tuple[str, str]] = sources.failed_versions(connection, collection)

    def is_settled(self, known: KnownSource) -> bool:
        """Whether there is nothing to do but for a change of its file."""
        return known.source not in self.failures and known.document not in self.unfinished

    def document_at(self, source: Source) -> str | None:
        return sources.document_at(self._connection, self._collection, source)

    def document_of(self, version: str) -> str | None:
        return documents.of_version(self._connection, self._collection, version)

    def version_of(self, document: str) -> str:
        return documents.version(self._connection, document)

    def sources_of(self, document: str) -> tuple[Source, ...]:
        return sources.of_document(self._connection, document)

    def count(self) -> int:
        return documents.count(self._connection, self._collection)
