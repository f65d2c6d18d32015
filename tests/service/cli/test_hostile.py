"""What a person is told of files that cannot be read, whatever they do to their readers."""

from pathlib import Path

import pytest

from tests import hostile
from tests.service.processes import sourcier


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "arrivages"
    path.mkdir()
    (path / "note.txt").write_text("La cantine ferme à quatorze heures.\n", encoding="utf-8")
    for name, data in hostile.hostile_files().items():
        (path / name).write_bytes(data)
    return path


def test_summary_and_status_name_every_failure_and_nothing_stops_the_others(
    folder: Path, tmp_path: Path
) -> None:
    names = sorted(hostile.hostile_files())
    first = sourcier("ingest", folder, "--data", tmp_path / "data")
    again = sourcier("ingest", folder, "--data", tmp_path / "data")
    status = sourcier("status", "--data", tmp_path / "data")

    assert (first.returncode, again.returncode, status.returncode) == (0, 0, 0)
    assert f"1 ajouté, 0 mis à jour, 0 inchangé, 0 déplacé, 0 retiré, {len(names)} échecs" in first.stdout
    assert f"0 ajouté, 0 mis à jour, 1 inchangé, 0 déplacé, 0 retiré, {len(names)} échecs" in again.stdout
    assert "1 document, 1 passage" in status.stdout
    for told in (first, again, status):
        listed = [line for line in told.stdout.splitlines() if line.startswith("  ") and line != "  note.txt"]
        assert [line.strip().partition("\N{NO-BREAK SPACE}: ")[0] for line in listed] == names
        assert all(line.endswith(".") for line in listed)
        assert told.stderr == ""
