"""One SQLite connection set up for safety, with its errors in French."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import BusyDatabaseError, DamagedDatabaseError, UnusableDatabaseError

# A commit holds readers off for the time of one fsync; half a minute means that something is wrong.
BUSY_MILLISECONDS = 30_000


def connect(database: Path, *, write: bool) -> sqlite3.Connection:
    """Open `database`; without `write` it must exist and nothing can be changed through the connection.

    The rollback journal is used, not WAL: SQLite up to 3.51.2 can corrupt a WAL database when two connections
    write and checkpoint at once (https://sqlite.org/wal.html#walresetbug), and readers only wait for the
    moment of a commit.
    """
    # A reader, too, opens for writing: after a kill the first to come must roll the hot journal back.
    mode = "rwc" if write else "rw"
    connection = sqlite3.connect(
        f"{database.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
    )
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    connection.execute("PRAGMA foreign_keys = ON")
    if write:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = FULL")
        # Pages spilled before the commit would lock readers out; a batch is small enough to stay in memory.
        connection.execute("PRAGMA cache_spill = OFF")
    else:
        connection.execute("PRAGMA query_only = ON")
    return connection


@contextmanager
def french_errors(database: Path) -> Iterator[None]:
    """Turn what SQLite raises into sentences that say what to do."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise  # a mistake of this package, not of the file
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise BusyDatabaseError(database) from error
        raise UnusableDatabaseError(database, error) from error
    except sqlite3.DatabaseError as error:
        raise DamagedDatabaseError(database, error) from error
