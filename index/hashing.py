"""What tells a file from an altered one, and two folders of files apart."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def file_sha256(path: Path) -> str:
    """In hexadecimal; the file is never held in memory whole. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def files_digest(folder: Path, files: Iterable[Path], size: int, salt: bytes = b"") -> bytes:
    """`size` bytes that tell apart the names, below `folder`, and contents of `files`, in their order.

    `salt`: what else these depend on. Raises OSError.
    """
    digest = hashlib.blake2b(salt, digest_size=size)
    for file in files:
        with file.open("rb") as stream:
            content = hashlib.file_digest(stream, "blake2b").digest()
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + content)
    return digest.digest()
