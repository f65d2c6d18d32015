"""The only code that changes an index: a batch of changes is visible everywhere or nowhere."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from index import generations, originals
from index.encoded_text import all_texts
from index.errors import UnusableFolderError
from index.folder import DataFolder
from index.lock import writer_lock
from index.store import Store, documents, passages, publication, sources, vectors
from index.sync.encoding import Encoding
from index.types import DEFAULT_COLLECTION, PreparedDocument, Source
from ingest import system

# A batch bounds what memory holds and what a kill undoes; smaller ones pay an fsync and a publication more
# often.
BATCH_DOCUMENTS = 64
BATCH_PASSAGES = 2_000


@dataclass(slots=True)
class Batch:
    """Changes that become visible together."""

    collection: str = DEFAULT_COLLECTION
    """Of the sources, and of documents that are new."""
    documents: list[PreparedDocument] = field(default_factory=list)
    attach: list[tuple[Source, str]] = field(default_factory=list)
    detach: list[Source] = field(default_factory=list)
    delete: list[str] = field(default_factory=list)
    failures: list[tuple[Source, str, str]] = field(default_factory=list)
    """(source, version, reason)."""
    forget: list[Source] = field(default_factory=list)
    """Sources whose failure is past."""

    @property
    def is_full(self) -> bool:
        return (
            len(self.documents) >= BATCH_DOCUMENTS
            or sum(len(prepared.passages) for prepared in self.documents) >= BATCH_PASSAGES
        )

    @property
    def changes_documents(self) -> bool:
        return bool(self.documents or self.attach or self.detach or self.delete)


@contextmanager
def open_store(folder: DataFolder) -> Iterator[Store]:
    """Hold the writer lock over a store whose derived parts are sound, and leave nothing unused behind.

    What a killed writer left (originals and lexical folders nobody refers to) goes first, and a lexical index
    that was deleted, damaged or outrun is rebuilt from the passages, without encoding anything.
    """
    try:
        with writer_lock(folder), Store.open(folder, write=True) as store:
            generations.repair(folder, store)
            yield store
            sweep(folder, store)
    except OSError as error:
        raise UnusableFolderError(folder.path, system.reason(error)) from error


def sweep(folder: DataFolder, store: Store) -> None:
    """Drop vectors and originals that nothing refers to; the caller holds the writer lock."""
    with store.write() as connection:
        vectors.delete_unused(connection)
    with store.read() as connection:
        collections = documents.collections(connection)

        def is_referenced(version: str) -> bool:
            return any(documents.of_version(connection, collection, version) for collection in collections)

        originals.sweep(folder, is_referenced)


def commit(folder: DataFolder, store: Store, batch: Batch, encoding: Encoding | None = None) -> None:
    """Make a batch durable and visible; encoding and writing of originals come before the transaction.

    Documents need an `encoding`, other changes do not.
    """
    for prepared in batch.documents:
        originals.keep(folder, prepared.version, prepared.data)
    texts = [text for prepared in batch.documents for text in all_texts(prepared)]
    new_vectors = encoding.missing(texts) if encoding else {}
    with store.write() as connection:
        last_key = passages.last_key(connection)
        if encoding:
            encoding.store(connection, new_vectors)
        only_added = _apply(connection, batch)
        if batch.changes_documents:
            added_after = last_key if only_added else None
            generations.publish(connection, folder, changed=True, added_after=added_after)
        published = publication.load(connection)
    generations.sweep(folder, published)


def _apply(connection: sqlite3.Connection, batch: Batch) -> bool:
    """Whether passages were only added, and nothing that was there changed."""
    collection = batch.collection
    only_added = not (batch.attach or batch.detach or batch.delete)
    for source, document_id in batch.attach:
        sources.attach(connection, collection, source, document_id)
    for prepared in batch.documents:
        known = any(sources.document_at(connection, collection, source) for source in prepared.sources)
        if prepared.replaces or known:
            only_added = False
        documents.write(connection, collection, prepared)
    for source in batch.detach:
        sources.detach(connection, collection, source)
    for document_id in batch.delete:
        documents.delete(connection, document_id)
    documents.delete_sourceless(connection)
    for source, version, reason in batch.failures:
        sources.record_failure(connection, collection, source, version, reason)
    for source in batch.forget:
        sources.forget_failure(connection, collection, source)
    return only_added
