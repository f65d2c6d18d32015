"""One file that holds an index's whole truth: the database and the original files.

A plain tar archive with three kinds of members: the database (a consistent copy made by SQLite), its SHA-256,
and the originals under their own SHA-256. Derived indexes are left out, they are rebuilt at opening.
"""

import io
import os
import re
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from index import originals
from index.errors import BackupError, FolderNotEmptyError, NoIndexError, UnusableFolderError
from index.folder import DataFolder
from index.hashing import file_sha256
from index.lock import writer_lock
from index.store import Store
from index.store.connection import french_errors
from ingest import system

_DATABASE = "sourcier.sqlite"
_CHECKSUM = "sourcier.sqlite.sha256"
_ORIGINAL = re.compile(r"originals/[0-9a-f]{2}/([0-9a-f]{64})")


def backup(folder: DataFolder, file: Path) -> None:
    """Write the backup to `file`, which appears complete or not at all; no one writes to the index meanwhile.

    Raises BackupError when `file` cannot be written or could not be restored for want of an original,
    StoreError for an index that cannot be read.
    """
    if not folder.database.exists():
        raise NoIndexError(folder.path)
    with (
        writer_lock(folder),
        _failing_as(file),
        tempfile.TemporaryDirectory(dir=file.absolute().parent) as work,
    ):
        copy = Path(work, _DATABASE)
        _copy_database(folder, copy)
        _check_originals(file, folder, copy)
        archive = Path(work, "archive.tar")
        with tarfile.open(archive, "w") as tar:
            tar.add(copy, _DATABASE)
            _add_bytes(tar, _CHECKSUM, file_sha256(copy).encode())
            for path in originals.stored(folder):
                name = path.relative_to(folder.path).as_posix()
                if _ORIGINAL.fullmatch(name):  # else a killed writer left it
                    tar.add(path, name)
        with archive.open("rb") as stream:
            os.fsync(stream.fileno())
        archive.replace(file)
        originals.sync_folder(file.absolute().parent)


def restore(file: Path, folder: DataFolder) -> None:
    """Put the index saved in `file` into `folder`, empty or absent; everything is checked first.

    Raises BackupError for a file that is not a backup, or a damaged one; FolderNotEmptyError and
    UnusableFolderError.
    """
    if folder.path.exists() and any(folder.path.iterdir()):
        raise FolderNotEmptyError(folder.path)
    with _failing_as(file), tarfile.open(file, "r:") as tar, _filling(folder):
        folder.path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.path.absolute().parent, prefix=".restore-") as work:
            unpacked = DataFolder(Path(work, "data"))
            unpacked.create()
            _unpack(tar, file, unpacked)
            _check(file, unpacked)
            if folder.path.exists():
                folder.path.rmdir()
            unpacked.path.replace(folder.path)


def _copy_database(folder: DataFolder, copy: Path) -> None:
    with (
        french_errors(folder.database),
        closing(sqlite3.connect(folder.database)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)


def _check_originals(file: Path, folder: DataFolder, database: Path) -> None:
    """Refuse at once what `restore` would refuse on the day it is needed."""
    with closing(sqlite3.connect(database)) as connection:
        for (version,) in connection.execute("SELECT DISTINCT version FROM documents"):
            if not originals.original_path(folder, version).exists():
                raise BackupError(file, f"le fichier d'origine « {version} » manque")


def _add_bytes(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(data)
    tar.addfile(member, io.BytesIO(data))


def _unpack(tar: tarfile.TarFile, file: Path, folder: DataFolder) -> None:
    """Write the expected members, and refuse any other: no path of the archive is ever trusted."""
    for member in tar:
        original = _ORIGINAL.fullmatch(member.name)
        if not member.isreg() or not (original or member.name in (_DATABASE, _CHECKSUM)):
            raise BackupError(file, f"elle contient « {member.name} », qui n'y a pas sa place")
        target = originals.original_path(folder, original[1]) if original else folder.path / member.name
        target.parent.mkdir(parents=True, exist_ok=True)
        content = tar.extractfile(member)
        assert content is not None  # noqa: S101  # a regular file has a content
        with content, target.open("wb") as stream:
            shutil.copyfileobj(content, stream)


def _check(file: Path, folder: DataFolder) -> None:
    checksum = folder.path / _CHECKSUM
    if not folder.database.exists() or not checksum.exists():
        raise BackupError(file, "la base de données manque")
    if checksum.read_text(encoding="ascii") != file_sha256(folder.database):
        raise BackupError(file, "la base de données est altérée")
    checksum.unlink()
    for path in originals.stored(folder):
        if file_sha256(path) != path.name:
            raise BackupError(file, f"le fichier d'origine « {path.name} » est altéré")
    with Store.open(folder):  # a database of another program, or newer than this one, stops here
        _check_originals(file, folder, folder.database)


@contextmanager
def _failing_as(file: Path) -> Iterator[None]:
    try:
        yield
    except tarfile.TarError as error:
        raise BackupError(file, "ce n'est pas une sauvegarde de Sourcier, ou elle est tronquée") from error
    except OSError as error:
        raise BackupError(file, system.reason(error)) from error


@contextmanager
def _filling(folder: DataFolder) -> Iterator[None]:
    """Once the backup is open, what the system refuses is refused of the folder it is put into."""
    try:
        yield
    except OSError as error:
        raise UnusableFolderError(folder.path, system.reason(error)) from error
