"""Files of which nothing is known, neither place nor content: a first ingestion finds nothing else."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby

from index.errors import NoTemporarySpaceError
from index.sync.scan import FoundFile
from index.types import Source

# In KiB, of 2,000 that SQLite takes by default: what is written and read in one order is not worth keeping.
_CACHE = 256


class Arrivals:
    """Kept on disk until they are read: each will be, and no decision about other files depends on them.

    Closing forgets them. Every method raises NoTemporarySpaceError.
    """

    def __init__(self) -> None:
        # Without a name: SQLite makes a temporary file of it that even a killed process does not leave.
        self._connection = sqlite3.connect("")
        self._connection.execute(f"PRAGMA cache_size = -{_CACHE}")
        self._connection.execute("CREATE TABLE files (version TEXT, root TEXT, name TEXT, path BLOB)")
        self._connection.execute("CREATE INDEX files_by_version ON files (version)")

    def close(self) -> None:
        self._connection.close()

    def add(self, file: FoundFile) -> None:
        """Files come sorted by source."""
        # A path may be no UTF-8, which a source's name always is.
        row = (file.version, file.source.root, file.source.name, os.fsencode(file.path))
        with _french_errors():
            self._connection.execute("INSERT INTO files VALUES (?, ?, ?, ?)", row)

    def take(self, version: str) -> list[FoundFile]:
        """Those of this content, sorted, which are no longer among the arrivals."""
        query = "SELECT version, root, name, path FROM files WHERE version = ? ORDER BY rowid"
        with _french_errors():
            taken = list(map(_file, self._connection.execute(query, (version,))))
            self._connection.execute("DELETE FROM files WHERE version = ?", (version,))
        return taken

    def contents(self) -> Iterator[list[FoundFile]]:
        """Files of one content each, sorted, in the order of the first of them."""
        query = """SELECT same.version, same.root, same.name, same.path
                   FROM files AS first CROSS JOIN files AS same ON same.version = first.version
                   WHERE first.rowid = (SELECT min(rowid) FROM files WHERE version = first.version)
                   ORDER BY first.rowid, same.rowid"""
        with _french_errors():
            files = map(_file, self._connection.execute(query))
            for _, same in groupby(files, key=lambda file: file.version):
                yield list(same)

    def count(self) -> int:
        """Of contents."""
        with _french_errors():
            (count,) = self._connection.execute("SELECT count(DISTINCT version) FROM files").fetchone()
        return int(count)


def _file(row: tuple[str, str, str, bytes]) -> FoundFile:
    version, root, name, path = row
    return FoundFile(Source(root, name), os.fsdecode(path), version)


@contextmanager
def _french_errors() -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        raise NoTemporarySpaceError(error) from error
