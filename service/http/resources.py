"""What the service holds open while it runs."""

import threading
from typing import Annotated

from fastapi import Depends, Request

from index.encoders import Answering
from index.errors import NoIndexError
from index.folder import DataFolder
from index.models import load_reader
from index.searcher import Searcher
from index.sync import add_bytes, create, delete_document
from index.types import Encoder, Reader, SyncReport
from ingest.workers import PagePool
from service.encoder import chosen_encoder
from service.http.presentation import Presenter
from service.jobs import EncoderChange, IngestionQueue
from service.settings import Settings


class Resources:
    """Opened before the first request is accepted, closed after the last."""

    def __init__(self, settings: Settings, encoder: Encoder | None, reader: Reader | None) -> None:
        """An `encoder`, with the `reader` or none, stands in for the models of the settings."""
        self.folder = DataFolder(settings.data)
        chosen = encoder or chosen_encoder(settings)
        self._answering = chosen if isinstance(chosen, Answering) else Answering(chosen)
        self._reader = reader if encoder else load_reader()
        self.searcher = self._searcher()
        self.pages = PagePool()
        self.presenter = Presenter(settings.root_path)
        self._writing = threading.Lock()
        self.jobs = IngestionQueue(self.folder.path / "uploads", self._ingest)
        self._change = None if isinstance(chosen, Answering) else EncoderChange(self.folder, chosen)

    def delete(self, document_id: str) -> bool:
        """Whether there was such a document; raises AnotherWriterError while another process writes."""
        with self._writing:
            return delete_document(self.folder, document_id)

    def close(self) -> None:
        if self._change is not None:
            self._change.close()
        self.jobs.close()
        self.pages.close()
        self.searcher.close()

    def _searcher(self) -> Searcher:
        try:
            return Searcher(self.folder, self._answering, self._reader)
        except NoIndexError:
            # Nothing was ingested yet, or by an older version.
            create(self.folder)
            return Searcher(self.folder, self._answering, self._reader)

    def _ingest(self, name: str, data: bytes, collection: str) -> SyncReport:
        # The service's own writers wait for one another; only another process makes them give up.
        with self._writing:
            return add_bytes(self.folder, name, data, self._answering, collection=collection)


def _resources(request: Request) -> Resources:
    held: Resources = request.app.state.resources
    return held


Held = Annotated[Resources, Depends(_resources)]
