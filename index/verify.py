"""Whether everything an index holds still agrees with itself."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from index import generations
from index.errors import StoreError
from index.folder import DataFolder
from index.hashing import file_sha256
from index.originals import original_path
from index.store import Store, passages, publication, vectors

# A unit vector in float32 strays from length 1 by rounding only.
LENGTH_TOLERANCE = 1e-3


def verify(folder: DataFolder) -> list[str]:
    """Problems found, as French sentences; none for a sound index.

    Checks the database's own structure, the hash of every original, the exact range of every passage, the
    vectors of every encoder and the lexical index.
    """
    try:
        with Store.open(folder) as store, store.read() as connection:
            damage = list(_database_problems(connection, folder.database))
            # The other checks read the very pages that are damaged.
            return damage or [*_content_problems(connection, folder), *_derived_problems(connection, folder)]
    except StoreError as error:
        return [str(error)]


def _database_problems(connection: sqlite3.Connection, database: Path) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield f"La base « {database} » est endommagée : {line}."
    for table, row, *_ in connection.execute("PRAGMA foreign_key_check"):
        yield f"La ligne {row} de la table « {table} » renvoie à un document qui n'existe plus."


def _content_problems(connection: sqlite3.Connection, folder: DataFolder) -> Iterator[str]:
    documents = connection.execute(
        """SELECT d.id, d.version, d.passages, c.text FROM documents AS d
           LEFT JOIN contents AS c ON c.document_id = d.id"""
    )
    for document_id, version, expected, text in documents:
        yield from _original_problems(document_id, original_path(folder, version), version)
        if text is None:
            yield f"Le texte du document « {document_id} » est absent."
            continue
        found = list(passages.of_document(connection, document_id))
        if len(found) != expected:
            yield f"Le document « {document_id} » a {len(found)} passages au lieu de {expected}."
        for passage in found:
            if text[passage.start : passage.end] != passage.text:
                yield (
                    f"Le passage {passage.start}–{passage.end} du document « {document_id} » "
                    "n'est pas le texte exact."
                )


def _original_problems(document_id: str, path: Path, version: str) -> Iterator[str]:
    try:
        found = file_sha256(path)
    except OSError:
        yield f"Le fichier d'origine « {path} » du document « {document_id} » est absent ou illisible."
        return
    if found != version:
        yield f"Le fichier d'origine « {path} » du document « {document_id} » a été altéré."


def _derived_problems(connection: sqlite3.Connection, folder: DataFolder) -> Iterator[str]:
    published = publication.load(connection)
    identities = vectors.identities(connection)
    incomplete: dict[str, str] = {}
    for identity in identities:
        missing: set[str] = set()
        for name, vector in _vectors(connection, identity):
            if vector is None:
                missing.add(name)
            elif not abs(float(np.linalg.norm(vectors.decode(vector))) - 1.0) <= LENGTH_TOLERANCE:  # or NaN
                yield f"Le vecteur du {name} pour l'encodeur « {identity} » est altéré."
        if missing:
            incomplete[identity] = f"Vecteurs manquants pour l'encodeur « {identity} » : {len(missing)}."
    # Several encoders lie side by side; searching needs the one that answers, or any while none is recorded.
    needed = [identity for identity in identities if published.encoder in (None, identity)]
    if passages.count(connection) and all(identity in incomplete for identity in needed):
        yield from [incomplete[identity] for identity in needed] or ["Aucun passage n'a de vecteur."]
    index = generations.open_published(folder, published)
    if index is None:
        yield "L'index lexical est absent ou altéré : il sera reconstruit à la prochaine ouverture."
    elif len(index) != passages.count(connection):
        yield f"L'index lexical compte {len(index)} passages au lieu de {passages.count(connection)}."


def _vectors(connection: sqlite3.Connection, identity: str) -> Iterator[tuple[str, bytes | None]]:
    """Every vector that this encoder should have made, after what it is of."""
    for key, document_id, _, vector in vectors.of_passages(connection, identity):
        yield f"passage {key} du document « {document_id} »", vector
    for document_id, vector in vectors.of_titles(connection, identity):
        yield f"titre du document « {document_id} »", vector
