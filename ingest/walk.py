"""Which files lie under the paths a person named, in an order that never changes."""

import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import SourceNotFoundError

# What systems and office programs leave beside the documents; hidden files (leading dot) are skipped as such.
_LEFTOVERS = {"thumbs.db", "desktop.ini", "__macosx"}
_TEMPORARY_PREFIX = "~$"
_TEMPORARY_SUFFIXES = (".tmp", "~", ".crdownload", ".part")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as found.

    `name` is its path relative to the ingested root (a file given alone: its own name), with POSIX
    separators, in Unicode NFC whatever the file system keeps.
    """

    path: Path
    name: str
    failure: str | None = None
    """Why nothing can be read here, as a French sentence: a folder that cannot be listed (then `path` is that
    folder and nothing is known of what lies in it), or a name that another file of the same call already
    has."""


def find_sources(paths: Sequence[Path]) -> Iterator[SourceFile]:
    """Every file under `paths`, each once, sorted within each path.

    Symbolic links are followed, but no folder is entered twice, so that loops end. Raises
    SourceNotFoundError, before anything is yielded, for a path that does not exist.
    """
    for path in paths:
        if not path.exists():
            raise SourceNotFoundError(path)
    return _walk(paths)


def _walk(paths: Sequence[Path]) -> Iterator[SourceFile]:
    names: dict[str, str] = {}
    for root in paths:
        real_root = os.path.realpath(root)
        found = _files_below(root, real_root, "", {real_root}) if root.is_dir() else _single(root, real_root)
        for source, real in found:
            if names.get(source.name) == real:
                continue
            if source.name in names:
                yield SourceFile(
                    source.path, source.name, "Un autre fichier porte déjà ce nom dans cette ingestion."
                )
                continue
            names[source.name] = real
            yield source


def _single(path: Path, real: str) -> Iterator[tuple[SourceFile, str]]:
    yield SourceFile(path, unicodedata.normalize("NFC", path.name)), real


def _files_below(
    folder: Path, real_folder: str, prefix: str, entered: set[str]
) -> Iterator[tuple[SourceFile, str]]:
    """Each with its path free of links, under which no file is met twice."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: unicodedata.normalize("NFC", entry.name))
    except OSError as error:
        name = prefix.rstrip("/") or unicodedata.normalize("NFC", folder.name)
        yield SourceFile(folder, name, f"Le dossier ne peut pas être lu : {_reason(error)}."), real_folder
        return
    for entry in entries:
        if is_leftover(entry.name):
            continue
        name = prefix + unicodedata.normalize("NFC", entry.name)
        # Only a link needs resolving, which asks the system about every folder above.
        link = entry.is_symlink()
        real = os.path.realpath(entry.path) if link else real_folder + os.sep + entry.name
        if entry.is_dir():
            if real not in entered:
                entered.add(real)
                yield from _files_below(Path(entry.path), real, name + "/", entered)
        elif entry.is_file() or link:
            # A broken link is yielded too: reading it fails, and so it is reported instead of forgotten.
            yield SourceFile(Path(entry.path), name), real


def is_leftover(name: str) -> bool:
    """Whether a file or folder of this name is no document, and is skipped with all that lies below it."""
    folded = name.casefold()
    return (
        name.startswith((".", _TEMPORARY_PREFIX))
        or folded in _LEFTOVERS
        or folded.endswith(_TEMPORARY_SUFFIXES)
    )


def _reason(error: OSError) -> str:
    return "accès refusé" if isinstance(error, PermissionError) else "il est inaccessible"
