"""Folders as people have them."""

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from ingest.errors import SourceNotFoundError
from ingest.walk import find_sources


def write(path: Path, text: str = "texte") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def names(path: Path) -> list[str]:
    return [source.name for source in find_sources(path)]


def test_names_are_relative_sorted_and_posix(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.md", "é.txt"):
        write(tmp_path / name)
    assert names(tmp_path) == ["a/b/c.md", "a/z.txt", "b.txt", "é.txt"]


def test_a_file_given_alone_is_named_by_its_own_name(tmp_path: Path) -> None:
    assert names(write(tmp_path / "a" / "note.txt")) == ["note.txt"]


def test_names_are_nfc_and_paths_as_found(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "été.txt")
    write(tmp_path / decomposed)
    (source,) = find_sources(tmp_path)
    assert source.name == "été.txt"
    assert source.path.read_text() == "texte"


@pytest.mark.parametrize(
    "name",
    [".cache", ".git/config", "~$note.docx", "Thumbs.db", "a/.DS_Store", "desktop.ini", "note.txt~", "x.tmp"],
)
def test_leftovers_are_skipped(tmp_path: Path, name: str) -> None:
    write(tmp_path / name)
    write(tmp_path / "note.txt")
    assert names(tmp_path) == ["note.txt"]


def test_links_are_followed_and_loops_end(tmp_path: Path) -> None:
    write(tmp_path / "root" / "a.txt")
    write(tmp_path / "elsewhere" / "b.txt")
    (tmp_path / "root" / "loop").symlink_to(tmp_path / "root", target_is_directory=True)
    (tmp_path / "root" / "other").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert names(tmp_path / "root") == ["a.txt", "other/b.txt"]


def test_a_broken_link_is_reported_by_reading_it(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (source,) = find_sources(tmp_path)
    assert source.name == "gone.txt"
    with pytest.raises(FileNotFoundError):
        source.path.read_bytes()


def test_a_missing_path_is_named_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFoundError, match=r"absent.* n'existe pas"):
        find_sources(tmp_path / "absent")


def test_a_folder_that_cannot_be_listed_is_a_named_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "closed" / "secret.txt")
    write(tmp_path / "open" / "note.txt")
    (tmp_path / "closed").chmod(0)
    if os.access(tmp_path / "closed", os.R_OK):
        # Root lists every folder: refuse in the system's stead.
        scandir = os.scandir

        def refusing(path: Path) -> object:
            if Path(path).name == "closed":
                raise PermissionError(13, "Permission denied", str(path))
            return scandir(path)

        monkeypatch.setattr(os, "scandir", refusing)
    found = {source.name: source.failure for source in find_sources(tmp_path)}
    (tmp_path / "closed").chmod(0o755)
    assert found == {"closed/": "Le dossier ne peut pas être lu : accès refusé.", "open/note.txt": None}


def test_names_come_in_the_order_of_their_code_points(tmp_path: Path) -> None:
    made = ["note.txt", "note/z.txt", "note/a/b.txt", "note-1.txt", "note 2/c.txt", "É.txt", "zz.txt"]
    for name in made:
        write(tmp_path / name)
    assert names(tmp_path) == sorted(made)


def test_folders_may_lie_deeper_than_calls(tmp_path: Path) -> None:
    levels = 1_200
    assert levels > sys.getrecursionlimit()
    folder = tmp_path / "a"
    folder.mkdir()
    for _ in range(levels):
        folder /= "d"
        folder.mkdir()
    write(folder / "note.txt")
    assert names(tmp_path) == ["a/" + "d/" * levels + "note.txt"]
    subprocess.run(["rm", "-r", str(tmp_path / "a")], check=True)


def test_two_folders_of_one_name_are_one(tmp_path: Path) -> None:
    for form, files in (("NFC", ("a.txt", "c.txt")), ("NFD", ("b.txt", "c.txt"))):
        for name in files:
            write(tmp_path / unicodedata.normalize(form, "été") / name)
    assert names(tmp_path) == ["été/a.txt", "été/b.txt", "été/c.txt", "été/c.txt"]


def test_a_name_that_is_no_utf8_is_spelled_with_escapes(tmp_path: Path) -> None:
    write(Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9/note.txt")))
    write(tmp_path / "cafés.txt")
    assert names(tmp_path) == ["caf\\udce9/note.txt", "cafés.txt"]


@pytest.mark.parametrize("target", ["boucle", "note.txt/dessous"])
def test_a_link_that_leads_nowhere_hides_nothing_beside_it(tmp_path: Path, target: str) -> None:
    write(tmp_path / "note.txt")
    (tmp_path / "boucle").symlink_to(target)
    assert names(tmp_path) == ["boucle", "note.txt"]
