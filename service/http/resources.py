"""What the service holds open while it runs."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Depends, Request

from index.folder import DataFolder
from index.lock import writer_lock
from index.models import load_encoder
from index.searcher import Searcher
from index.store import Store
from index.sync import add_bytes, delete_document
from index.types import Encoder, SyncReport
from service.http.presentation import Presenter
from service.jobs import IngestionQueue
from service.settings import Settings


class Resources:
    """Opened before the first request is accepted, closed after the last."""

    def __init__(self, settings: Settings, encoder: Encoder | None = None) -> None:
        self.folder = DataFolder(settings.data)
        self.encoder = encoder or load_encoder(settings.encoder)
        _create_if_missing(self.folder)
        self.searcher = Searcher(self.folder, self.encoder)
        self.presenter = Presenter(settings.root_path)
        self._writing = threading.Lock()
        self.jobs = IngestionQueue(self.folder.path / "uploads", self._ingest)

    def delete(self, document_id: str) -> bool:
        """Whether there was such a document; raises AnotherWriterError while another process writes."""
        with self._writing:
            return delete_document(self.folder, document_id)

    def close(self) -> None:
        self.jobs.close()
        self.searcher.close()

    def _ingest(self, name: str, data: bytes, collection: str) -> SyncReport:
        # The service's own writers wait for one another; only another process makes them give up.
        with self._writing:
            return add_bytes(self.folder, name, data, self.encoder, collection=collection)


def _create_if_missing(folder: DataFolder) -> None:
    """A service may start before anything was ingested."""
    if not folder.database.exists():
        with writer_lock(folder):
            Store.open(folder, write=True).close()


@contextmanager
def opened(settings: Settings, encoder: Encoder | None = None) -> Iterator[Resources]:
    resources = Resources(settings, encoder)
    try:
        yield resources
    finally:
        resources.close()


def _resources(request: Request) -> Resources:
    held: Resources = request.app.state.resources
    return held


Held = Annotated[Resources, Depends(_resources)]
