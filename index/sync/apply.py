"""Decide what is to be done, then do it in batches, each acknowledged before the next is read."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from index.encoders import Answering, chosen
from index.folder import DataFolder
from index.originals import version_of
from index.store import Store, documents
from index.sync.arrivals import Arrivals
from index.sync.compare import compare
from index.sync.encoding import Encoding
from index.sync.known import StoredCollection
from index.sync.plan import Plan, ToRead, make_plan
from index.sync.prepare import Content, can_recognise, prepare
from index.sync.report import report
from index.sync.scan import Scan, unreadable
from index.sync.writer import Batch, commit
from index.types import Encoder, Progress, Source, SyncReport
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
    with closing(Arrivals()) as arrivals:
        with store.read() as connection:
            encoding = Encoding(store, chosen(encoder, connection), progress)
            unfinished = documents.unfinished(connection, collection)
            if unfinished and not can_recognise():
                unfinished = frozenset()
            known = StoredCollection(connection, collection, unfinished)
            # The differences weigh as much as the plan: they are let go once it is made.
            plan = make_plan(
                compare(scan, known, arrivals),
                known,
                collection,
                is_gone=_is_gone,
                confirm_removal=confirm_removal,
            )
        # Before any document is added, which only the new encoder would know while the old one answers.
        encoding.take_over()
        failures = _carry_out(folder, store, plan, load, encoding, collection, progress)
        return report(store, plan, failures, encoding.count, collection)


def _carry_out(
    folder: DataFolder,
    store: Store,
    plan: Plan,
    load: Load,
    encoding: Encoding,
    collection: str,
    progress: Progress,
) -> dict[Source, str]:
    """Returns why contents that were to be read could not be, by source."""
    failures: dict[Source, str] = {}
    batch = Batch(collection, attach=list(plan.attach))
    batch.failures = [(file.source, file.version, reason) for file, reason in plan.failed]
    total = plan.count()
    prepared = prepare(_content(content, load) for content in plan.contents())
    for done, (content, outcome) in enumerate(prepared, start=1):
        if isinstance(outcome, IngestError):
            batch.failures += [(source, content.version, str(outcome)) for source in content.sources]
            failures |= dict.fromkeys(content.sources, str(outcome))
        else:
            batch.documents.append(outcome)
        progress("read", done, total)
        if batch.is_full:
            commit(folder, store, batch, encoding)
            progress("documents", done, total)
            batch = Batch(collection)
    batch.detach, batch.forget = list(plan.detach), list(plan.forget)
    commit(folder, store, batch, encoding)
    progress("documents", total, total)
    return failures


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
