"""Reading processes on a machine without Tesseract, or that give it little time."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from index.sync import prepare
from ingest.readers import tesseract
from ingest.types import ReadFile
from ingest.workers import ReaderPool
from ingest.workers.task import read_and_cut
from tests.ingest.scans import HURRIED


@contextmanager
def without_tesseract(nowhere: Path) -> Iterator[None]:
    """Within, character recognition is really missing: its models are looked for in the folder `nowhere`."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("TESSDATA_PREFIX", str(nowhere))
        _start_anew()
        yield
    _start_anew()


@contextmanager
def hurried() -> Iterator[None]:
    """Within, a page is recognised in HURRIED seconds or not at all."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(prepare, "ReaderPool", partial(ReaderPool, f"{__name__}:read_hurriedly"))
        _start_anew()
        yield
    _start_anew()


def read_hurriedly(data: bytes, name: str) -> ReadFile:
    tesseract._PAGE_SECONDS = HURRIED
    return read_and_cut(data, name)


def _start_anew() -> None:
    prepare.readers().close()
    prepare.readers.cache_clear()
