"""Changes that do not come from a folder: an upload, a deletion, a rebuild."""

import unicodedata

from index import generations
from index.encoders import Answering, chosen
from index.errors import MissingOriginalError
from index.folder import DataFolder
from index.originals import original_path, version_of
from index.store import Store, sources
from index.sync.apply import apply
from index.sync.encoding import Encoding
from index.sync.prepare import Content, prepare
from index.sync.scan import FoundFile, Scan
from index.sync.writer import Batch, commit, open_store
from index.types import (
    DEFAULT_COLLECTION,
    Encoder,
    Failure,
    Progress,
    Source,
    StoredDocument,
    SyncReport,
    silent,
)
from ingest.errors import IngestError


def create(folder: DataFolder) -> None:
    """Make an empty index, ready to be opened, unless there is one."""
    with open_store(folder):
        pass


def add_bytes(
    folder: DataFolder,
    name: str,
    data: bytes,
    encoder: Encoder | Answering,
    *,
    collection: str = DEFAULT_COLLECTION,
    progress: Progress | None = None,
) -> SyncReport:
    """Add one uploaded document; a second upload under the same name is its new version."""
    source = Source("", unicodedata.normalize("NFC", name))
    upload = Scan([FoundFile(source, name, version_of(data))])
    with open_store(folder) as store:
        return apply(
            folder, store, upload, lambda _: data, encoder, collection=collection, progress=progress or silent
        )


def delete_document(folder: DataFolder, document_id: str) -> bool:
    """Forget a document, its passages, vectors and original bytes; whether there was one.

    On return no process answers from it any more. Its files, where they lie, are left alone.
    """
    with open_store(folder) as store:
        document = store.document(document_id)
        if document is None:
            return False
        commit(folder, store, Batch(delete=[document_id]))
        return True


def rebuild(
    folder: DataFolder, encoder: Encoder | Answering, *, progress: Progress | None = None
) -> SyncReport:
    """Read every original again, with today's readers, and derive everything else anew.

    Vectors of texts that stay the same are kept; files that could not be read will be tried again. Another
    encoder than the one that answers takes over first, on the passages as they are. The report names
    documents by their first source.
    """
    watched = progress or silent
    updated, failed = [], []
    with open_store(folder) as store:
        with store.read() as connection:
            encoding = Encoding(store, chosen(encoder, connection), watched)
        encoding.take_over()
        total = store.statistics().documents
        batch = Batch()
        contents = (_stored(store, document) for document in store.all_documents())
        for done, (content, outcome) in enumerate(prepare(contents), start=1):
            if isinstance(outcome, IngestError):
                failed.append(Failure(content.name, str(outcome)))
            else:
                batch.documents.append(outcome)
                updated.append(content.name)
            watched("read", done, total)
            if batch.is_full or done == total:
                commit(folder, store, batch, encoding)
                watched("documents", done, total)
                batch = Batch()
        with store.write() as connection:
            sources.forget_all_failures(connection)
            generations.publish(connection, folder, changed=False)
        generations.repair(folder, store)
        partly_read = store.statistics().partly_read
    return SyncReport(
        updated=tuple(sorted(updated)),
        failed=tuple(failed),
        partly_read=partly_read,
        encoded=encoding.count,
    )


def _stored(store: Store, document: StoredDocument) -> Content:
    return Content(document.version, document.sources[0], (), document.id, lambda: _original(store, document))


def _original(store: Store, document: StoredDocument) -> bytes:
    try:
        data = store.original(document.id)
        if data is None or version_of(data) != document.version:
            raise MissingOriginalError(document.id, original_path(store.folder, document.version))
    except MissingOriginalError as error:
        raise IngestError(str(error)) from error
    return data
