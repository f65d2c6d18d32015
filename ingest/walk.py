"""Which files lie under the paths a person named, in an order that never changes."""

import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from ingest import system
from ingest.errors import SourceNotFoundError

# What systems and office programs leave beside the documents; hidden files (leading dot) are skipped as such.
_LEFTOVERS = {"thumbs.db", "desktop.ini", "__macosx"}
_TEMPORARY_PREFIX = "~$"
_TEMPORARY_SUFFIXES = (".tmp", "~", ".crdownload", ".part")

_Folders = Mapping[str, Path]
"""Folders of one name, more than one when they are spelled differently, under their paths free of links: by
these a folder met twice is known."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as found.

    `name` is its path relative to the ingested root (a file given alone: its own name), with POSIX
    separators, in Unicode NFC whatever the file system keeps; that of a folder ends in one.
    """

    path: Path
    name: str
    failure: str | None = None
    """Why nothing can be read here, as a French sentence: a folder that cannot be listed."""
    hidden: str | None = None
    """How the names start of what lies in such a folder, of which nothing is known; empty for the root."""


def find_sources(path: Path) -> Iterator[SourceFile]:
    """Every file under `path`, in the order of names by code point, one branch of folders in memory.

    Symbolic links are followed, but no folder is entered twice, so that loops end. Two files bear the same
    name, one after the other, when theirs differ in normalisation only. Raises SourceNotFoundError, before
    anything is yielded, for a path that does not exist.
    """
    if not path.exists():
        raise SourceNotFoundError(path)
    if not path.is_dir():
        return iter([SourceFile(path, _spelled(path.name))])
    return _files_below(path)


def storable(name: str) -> str:
    """The name as UTF-8 can spell it: bytes that are none are spelled with escapes."""
    spelled = name.encode(errors="backslashreplace").decode()
    return name if spelled == name else spelled


def _spelled(name: str) -> str:
    return storable(unicodedata.normalize("NFC", name))


def _files_below(root: Path) -> Iterator[SourceFile]:
    real = os.path.realpath(root)
    entered = {real}
    # Not by recursion: folders may be nested deeper than calls.
    branch = [_entries({real: root}, "", entered)]
    while branch:
        found = next(branch[-1], None)
        if found is None:
            branch.pop()
        elif isinstance(found, SourceFile):
            yield found
        else:
            folders, prefix = found
            branch.append(_entries(folders, prefix, entered))


def _entries(
    folders: _Folders, prefix: str, entered: set[str]
) -> Iterator[SourceFile | tuple[_Folders, str]]:
    """Files that lie in folders of one name, and inner folders, with how the names there start."""
    entries = []
    for real_folder, folder in folders.items():
        try:
            with os.scandir(folder) as listing:
                entries += [
                    (_name(entry), entry, real_folder) for entry in listing if not is_leftover(entry.name)
                ]
        except OSError as error:
            failure = f"Le dossier ne peut pas être lu : {system.reason(error)}."
            yield SourceFile(folder, prefix or f"{_spelled(folder.name)}/", failure, hidden=prefix)
    entries.sort(key=lambda found: (found[0], found[1].name))
    for name, same in groupby(entries, key=itemgetter(0)):
        inner: dict[str, Path] = {}
        for _, entry, real_folder in same:
            if not name.endswith("/"):
                # A broken link is yielded too: reading it fails, and so it is reported instead of forgotten.
                if entry.is_symlink() or entry.is_file():
                    yield SourceFile(Path(entry.path), prefix + name)
            elif (real := _real_path(entry, real_folder)) not in entered:
                entered.add(real)
                inner[real] = Path(entry.path)
        if inner:
            yield inner, prefix + name


def _name(entry: os.DirEntry[str]) -> str:
    """A folder's ends as in the names of what lies in it, and so takes its place in their order."""
    return _spelled(entry.name) + ("/" if _is_folder(entry) else "")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads back to itself, or through a file
        return False


def _real_path(entry: os.DirEntry[str], real_folder: str) -> str:
    # Only a link needs resolving, which asks the system about every folder above.
    return os.path.realpath(entry.path) if entry.is_symlink() else real_folder + os.sep + entry.name


def is_leftover(name: str) -> bool:
    """Whether a file or folder of this name is no document, and is skipped with all that lies below it."""
    folded = name.casefold()
    return (
        name.startswith((".", _TEMPORARY_PREFIX))
        or folded in _LEFTOVERS
        or folded.endswith(_TEMPORARY_SUFFIXES)
    )
