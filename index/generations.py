"""The lexical index on disk: one folder per published generation, never changed once published.

A new generation starts from hard links to the files of the one before (tantivy's segments are immutable, and
what it does rewrite it replaces by renaming), so readers are never disturbed and a killed writer leaves
nothing but a folder that nobody refers to. The digest recorded with the publication tells a damaged folder
from a sound one before tantivy maps it.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from index.errors import DamagedLexicalIndexError
from index.folder import DataFolder
from index.hashing import files_digest
from index.lexical import analyser
from index.lexical.bm25 import LexicalIndex, LexicalRow
from index.store import Store, publication, records
from index.store.documents import display_name
from index.types import Publication


def open_published(folder: DataFolder, published: Publication) -> LexicalIndex | None:
    """The index as it was published; None when its folder is absent, damaged or of another publication."""
    path = folder.lexical / published.lexical_folder
    if not published.lexical_folder or _digest(path) != published.lexical_digest:
        return None
    try:
        index = _open(path)
    except DamagedLexicalIndexError:
        return None  # sound as published, but another version of tantivy wrote it
    return index if index.opstamp == published.lexical_opstamp else None


def _open(path: Path) -> LexicalIndex:
    """The index in `path`, which may be on a disk that can only be read.

    Beside the files of an index that it opens, tantivy takes a lock: there, beside links to them.
    """
    if os.access(path, os.W_OK):
        return LexicalIndex.open(path)
    with tempfile.TemporaryDirectory() as links:
        for file in _index_files(path):
            Path(links, file.name).symlink_to(file.absolute())
        return LexicalIndex.open(Path(links))


def publish(
    connection: sqlite3.Connection, folder: DataFolder, *, changed: bool, added_after: int | None = None
) -> None:
    """Build the lexical side of the documents as this transaction leaves them, and record it.

    The caller's commit makes both visible at once; without it, nobody refers to the new folder. `changed`
    tells whether the documents did: if not, nothing is taken from the index that was published, which may be
    what is wrong. `added_after`: nothing changed but new passages, with keys greater than this one. Otherwise
    the index is built anew: tantivy's statistics keep counting deleted rows, and an answer must not depend on
    the past.
    """
    before = publication.load(connection)
    generation = before.generation + 1 if changed else before.generation
    name = _unused_name(folder, generation)
    target = folder.lexical / name
    if added_after is not None and before.lexical_folder:
        _link_files(folder.lexical / before.lexical_folder, target)
        opstamp = LexicalIndex.open(target).add(_rows(connection, added_after))
    else:
        # A key is never given to another passage, nor a passage changed: what was sound holds for those left.
        sound = open_published(folder, before) if changed else None
        opstamp = LexicalIndex.create(target).replace_all(_rows(connection, after=0), sound)
    publication.save(connection, Publication(generation, name, opstamp, _digest(target), before.encoder))


def repair(folder: DataFolder, store: Store) -> None:
    """Rebuild the lexical index unless it is what was published; the caller holds the writer lock."""
    with store.read() as connection:
        published = publication.load(connection)
    if open_published(folder, published) is None:
        with store.write() as connection:
            publish(connection, folder, changed=False)
            published = publication.load(connection)
    sweep(folder, published)


def build_in_memory(connection: sqlite3.Connection) -> LexicalIndex:
    """The index a reader makes for itself when it may not repair the published one."""
    index = LexicalIndex.in_memory()
    index.replace_all(_rows(connection, after=0))
    return index


def sweep(folder: DataFolder, published: Publication) -> None:
    """Drop the folders of other generations; a reader that has one open keeps its files by its mappings."""
    for path in folder.lexical.iterdir():
        if path.name != published.lexical_folder:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def _rows(connection: sqlite3.Connection, after: int) -> Iterator[LexicalRow]:
    """Rows of the passages whose key is greater than `after`, sorted by (document id, start)."""
    rows = connection.execute(
        """SELECT p.key, p.indexed, p.section, p.language, d.title,
                  (SELECT min(name) FROM sources AS s WHERE s.document_id = d.id)
           FROM passages AS p JOIN documents AS d ON d.id = p.document_id
           WHERE p.key > ? ORDER BY p.document_id, p.start, p.key""",
        (after,),
    )
    for key, indexed, section, language, title, source in rows:
        yield LexicalRow(
            key=key,
            body=indexed,
            title=title or display_name((source,) if source else ()),
            section=" ".join(records.load_strings(section)),
            language=language,
        )


def _unused_name(folder: DataFolder, generation: int) -> str:
    """A repair keeps the generation, and must not touch the folder that readers may have open."""
    attempt = 0
    while (folder.lexical / f"{generation}.{attempt}").exists():
        attempt += 1
    return f"{generation}.{attempt}"


def _link_files(source: Path, target: Path) -> None:
    target.mkdir()
    for file in _index_files(source):
        try:
            os.link(file, target / file.name)
        except OSError:
            shutil.copy2(file, target / file.name)  # a file system without hard links


def _digest(path: Path) -> bytes:
    """Names and contents of the files of an index, and the analyser that made its terms.

    Of no files when there is no such folder.
    """
    return files_digest(path, _index_files(path), size=16, salt=analyser.IDENTITY)


def _index_files(path: Path) -> list[Path]:
    """Files of an index, without the locks tantivy leaves when it opens one."""
    if not path.is_dir():
        return []
    return sorted(file for file in path.iterdir() if file.is_file() and file.suffix != ".lock")
