"""The store as the other modules see it: one connection, safe to share between threads."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Self

from index.errors import MissingOriginalError, NoIndexError
from index.folder import DataFolder
from index.originals import original_path
from index.store import documents, passages, publication, schema, sources, vectors
from index.store.connection import connect, french_errors
from index.types import DocumentContent, Failure, PartialReading, Statistics, StoredDocument, StoredPassage


class Store:
    """Documents, passages and vectors of one data folder.

    Every method raises StoreError: the database missing, damaged, too new, or kept busy.
    """

    def __init__(self, folder: DataFolder, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self._connection = connection
        self._lock = threading.RLock()

    @classmethod
    def open(cls, folder: DataFolder, *, write: bool = False) -> Self:
        """Open the database; a writer holds `index.lock.writer_lock` and creates what is missing."""
        if write:
            folder.create()
        elif not folder.database.exists():
            raise NoIndexError(folder.path)
        with french_errors(folder.database):
            connection = connect(folder.database, write=write)
            try:
                if write:
                    schema.migrate(connection, folder.database)
                elif not schema.is_current(connection, folder.database):
                    # Older: only a writer may bring it up to date.
                    raise NoIndexError(folder.path)
            except BaseException:
                connection.close()
                raise
        return cls(folder, connection)

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """A transaction in which every query sees the same state."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """A transaction that changes everything or nothing."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with self._lock, french_errors(self.folder.database):
            self._connection.execute(begin)
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            finally:
                # Left open by an error in the block or by a commit that could not be.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def generation(self) -> int:
        with self.read() as connection:
            return publication.load(connection).generation

    def documents(
        self, cursor: str | None = None, limit: int = 100, collection: str | None = None
    ) -> tuple[list[StoredDocument], str | None]:
        """A page of documents in order of id, and the cursor of the next page, None at the end."""
        with self.read() as connection:
            page = documents.page(connection, cursor or "", limit + 1, collection)
        following = page[limit - 1].id if len(page) > limit else None
        return page[:limit], following

    def all_documents(self) -> Iterator[StoredDocument]:
        """Every document in order of id, a page at a time: others may be written in between."""
        cursor: str | None = None
        while True:
            page, cursor = self.documents(cursor)
            yield from page
            if cursor is None:
                return

    def document(self, document_id: str) -> StoredDocument | None:
        with self.read() as connection:
            return documents.load(connection, document_id)

    def content(self, document_id: str, version: str | None = None) -> DocumentContent | None:
        """Text and structure; None when the document, or that version of it, is not kept (any more)."""
        with self.read() as connection:
            document = documents.load(connection, document_id)
            if document is None or version not in (None, document.version):
                return None
            return documents.content(connection, document_id)

    def excerpt(self, document: StoredDocument, start: int, end: int) -> str | None:
        """Text of that version of the document from start to end, None when it is not kept (any more)."""
        with self.read() as connection:
            return documents.excerpt(connection, document.id, document.version, start, end)

    def original(self, document_id: str) -> bytes | None:
        """The bytes the document was read from; None for an unknown document."""
        document = self.document(document_id)
        if document is None:
            return None
        path = original_path(self.folder, document.version)
        try:
            return path.read_bytes()
        except OSError as error:
            raise MissingOriginalError(document_id, path) from error

    def passages(self, keys: Iterable[int]) -> dict[int, StoredPassage]:
        """The passages that still exist among `keys`."""
        with self.read() as connection:
            return passages.load(connection, keys)

    def document_passages(self, document_id: str) -> list[StoredPassage]:
        """A document's passages in reading order."""
        with self.read() as connection:
            return list(passages.of_document(connection, document_id))

    def failures(self) -> tuple[Failure, ...]:
        """Sources that could not be read when they were last seen."""
        with self.read() as connection:
            return sources.failures(connection)

    def statistics(self) -> Statistics:
        with self.read() as connection:
            return Statistics(
                documents=int(connection.execute("SELECT count(*) FROM documents").fetchone()[0]),
                passages=passages.count(connection),
                collections=documents.collections(connection),
                encoders=vectors.counts(connection),
                answering=publication.load(connection).encoder,
                failures=sources.failures(connection),
                partly_read=tuple(
                    PartialReading(document.sources[0], document.unread)
                    for document in documents.partly_read(connection)
                ),
            )
