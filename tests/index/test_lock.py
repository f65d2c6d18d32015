import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import AnotherWriterError
from index.folder import DataFolder
from index.lock import writer_lock
from index.sync import synchronise
from tests.fakes import FakeEncoder

HOLD = """
import sys
from pathlib import Path
from index.folder import DataFolder
from index.lock import writer_lock
with writer_lock(DataFolder(Path(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other_writer(folder: DataFolder):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as process:
        assert process.stdout.readline() == b"held\n"
        yield process
        process.kill()


def test_a_second_writer_is_told_who_the_first_is(
    folder: DataFolder, sources: Path, encoder: FakeEncoder, other_writer
) -> None:
    with pytest.raises(AnotherWriterError, match=rf"processus \(n° {other_writer.pid}\)"):
        synchronise(folder, [sources], encoder)
    assert encoder.encoded == []


def test_a_killed_writer_holds_nothing(folder: DataFolder, other_writer) -> None:
    other_writer.kill()
    other_writer.wait()
    with writer_lock(folder):
        assert folder.writer.read_text() == str(os.getpid())


def test_two_writers_in_one_process_exclude_each_other(folder: DataFolder) -> None:
    with (
        writer_lock(folder),
        pytest.raises(AnotherWriterError, match=str(os.getpid())),
        writer_lock(folder, patience=0),
    ):
        pass
