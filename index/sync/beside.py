"""A change of encoder while the base goes on answering, and being written to."""

import sqlite3
from collections.abc import Callable
from functools import partial
from threading import Event

from index.errors import AnotherWriterError
from index.folder import DataFolder
from index.lock import writer_lock
from index.store import Store, publication, vectors
from index.sync.encoding import ENCODED_AT_ONCE, Encoding
from index.types import Encoder, silent

# Between two attempts to store while another process writes.
RETRY_SECONDS = 1.0


def change_encoder(folder: DataFolder, encoder: Encoder, closing: Event) -> None:
    """Encode with `encoder` whatever it has no vector of; once nothing is left, let the base answer with it.

    Until then the one that answers goes on, for new documents too: the writer lock is held while vectors are
    stored, not while they are made. Ends early when `closing` is set, or dies, and goes on from there when
    called again. Raises StoreError.
    """
    with Store.open(folder) as store:
        encoding = Encoding(store, encoder, silent)
        while not closing.is_set() and not _answers(store, encoder):
            texts = encoding.lacking()
            for first in range(0, len(texts), ENCODED_AT_ONCE):
                made = encoding.missing(texts[first : first + ENCODED_AT_ONCE])
                _write(folder, closing, partial(vectors.write, encoder=encoder, by_hash=made))
                if closing.is_set():
                    return
            if not texts:
                _write(folder, closing, partial(_take_over, encoder=encoder))


def _answers(store: Store, encoder: Encoder) -> bool:
    with store.read() as connection:
        return publication.load(connection).encoder == encoder.identity


def _take_over(connection: sqlite3.Connection, encoder: Encoder) -> None:
    """Unless a document was added since the last text was encoded."""
    if not vectors.texts_without_vector(connection, encoder.identity, limit=1):
        publication.answer_with(connection, encoder)


def _write(folder: DataFolder, closing: Event, change: Callable[[sqlite3.Connection], None]) -> None:
    """Wait for other writers, however long they take, or until `closing` is set."""
    while not closing.is_set():
        try:
            with writer_lock(folder), Store.open(folder, write=True) as store, store.write() as connection:
                change(connection)
                return
        except AnotherWriterError:
            closing.wait(RETRY_SECONDS)
