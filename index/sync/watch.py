"""Which folders may have changed: the file system tells or, on a network share, comparing finds out."""

import logging
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from watchfiles import watch

from ingest.walk import is_leftover

_log = logging.getLogger(__name__)

# A burst is over when nothing changed for as long; copying a large file writes more often.
QUIET_SECONDS = 1.0
# A file that never rests (a log) must not hold the others back for ever.
LONGEST_BURST_SECONDS = 30.0
# Between two comparisons of a network share: each asks the server for the date of every file.
POLL_SECONDS = 10.0

# Their servers do not tell this machine what others change.
_REMOTE = frozenset(
    [
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs", "fuse.rclone"),
        *("beegfs", "ceph", "gfs2", "glusterfs", "fuse.glusterfs", "lustre", "ocfs2"),
        *("drvfs", "prl_fs", "vboxsf", "virtiofs"),  # folders that a virtual machine's host shares
    ]
)
_MOUNTS = Path("/proc/self/mountinfo")

_Identity = tuple[int, int] | None
"""Device and number of a folder; None when it cannot be reached."""


def changed_folders(folders: Sequence[Path], ignored: Path) -> Iterator[frozenset[Path]]:
    """Those of `folders` that may have changed, each time a burst of changes is over; without end.

    At least every LONGEST_BURST_SECONDS, and soon when nothing happens, even if it is none of them. All of
    them come first, once they are followed; a folder that disappears comes when it does, and again when it is
    back. What lies below `ignored` does not count.
    """
    while True:
        identities = {folder: _identity(folder) for folder in folders}
        present = [folder for folder in folders if identities[folder] is not None]
        # What happened while nobody followed is unknown: everything may have changed.
        burst = set(folders)
        begun = time.monotonic()
        for changes in _changes(present):
            burst |= {
                folder for path in changes for folder in present if _counts(Path(path), folder, ignored)
            }
            if changes and time.monotonic() - begun < LONGEST_BURST_SECONDS:
                continue
            now = {folder: _identity(folder) for folder in folders}
            if now != identities:
                break
            yield frozenset(burst)
            burst.clear()
            begun = time.monotonic()


def is_remote(folder: Path) -> bool:
    """Whether `folder` lies on a file system that does not tell what other machines change."""
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return file_system(folder, mounts) in _REMOTE


def file_system(folder: Path, mounts: str) -> str:
    """Type of the file system of `folder`; `mounts` is /proc/self/mountinfo (proc(5)). Empty if not there."""
    deepest, kind = Path(), ""
    for line in mounts.splitlines():
        place, _, described = line.partition(" - ")
        fields = place.split(" ")
        if len(fields) < 5 or not described:
            continue
        point = Path(_unescaped(fields[4]))
        # Of several mounts at one place, the last hides the others.
        if folder.is_relative_to(point) and len(point.parts) >= len(deepest.parts):
            deepest, kind = point, described.split(" ")[0]
    return kind


def _unescaped(field: str) -> str:
    for escape, character in ((r"\040", " "), (r"\011", "\t"), (r"\012", "\n"), (r"\134", "\\")):
        field = field.replace(escape, character)
    return field


def _changes(folders: Sequence[Path]) -> Iterator[set[str]]:
    """Paths that changed, as they do; the empty set after QUIET_SECONDS without a change."""
    while not folders:
        time.sleep(QUIET_SECONDS)
        yield set()
    # None: as the variable WATCHFILES_FORCE_POLLING says.
    polling = True if any(map(is_remote, folders)) else None
    try:
        yield from _notified(folders, polling)
    except FileNotFoundError:
        yield set()  # a folder that has just disappeared
    except (OSError, RuntimeError) as error:
        _log.warning("Le système ne signale pas les changements (%s) : ils sont cherchés.", error)
        yield from _notified(folders, True)


def _notified(folders: Sequence[Path], polling: bool | None) -> Iterator[set[str]]:
    for changes in watch(
        *folders,
        watch_filter=None,
        rust_timeout=round(QUIET_SECONDS * 1000),
        yield_on_timeout=True,
        force_polling=polling,
        poll_delay_ms=round(POLL_SECONDS * 1000),
        # A folder that cannot be listed is a named failure of the ingestion, and no reason not to follow.
        ignore_permission_denied=True,
    ):
        yield {path for _, path in changes}


def _counts(path: Path, folder: Path, ignored: Path) -> bool:
    # Comparing finds the folder itself changed whenever a file comes or goes, whose path comes too.
    if folder not in path.parents or path.is_relative_to(ignored):
        return False
    return not any(map(is_leftover, path.relative_to(folder).parts))


def _identity(folder: Path) -> _Identity:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
