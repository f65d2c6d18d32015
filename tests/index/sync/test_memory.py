"""What a folder's files weigh in memory, each."""

import tracemalloc
from pathlib import Path

import pytest

from index.folder import DataFolder
from index.sync import synchronise
from tests.fakes import FakeEncoder

FEW, MANY = 100, 700
# The name, which the report gives, weighs 80. A path, a version and what the store knows would add 900, a
# plan to read it 600.
BYTES_A_FILE = 200


@pytest.mark.parametrize("ingestion", [1, 2])
def test_a_file_weighs_little_when_it_is_new_and_when_it_did_not_change(
    tmp_path: Path, ingestion: int
) -> None:
    few = peak(tmp_path / "few", tmp_path / "sources", FEW, ingestion)
    many = peak(tmp_path / "many", tmp_path / "sources", MANY, ingestion)

    assert (many - few) / (MANY - FEW) < BYTES_A_FILE


def peak(scratch: Path, sources: Path, files: int, ingestion: int) -> int:
    """Bytes that the first or second ingestion of so many files takes at once.

    The least of three: the interpreter's own tables, of interned names say, may grow during one of them.
    """
    for number in range(files):
        path = sources / f"{number // 100}" / f"note-{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(number), encoding="utf-8")
    return min(one_peak(DataFolder(scratch / str(attempt)), sources, ingestion) for attempt in range(3))


def text(number: int) -> str:
    """Of two words, in another order for each number: the analyser remembers words."""
    return " ".join("haut" if number >> place & 1 else "bas" for place in range(20)) + "."


def one_peak(folder: DataFolder, sources: Path, ingestion: int) -> int:
    for _ in range(1, ingestion):
        synchronise(folder, [sources], FakeEncoder())
    tracemalloc.start()
    try:
        report = synchronise(folder, [sources], FakeEncoder())
        taken = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert not report.failed
    assert bool(report.added) == (ingestion == 1)
    return taken
