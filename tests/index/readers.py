"""Reading processes on a machine without Tesseract."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.sync import prepare


@contextmanager
def without_tesseract(nowhere: Path) -> Iterator[None]:
    """Within, character recognition is really missing: its models are looked for in the folder `nowhere`."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("TESSDATA_PREFIX", str(nowhere))
        _start_anew()
        yield
    _start_anew()


def _start_anew() -> None:
    prepare.readers().close()
    prepare.readers.cache_clear()
