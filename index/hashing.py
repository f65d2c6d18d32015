"""What tells a file from an altered one, and two contents apart."""

import hashlib
from pathlib import Path


def file_sha256(path: Path) -> str:
    """In hexadecimal; the file is never held in memory whole. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
