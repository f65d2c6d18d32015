"""What the store holds of one collection, looked up as it is asked for rather than held whole."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from index.store import documents, sources
from index.types import KnownSource, Source


class Known(Protocol):
    """What files are compared with, and decided by."""

    @property
    def failures(self) -> Mapping[Source, tuple[str, str]]:
        """(version, reason) of each source that could not be read."""

    @property
    def unfinished(self) -> frozenset[str]:
        """Documents with pages that nothing could recognise when they were read, and something can now."""

    def sources(self) -> Iterable[KnownSource]:
        """Sorted by source."""

    def document_at(self, source: Source) -> str | None:
        """Id of the document the source leads to."""

    def document_of(self, version: str) -> str | None:
        """Id of the document of these very bytes."""

    def version_of(self, document: str) -> str: ...

    def sources_of(self, document: str) -> Sequence[Source]:
        """Sorted."""

    def count(self) -> int:
        """Of documents."""


class StoredCollection:
    """`Known`, for the time of one transaction."""

    def __init__(self, connection: sqlite3.Connection, collection: str, unfinished: frozenset[str]) -> None:
        self._connection = connection
        self._collection = collection
        self.unfinished = unfinished
        self.failures: Mapping[Source, tuple[str, str]] = sources.failed_versions(connection, collection)

    def sources(self) -> Iterable[KnownSource]:
        return sources.known(self._connection, self._collection)

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
