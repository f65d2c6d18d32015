"""One published state of the documents, ready to be searched: it never changes, and readers share it."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from index import generations
from index.dense.flat import FlatIndex
from index.dense.sentences import SentenceVectors
from index.dense.titles import TitleVectors
from index.encoders import Answering, chosen
from index.errors import DamagedDatabaseError, MissingVectorsError, StoreError
from index.folder import DataFolder
from index.lexical.bm25 import LexicalIndex
from index.lock import writer_lock
from index.store import Store, passages, publication, vectors
from index.types import Encoder, Vectors
from index.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Snapshot:
    generation: int
    encoder: Encoder
    """The one that made the vectors, and has to encode the question."""
    lexical: LexicalIndex
    dense: FlatIndex
    sentences: SentenceVectors
    titles: TitleVectors
    order: dict[int, int]
    """Rank of every key by (document id, start): what settles ties."""
    vocabulary: Vocabulary


def load(store: Store, encoder: Encoder | Answering) -> Snapshot:
    """The state published now.

    The lexical index, when deleted or damaged, is rebuilt from the passages; by a reader that may not write
    just now, for itself alone. Raises MissingVectorsError when not all was encoded by this encoder,
    LostEncoderError when the one that answers cannot be found.
    """
    return _load(store, encoder, may_repair=True)


def _load(store: Store, encoder: Encoder | Answering, *, may_repair: bool) -> Snapshot:
    with store.read() as connection:
        # Within this transaction no writer can commit, so neither withdraw the published folder.
        published = publication.load(connection)
        lexical = generations.open_published(store.folder, published)
        if lexical is None and not may_repair:
            lexical = generations.build_in_memory(connection)
        if lexical is not None:
            meant = chosen(encoder, connection)
            owners, dense, sentences = _load_passages(connection, store.folder, meant)
            return Snapshot(
                published.generation,
                meant,
                lexical,
                dense,
                sentences,
                _load_titles(connection, store.folder, meant, owners),
                {key: rank for rank, key in enumerate(owners)},
                _vocabulary(store),
            )
    try:
        with (
            writer_lock(store.folder, patience=0),
            Store.open(store.folder, write=True) as writable,
        ):
            generations.repair(store.folder, writable)
    except (StoreError, OSError):
        pass  # a writer is at work, or this process may only read
    return _load(store, encoder, may_repair=False)


def _vocabulary(store: Store) -> Vocabulary:
    def texts() -> Iterator[str]:
        with store.read() as connection:
            yield from passages.indexed_texts(connection)

    return Vocabulary(texts)


def _load_passages(
    connection: sqlite3.Connection, folder: DataFolder, encoder: Encoder
) -> tuple[dict[int, str], FlatIndex, SentenceVectors]:
    """First the document of every passage, by its key, in their order."""
    owners: dict[int, str] = {}
    counts: list[int] = []
    wholes: list[bytes] = []
    units: list[bytes] = []
    missing: set[int] = set()
    for key, document_id, position, vector in vectors.of_passages(connection, encoder.identity):
        if vector is None:
            missing.add(key)
        elif position == 0:
            owners[key] = document_id
            counts.append(0)
            wholes.append(vector)
        elif not missing:
            counts[-1] += 1
            units.append(vector)
    if missing:
        raise MissingVectorsError(encoder.identity, len(missing), vectors.identities(connection))
    keys = list(owners)
    dense = FlatIndex(keys, _matrix(wholes, folder, encoder))
    return owners, dense, SentenceVectors(keys, counts, _matrix(units, folder, encoder))


def _load_titles(
    connection: sqlite3.Connection, folder: DataFolder, encoder: Encoder, owners: Mapping[int, str]
) -> TitleVectors:
    rows: dict[str, int] = {}
    titles: list[bytes] = []
    for document_id, vector in vectors.of_titles(connection, encoder.identity):
        # A base of an older version lacks some until the next ingestion; without them it answers as it did.
        if vector is not None:
            rows[document_id] = len(titles)
            titles.append(vector)
    under = {key: rows[document_id] for key, document_id in owners.items() if document_id in rows}
    return TitleVectors(under, _matrix(titles, folder, encoder))


def _matrix(rows: list[bytes], folder: DataFolder, encoder: Encoder) -> Vectors:
    matrix = vectors.decode(b"".join(rows))
    if len(matrix) != len(rows) * encoder.dimensions or not np.isfinite(matrix).all():
        raise DamagedDatabaseError(folder.database, f"vecteurs inutilisables de « {encoder.identity} »")
    return matrix.reshape(len(rows), encoder.dimensions)
