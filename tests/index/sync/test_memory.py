"""What a folder's files weigh in memory while nothing in it has changed, each."""

import tracemalloc
from pathlib import Path

from index.folder import DataFolder
from index.sync import synchronise
from tests.fakes import FakeEncoder

FEW, MANY = 100, 700
# The name, which the report gives, weighs 80. A path, a version and what the store knows would add 900.
BYTES_A_FILE = 200


def peak(data: Path, sources: Path, files: int) -> int:
    """Bytes that a second ingestion of so many files takes at once.

    The least of three: the interpreter's own tables, of interned names say, may grow during one of them.
    """
    for number in range(files):
        path = sources / f"{number // 100}" / f"note-{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"La note {number}.", encoding="utf-8")
    folder, encoder = DataFolder(data), FakeEncoder()
    synchronise(folder, [sources], encoder)
    peaks = []
    for _ in range(3):
        tracemalloc.start()
        try:
            report = synchronise(folder, [sources], encoder)
            peaks.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
        assert len(report.unchanged) == files
    return min(peaks)


def test_a_file_that_did_not_change_weighs_little(tmp_path: Path) -> None:
    few = peak(tmp_path / "few", tmp_path / "sources", FEW)
    many = peak(tmp_path / "many", tmp_path / "sources", MANY)

    assert (many - few) / (MANY - FEW) < BYTES_A_FILE
