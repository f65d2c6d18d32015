"""Files under several paths, in the one order in which the store has them too."""

import unicodedata
from pathlib import Path

import pytest

from index.errors import MissingSourceError
from index.sync.scan import scan
from index.types import Source, Stage, silent


@pytest.fixture
def share(tmp_path: Path) -> Path:
    for name in ("b/sous/note.txt", "b/sous-note.txt", "a/z.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path.resolve()


def test_sources_of_all_paths_come_in_order(share: Path) -> None:
    found = scan([share / "c.txt", share / "b", share / "a"], silent)
    assert [file.source for file in found.files] == [
        Source(str(share), "c.txt"),
        Source(str(share / "a"), "z.txt"),
        Source(str(share / "b"), "sous-note.txt"),
        Source(str(share / "b"), "sous/note.txt"),
    ]
    assert found.listed == {str(share / "a"), str(share / "b")}


def test_what_two_paths_lead_to_is_found_once(share: Path) -> None:
    found = scan([share / "a", share / "a" / "z.txt", share / "b" / ".." / "a"], silent)
    assert [file.source.name for file in found.files] == ["z.txt"]


def test_of_two_files_whose_names_differ_in_normalisation_only_one_is_found(tmp_path: Path) -> None:
    for form in ("NFC", "NFD"):
        (tmp_path / unicodedata.normalize(form, "été.txt")).write_text(form)
    (file,) = scan([tmp_path], silent).files
    assert Path(file.path).read_text() == "NFD"  # « e » comes before « é »


def test_progress_knows_how_many_there_are(share: Path) -> None:
    told: list[tuple[Stage, int, int]] = []
    assert len(list(scan([share], lambda *step: told.append(step)).files)) == 4
    assert told == [("hash", done, 4) for done in (1, 2, 3, 4)]


def test_progress_ends_where_files_go_meanwhile(share: Path) -> None:
    told: list[tuple[Stage, int, int]] = []
    files = iter(scan([share], lambda *step: told.append(step)).files)
    next(files)
    (share / "b" / "sous-note.txt").unlink()
    assert len(list(files)) == 2
    assert told[-1] == ("hash", 4, 4)


def test_a_path_that_does_not_exist_is_told_before_anything_is_read(share: Path) -> None:
    with pytest.raises(MissingSourceError, match="absent"):
        scan([share / "a", share / "absent"], silent)
