import shutil
from pathlib import Path

import pytest

from index.hashing import files_digest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sous-dossier").mkdir()
    (tmp_path / "a").write_bytes(b"un")
    (tmp_path / "sous-dossier" / "b").write_bytes(b"deux")
    return tmp_path


def _digest(folder: Path, salt: bytes = b"") -> bytes:
    return files_digest(folder, sorted(file for file in folder.rglob("*") if file.is_file()), 8, salt)


def test_a_copy_elsewhere_has_the_same_digest(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    copy = tmp_path_factory.mktemp("ailleurs") / "copie"
    shutil.copytree(folder, copy)
    assert _digest(copy) == _digest(folder)
    assert len(_digest(folder)) == 8


def test_contents_names_and_salt_each_change_it(folder: Path) -> None:
    before = _digest(folder)
    assert _digest(folder, b"salt") != before
    (folder / "a").write_bytes(b"Un")
    altered = _digest(folder)
    (folder / "a").write_bytes(b"un")
    (folder / "sous-dossier" / "b").rename(folder / "b")
    moved = _digest(folder)
    assert len({before, altered, moved, files_digest(folder, [], 8)}) == 4
