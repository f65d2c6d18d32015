"""A killed process loses nothing that was acknowledged, and its successor finishes the work.

Processes are really killed (SIGKILL), at chosen moments of a commit and at arbitrary ones.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.errors import NoIndexError
from index.folder import DataFolder
from index.searcher import Searcher
from index.store import Store, vectors
from index.sync import synchronise
from index.verify import verify
from tests.fakes import FakeEncoder
from tests.index.states import State, assert_verbatim, state_of

ROOT = Path(__file__).parents[2]
DOCUMENTS = 23
KILLS = int(os.environ.get("SOURCIER_TEST_KILLS", "8"))
"""How many random moments an ingestion is killed at; `make kills` asks for 50."""
CLOSE = 1e-3
"""How far a number of a vector may lie from that of an undisturbed run."""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("many")
    for number in range(DOCUMENTS):
        text = f"Note numéro {number}.\n\nLe budget de l'agence {number} est de {number * 7} euros.\n" * 3
        (path / f"note-{number:02}.txt").write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def whole(many: Path, tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """What an undisturbed run makes."""
    folder = DataFolder(tmp_path_factory.mktemp("undisturbed") / "data")
    assert run(folder, many).returncode == 0
    return folder


@pytest.fixture(scope="module")
def undisturbed(whole: DataFolder) -> State:
    return state_of(whole, FakeEncoder())


@pytest.fixture(scope="module")
def moments(many: Path, tmp_path_factory: pytest.TempPathFactory) -> list[float]:
    """Seconds before each line that an ingestion prints, and before its end."""
    with start(DataFolder(tmp_path_factory.mktemp("timed") / "data"), many) as process:
        assert process.stdout is not None
        told = [time.monotonic()] + [time.monotonic() for _ in process.stdout]
    told.append(time.monotonic())
    return [after - before for before, after in pairwise(told)]


def stored_vectors(folder: DataFolder) -> dict[bytes, NDArray[np.float32]]:
    with Store.open(folder) as store, store.read() as connection:
        rows = connection.execute("SELECT text_hash, vector FROM vectors").fetchall()
    return {text_hash: vectors.decode(vector) for text_hash, vector in rows}


def start(folder: DataFolder, sources: Path, point: str = "-") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.index.worker", str(folder.path), str(sources), point],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def run(folder: DataFolder, sources: Path, point: str = "-") -> subprocess.CompletedProcess[str]:
    with start(folder, sources, point) as process:
        output, _ = process.communicate(timeout=60)
        return subprocess.CompletedProcess([], process.returncode, output)


def acknowledged(output: str) -> int:
    lines = [line.split() for line in output.splitlines() if line.startswith("documents ")]
    return max((int(done) for _, done, _ in lines), default=0)


def check_survivors(folder: DataFolder, at_least: int, undisturbed: State) -> None:
    """What was acknowledged answers, and nothing is there by half."""
    if not folder.database.exists():
        assert at_least == 0
        return
    with Store.open(folder, write=True) as store:  # the first opening rolls an unfinished transaction back
        documents, _ = store.documents(limit=1000)
    assert len(documents) >= at_least
    whole = {document.id: document for document in undisturbed.documents}
    for document in documents:
        assert document == whole[document.id]
    if documents:
        assert_verbatim(folder, FakeEncoder())
        assert verify(folder) == []


def check_restart(folder: DataFolder, many: Path, undisturbed: State, whole: DataFolder) -> None:
    encoder = FakeEncoder()
    synchronise(folder, [many], encoder)
    assert state_of(folder, encoder) == undisturbed
    expected, found = stored_vectors(whole), stored_vectors(folder)
    assert found.keys() == expected.keys()
    assert all(np.allclose(found[name], expected[name], rtol=0, atol=CLOSE) for name in expected)
    assert verify(folder) == []
    assert len(list(folder.lexical.iterdir())) == 1
    assert len([path for path in folder.originals.rglob("*") if path.is_file()]) == DOCUMENTS


@pytest.mark.parametrize(
    "point",
    [
        "keep:before:1",
        "keep:after:7",
        "apply:before:1",
        "apply:after:1",
        "apply:after:3",
        "publish:before:1",
        "publish:after:1",
        "publish:before:3",
        "publish:after:3",
        "sweep:before:2",
        "sweep:before:4",
        "sweep:after:5",
    ],
)
def test_killed_at_a_chosen_moment(
    point: str, folder: DataFolder, many: Path, undisturbed: State, whole: DataFolder
) -> None:
    killed = run(folder, many, point)
    assert killed.returncode == -signal.SIGKILL
    check_survivors(folder, acknowledged(killed.stdout), undisturbed)
    check_restart(folder, many, undisturbed, whole)


@pytest.mark.parametrize("seed", range(KILLS))
def test_killed_at_any_moment(
    seed: int,
    folder: DataFolder,
    many: Path,
    undisturbed: State,
    whole: DataFolder,
    moments: Sequence[float],
) -> None:
    """Before, between or after any two things the ingestion says, all of its length."""
    chance = random.Random(seed)
    lines = chance.randrange(len(moments))
    # As long as the step after this line took, undisturbed: the kill falls anywhere within it.
    pause = chance.random() * moments[lines]
    with start(folder, many) as process:
        assert process.stdout is not None
        seen = [process.stdout.readline() for _ in range(lines)]
        time.sleep(pause)
        process.kill()
        seen += process.stdout.readlines()
    check_survivors(folder, acknowledged("".join(seen)), undisturbed)
    check_restart(folder, many, undisturbed, whole)


@pytest.mark.parametrize("point", ["apply:after:1", "publish:before:1", "publish:after:1", "sweep:before:2"])
def test_killed_while_updating(
    point: str, folder: DataFolder, many: Path, tmp_path: Path, undisturbed: State
) -> None:
    """Each document says what it said before or what it says now; never both, never nothing."""
    sources = tmp_path / "copies"
    shutil.copytree(many, sources)
    assert run(folder, sources).returncode == 0
    encoder = FakeEncoder()
    old = {document.id: document.version for document in state_of(folder, encoder).documents}
    for path in sources.iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace("budget", "plafond"), encoding="utf-8")
    assert run(folder, sources, point).returncode == -signal.SIGKILL
    assert verify(folder) == []
    between = state_of(folder, encoder)
    assert {document.id for document in between.documents} == set(old)
    assert_verbatim(folder, encoder)
    for passage in between.passages:
        document = next(d for d in between.documents if d.id == passage.document_id)
        assert ("plafond" in passage.text) == (document.version != old[document.id])
    assert run(folder, sources).returncode == 0
    assert not any("budget" in passage.text for passage in state_of(folder, encoder).passages)
    assert verify(folder) == []


def test_a_reader_never_sees_half_a_document(folder: DataFolder, many: Path, undisturbed: State) -> None:
    """While another process ingests: what one branch finds, the other finds, and it is whole."""
    whole = {document.id: document.passages for document in undisturbed.documents}
    encoder = FakeEncoder()
    counts = set()
    with start(folder, many) as process:
        while not folder.database.exists() and process.poll() is None:
            time.sleep(0.005)
        searcher = None
        while process.poll() is None:
            if searcher is None:
                searcher = open_when_ready(folder, encoder)
                continue
            snapshot = searcher.refresh()
            assert len(snapshot.lexical) == len(snapshot.dense) == len(snapshot.order)
            keys = searcher.store.passages(list(snapshot.order))
            found: dict[str, int] = {}
            for passage in keys.values():
                found[passage.document_id] = found.get(passage.document_id, 0) + 1
            assert all(whole[document] == count for document, count in found.items())
            counts.add(len(found))
        assert process.returncode == 0
    assert searcher is not None
    with searcher:
        assert len(searcher.refresh().order) == len(undisturbed.passages)
    assert len(counts) > 1, "the reader saw only one state: nothing was tested"


def open_when_ready(folder: DataFolder, encoder: FakeEncoder) -> Searcher | None:
    try:
        return Searcher(folder, encoder)
    except NoIndexError:
        return None
