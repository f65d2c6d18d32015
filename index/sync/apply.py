"""Carry a plan out in batches, each acknowledged before the next is read."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from index.encoders import Answering, chosen
from index.folder import DataFolder
from index.originals import version_of
from index.store import Store, documents, resemblance, sources
from index.sync.compare import compare
from index.sync.encoding import Encoding
from index.sync.known import StoredCollection
from index.sync.plan import Plan, ToRead, make_plan
from index.sync.prepare import Content, can_recognise, prepare
from index.sync.scan import Scan, unreadable
from index.sync.writer import Batch, commit
from index.types import Encoder, Failure, NearDuplicate, PartialReading, Progress, Source, SyncReport
from ingest.errors import IngestError

Load = Callable[[ToRead], bytes]


def apply(
    folder: DataFolder,
    store: Store,
    scan: Scan,
    load: Load,
    encoder: Encoder | Answering,
    *,
    collection: str,
    progress: Progress,
    confirm_removal: bool = False,
) -> SyncReport:
    """Bring the collection in line with `scan`; `load` gives the bytes of a content to read."""
    with store.read() as connection:
        meant = chosen(encoder, connection)
        unfinished = documents.unfinished(connection, collection)
    if unfinished and not can_recognise():
        unfinished = frozenset()
    with store.read() as connection:
        known = StoredCollection(connection, collection, unfinished)
        plan = make_plan(
            compare(scan, sources.known(connection, collection), known.is_settled),
            known,
            collection,
            is_gone=_is_gone,
            confirm_removal=confirm_removal,
        )
    encoding = Encoding(store, meant, progress)
    # Before any document is added, which only the new encoder would know while the old one answers.
    encoding.take_over()
    failures: dict[Source, str] = {}
    batch = Batch(collection, attach=list(plan.attach))
    batch.failures = [(file.source, file.version, reason) for file, reason in plan.failed]
    prepared = prepare(_content(content, load) for content in plan.read)
    for done, (content, outcome) in enumerate(zip(plan.read, prepared, strict=True), start=1):
        if isinstance(outcome, IngestError):
            batch.failures += [(source, content.version, str(outcome)) for source in content.sources]
            failures |= dict.fromkeys(content.sources, str(outcome))
        else:
            batch.documents.append(outcome)
        progress("read", done, len(plan.read))
        if batch.is_full:
            commit(folder, store, batch, encoding)
            progress("documents", done, len(plan.read))
            batch = Batch(collection)
    batch.detach, batch.forget = list(plan.detach), list(plan.forget)
    commit(folder, store, batch, encoding)
    progress("documents", len(plan.read), len(plan.read))
    return replace(
        _report(plan, failures, encoding.count),
        near_duplicates=tuple(_near_duplicates(store, plan, collection)),
        partly_read=tuple(_partly_read(store, plan, collection)),
    )


def _content(content: ToRead, load: Load) -> Content:
    return Content(
        content.version,
        content.sources[0].name,
        content.sources,
        content.replaces,
        lambda: _unchanged(content, load),
    )


def _unchanged(content: ToRead, load: Load) -> bytes:
    try:
        data = load(content)
    except OSError as error:
        raise IngestError(unreadable(error)) from error
    if version_of(data) != content.version:
        raise IngestError("Le fichier a été modifié pendant l'ingestion : relancez-la.")
    return data


def _is_gone(source: Source) -> bool:
    return bool(source.root) and not Path(source.root, source.name).exists()


def _near_duplicates(store: Store, plan: Plan, collection: str) -> Iterator[NearDuplicate]:
    """Compares what was read with everything the collection holds."""
    told: set[frozenset[str]] = set()
    for content in plan.read:
        with store.read() as connection:
            document_id = documents.of_version(connection, collection, content.version)
            near = resemblance.nearest(connection, document_id) if document_id else None
            if document_id is None or near is None or {document_id, near[0]} in told:
                continue
            told.add(frozenset({document_id, near[0]}))
            other = sources.names(connection, near[0])[0]
        yield NearDuplicate(content.sources[0].name, other, near[1])


def _partly_read(store: Store, plan: Plan, collection: str) -> Iterator[PartialReading]:
    with store.read() as connection:
        for content in plan.read:
            document_id = documents.of_version(connection, collection, content.version)
            document = documents.load(connection, document_id) if document_id else None
            if document is not None and document.unread:
                yield PartialReading(content.sources[0].name, document.unread)


def _report(plan: Plan, failures: dict[Source, str], encoded: int) -> SyncReport:
    read = [source for content in plan.read for source in content.sources if source not in failures]
    updated = [source.name for source in read if source in plan.reread]
    added = [source.name for source in read if source not in plan.reread]
    failed = [Failure(file.source.name, reason) for file, reason in plan.failed]
    failed += [Failure(source.name, reason) for source, reason in failures.items()]
    return SyncReport(
        added=tuple(sorted([*plan.added, *added])),
        updated=tuple(sorted([*plan.updated, *updated])),
        unchanged=plan.unchanged,
        moved=plan.moved,
        removed=plan.removed,
        failed=tuple(sorted(failed, key=lambda failure: failure.source)),
        encoded=encoded,
    )
