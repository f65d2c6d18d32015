import io
import tarfile
from pathlib import Path

import pytest

from index.backup import backup, restore
from index.errors import BackupError, FolderNotEmptyError, NoIndexError, UnusableFolderError
from index.folder import DataFolder
from index.sync import synchronise
from index.verify import verify
from tests.fakes import FakeEncoder
from tests.index.states import state_of


@pytest.fixture
def saved(folder: DataFolder, sources: Path, encoder: FakeEncoder, tmp_path: Path) -> Path:
    synchronise(folder, [sources], encoder)
    file = tmp_path / "sauvegarde.tar"
    backup(folder, file)
    encoder.encoded.clear()
    return file


@pytest.fixture
def elsewhere(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "ailleurs" / "data")


def rewrite(file: Path, change) -> None:
    """Copy the archive, letting `change(name, data)` rename or alter each member; None leaves it out."""
    with tarfile.open(file) as tar:
        members = [(member.name, tar.extractfile(member).read()) for member in tar]
    with tarfile.open(file, "w") as tar:
        for name, data in filter(None, (change(name, data) for name, data in members)):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))


def test_a_restored_index_answers_the_same_and_encodes_nothing(
    saved: Path, folder: DataFolder, elsewhere: DataFolder, encoder: FakeEncoder, sources: Path
) -> None:
    restore(saved, elsewhere)
    assert state_of(elsewhere, encoder) == state_of(folder, encoder)
    assert verify(elsewhere) == []
    assert synchronise(elsewhere, [sources], encoder).encoded == 0
    assert encoder.encoded == []


def test_only_an_empty_folder_is_restored_into(
    saved: Path, folder: DataFolder, elsewhere: DataFolder
) -> None:
    with pytest.raises(FolderNotEmptyError):
        restore(saved, folder)
    elsewhere.path.mkdir(parents=True)
    restore(saved, elsewhere)
    assert verify(elsewhere) != []  # the lexical index is not saved…
    assert state_of(elsewhere, FakeEncoder())  # … but rebuilt at opening
    assert verify(elsewhere) == []


def test_a_folder_that_cannot_be_made_is_named_and_not_the_backup(saved: Path) -> None:
    inside = DataFolder(saved / "data")
    with pytest.raises(UnusableFolderError, match=rf"« {inside.path} » est inutilisable"):
        restore(saved, inside)


def test_a_backup_replaces_the_one_before_or_leaves_it(saved: Path, folder: DataFolder) -> None:
    backup(folder, saved)
    before = saved.read_bytes()
    with pytest.raises(NoIndexError):
        backup(DataFolder(folder.path.parent / "rien"), saved)
    assert saved.read_bytes() == before
    with pytest.raises(BackupError, match="absent"):
        backup(folder, folder.path / "absent" / "sauvegarde.tar")
    assert sorted(path.name for path in saved.parent.iterdir()) == ["data", "sauvegarde.tar", "sources"]


def test_what_could_not_be_restored_is_not_written(saved: Path, folder: DataFolder) -> None:
    before = saved.read_bytes()
    next(path for path in (folder.path / "originals").rglob("*") if path.is_file()).unlink()
    with pytest.raises(BackupError, match=r"le fichier d'origine « \w{64} » manque"):
        backup(folder, saved)
    assert saved.read_bytes() == before


def test_an_altered_original_is_refused(saved: Path, elsewhere: DataFolder) -> None:
    rewrite(saved, lambda name, data: (name, data + b"!" if name.startswith("originals/") else data))
    with pytest.raises(BackupError, match=r"« .*sauvegarde.tar » : le fichier d'origine « \w+ » est altéré"):
        restore(saved, elsewhere)
    assert not elsewhere.path.exists()
    assert list(elsewhere.path.parent.iterdir()) == []


def test_an_altered_database_is_refused(saved: Path, elsewhere: DataFolder) -> None:
    rewrite(saved, lambda name, data: (name, data[:-1] + b"!" if name == "sourcier.sqlite" else data))
    with pytest.raises(BackupError, match="la base de données est altérée"):
        restore(saved, elsewhere)


def test_a_missing_original_is_refused(saved: Path, elsewhere: DataFolder) -> None:
    rewrite(saved, lambda name, data: None if name.startswith("originals/") else (name, data))
    with pytest.raises(BackupError, match="manque"):
        restore(saved, elsewhere)


@pytest.mark.parametrize("name", ["../evil", "/tmp/evil", "originals/../../evil", "originals/aa/evil"])
def test_no_path_of_the_archive_is_trusted(saved: Path, elsewhere: DataFolder, name: str) -> None:
    rewrite(saved, lambda old, data: (name if old.startswith("originals/") else old, data))
    with pytest.raises(BackupError, match="n'y a pas sa place"):
        restore(saved, elsewhere)
    assert not list(saved.parent.rglob("evil"))


def test_a_link_in_the_archive_is_refused(saved: Path, elsewhere: DataFolder) -> None:
    with tarfile.open(saved, "a") as tar:
        link = tarfile.TarInfo("originals/aa/" + "a" * 64)
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    with pytest.raises(BackupError, match="n'y a pas sa place"):
        restore(saved, elsewhere)


@pytest.mark.parametrize("content", [b"", b"ceci n'est pas une archive" * 100])
def test_a_file_that_is_no_backup_is_refused(tmp_path: Path, elsewhere: DataFolder, content: bytes) -> None:
    file = tmp_path / "faux.tar"
    file.write_bytes(content)
    with pytest.raises(BackupError):
        restore(file, elsewhere)


def test_a_truncated_backup_is_refused(saved: Path, elsewhere: DataFolder) -> None:
    data = saved.read_bytes()
    saved.write_bytes(data[: len(data) // 2])
    with pytest.raises(BackupError):
        restore(saved, elsewhere)
    with pytest.raises(BackupError, match="absente"):
        restore(saved.with_name("absente.tar"), elsewhere)
