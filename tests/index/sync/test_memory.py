"""What a folder's files weigh in memory while it is ingested, each."""

import tracemalloc
from pathlib import Path

from index.sync.scan import scan
from index.types import silent

FEW, MANY = 200, 1_200
# A name, a path and a version, with the objects that hold them; a Path alone would add 400 bytes.
BYTES_A_FILE = 600


def held(folder: Path, files: int) -> int:
    """Bytes that remain of looking at a folder of so many files."""
    folder.mkdir()
    for number in range(files):
        (folder / f"{number:05}.txt").write_text(f"Note {number}.", encoding="utf-8")
    tracemalloc.start()
    try:
        found = scan([folder], silent)
        remaining, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(found.files) == files
    return remaining


def test_a_file_found_weighs_little(tmp_path: Path) -> None:
    held(tmp_path / "once", 1)  # what is made once only is made now
    few, many = held(tmp_path / "few", FEW), held(tmp_path / "many", MANY)

    assert (many - few) / (MANY - FEW) < BYTES_A_FILE
