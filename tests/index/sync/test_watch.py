"""Which folders change, with a real file system; waits are bounded by the test, not by a clock."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.sync import watch
from index.sync.watch import changed_folders, file_system, is_remote

TRIES = 60
"""Looks at the folders, a second each at most, before a test gives up."""


@pytest.fixture(params=["told", "compared"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "compared":
        monkeypatch.setattr(watch, "is_remote", lambda _: True)
        monkeypatch.setattr(watch, "POLL_SECONDS", 0.1)
    return str(request.param)


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    made = [tmp_path / "un", tmp_path / "deux"]
    for folder in made:
        folder.mkdir()
    return made


def following(bursts: Iterator[frozenset[Path]]) -> frozenset[Path]:
    return next(burst for burst, _ in zip(bursts, range(TRIES), strict=False) if burst)


def test_all_come_first_then_those_that_change(folders: list[Path], tmp_path: Path, way: str) -> None:
    bursts = changed_folders(folders, tmp_path / "data")
    assert next(bursts) == frozenset(folders)
    (folders[1] / "sous").mkdir()
    (folders[1] / "sous" / "a.txt").write_text("un")
    assert following(bursts) == {folders[1]}
    assert next(bursts) == frozenset()
    (folders[0] / "b.txt").write_text("un")
    (folders[1] / "sous" / "a.txt").unlink()
    assert following(bursts) == frozenset(folders)


def test_leftovers_and_the_data_folder_do_not_count(folders: list[Path], way: str) -> None:
    data = folders[0] / "base"
    data.mkdir()
    bursts = changed_folders(folders, data)
    assert next(bursts) == frozenset(folders)
    (data / "sourcier.sqlite").write_text("…")
    (folders[0] / "~$note.docx").write_text("…")
    (folders[0] / ".cache").mkdir()
    (folders[0] / ".cache" / "a.txt").write_text("…")
    (folders[1] / "c.txt").write_text("…")
    assert following(bursts) == {folders[1]}


def test_a_folder_that_disappears_and_comes_back_is_seen_both_times(folders: list[Path], way: str) -> None:
    bursts = changed_folders(folders, folders[0] / "base")
    next(bursts)
    away = folders[0].with_name("ailleurs")
    folders[0].rename(away)
    assert folders[0] in following(bursts)
    away.rename(folders[0])
    assert folders[0] in following(bursts)
    while next(bursts):
        pass
    (folders[0] / "a.txt").write_text("un")
    assert following(bursts) == {folders[0]}


def test_folders_that_are_all_gone_are_waited_for(folders: list[Path]) -> None:
    for folder in folders:
        folder.rmdir()
    bursts = changed_folders(folders, folders[0] / "base")
    assert next(bursts) == frozenset(folders)
    folders[0].mkdir()
    assert folders[0] in following(bursts)


def test_what_never_rests_does_not_hold_the_others_back(
    folders: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "LONGEST_BURST_SECONDS", 0.0)
    bursts = changed_folders(folders, folders[0] / "base")
    next(bursts)
    for number in range(3):
        (folders[0] / "journal.log").write_text(str(number))
        assert following(bursts) == {folders[0]}


def test_the_deepest_mount_tells_the_file_system() -> None:
    mounts = (
        "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        "40 22 0:50 / /mnt/partage rw shared:2 master:1 - cifs //serveur/partage rw\n"
        "41 40 0:51 / /mnt/partage/local\\040ici rw - ext4 /dev/sdb1 rw\n"
        "42 22 0:52 / /mnt/double rw - ext4 /dev/sdc1 rw\n"
        "43 42 0:53 / /mnt/double rw - nfs4 serveur:/double rw\n"
        "illisible\n"
    )
    assert file_system(Path("/home/x"), mounts) == "ext4"
    assert file_system(Path("/mnt/partage/notes"), mounts) == "cifs"
    assert file_system(Path("/mnt/partages"), mounts) == "ext4"
    assert file_system(Path("/mnt/partage/local ici/a"), mounts) == "ext4"
    assert file_system(Path("/mnt/double"), mounts) == "nfs4"
    assert file_system(Path("/mnt"), "") == ""


def test_the_mounts_of_this_machine_are_understood(tmp_path: Path) -> None:
    assert file_system(tmp_path, Path("/proc/self/mountinfo").read_text(encoding="utf-8"))
    assert not is_remote(Path(os.path.realpath("/proc")))
