"""Follow folders and files: the ingestion behind `sourcier ingest`."""

from collections.abc import Sequence
from pathlib import Path

from index.encoders import Answering
from index.folder import DataFolder
from index.sync.apply import apply
from index.sync.plan import ToRead
from index.sync.scan import scan
from index.sync.writer import open_store
from index.types import DEFAULT_COLLECTION, Encoder, Progress, SyncReport, silent


def synchronise(
    folder: DataFolder,
    paths: Sequence[Path],
    encoder: Encoder | Answering,
    *,
    collection: str = DEFAULT_COLLECTION,
    progress: Progress | None = None,
    confirm_removal: bool = False,
) -> SyncReport:
    """Bring a collection in line with the files under `paths`: only what changed is read, and encoded.

    A folder among `paths` is followed whole: what was found in it before and is gone is removed; a file is
    only added or updated. Files that cannot be read are reported and leave the version known before in place.
    An `encoder` that the base does not answer with encodes what is there first, and then takes over.
    Raises StoreError: another writer, a missing path, a damaged database, or a removal to confirm (see
    `make_plan`).
    """
    watched = progress or silent
    found = scan(paths, watched)  # a path that does not exist leaves no trace of a base
    with open_store(folder) as store:
        return apply(
            folder,
            store,
            found,
            _load,
            encoder,
            collection=collection,
            progress=watched,
            confirm_removal=confirm_removal,
        )


def _load(content: ToRead) -> bytes:
    return Path(content.path).read_bytes()
