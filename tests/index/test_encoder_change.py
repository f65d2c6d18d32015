"""A change of encoder in a process that is killed (SIGKILL): the old one answers, and the work goes on."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from index.encoders import Answering
from index.folder import DataFolder
from index.store import Store
from index.sync import synchronise
from index.verify import verify
from tests.fakes import FakeEncoder
from tests.index.states import state_of

ROOT = Path(__file__).parents[2]
OLD, NEW = FakeEncoder("old"), FakeEncoder("new")


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many"
    path.mkdir()
    for number in range(23):
        text = f"Note numéro {number}.\n\nLe budget de l'agence {number} est de {number * 7} euros.\n"
        (path / f"note-{number:02}.txt").write_text(text, encoding="utf-8")
    return path


def change(folder: DataFolder, sources: Path | str, point: str) -> int:
    return subprocess.run(
        [sys.executable, "-m", "tests.index.worker", str(folder.path), str(sources), point, "new"],
        stdout=subprocess.DEVNULL,
        cwd=ROOT,
        timeout=60,
        check=False,
    ).returncode


def stored(folder: DataFolder) -> dict[str, int]:
    with Store.open(folder) as store:
        return dict(store.statistics().encoders)


@pytest.mark.parametrize("way", ["beside", "ingest"])
@pytest.mark.parametrize(
    "point",
    [
        "vectors:before:1",
        "vectors:before:2",
        "vectors:after:2",
        "answer_with:before:1",
        "answer_with:after:1",
    ],
)
def test_killed_before_it_is_complete(point: str, way: str, folder: DataFolder, many: Path) -> None:
    synchronise(folder, [many], OLD)
    before = state_of(folder, OLD)
    assert change(folder, "-" if way == "beside" else many, point) == -signal.SIGKILL
    # Whatever was killed: one who follows the base gets the answers from before, and it can be written to.
    Store.open(folder, write=True).close()  # the first opening rolls an unfinished transaction back
    assert state_of(folder, Answering(OLD)) == before
    assert verify(folder) == []
    kept = stored(folder).get("new", 0)
    assert kept > 0 or point in ("vectors:before:1", "vectors:before:2")

    (many / "note-00.txt").write_text("La cantine ferme à quatorze heures.", encoding="utf-8")
    synchronise(folder, [many], Answering(OLD))
    assert stored(folder)["old"] > 0
    assert change(folder, "-" if way == "beside" else many, "-") == 0
    alone = DataFolder(folder.path.with_name("alone"))
    synchronise(alone, [many], NEW)
    assert state_of(folder, Answering(NEW)).answers == state_of(alone, NEW).answers
    assert verify(folder) == []
