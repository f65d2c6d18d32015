"""The wheel works where it will be used: outside the checkout, without a network.

Missing package data (weights, pages, sample documents) shows here and nowhere else.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        [str(c) for c in command],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content, installed in a folder of its own beside the tests' environment."""
    work = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", work, ROOT, cwd=work)
    (wheel,) = work.glob("*.whl")
    site = work / "site"
    run(sys.executable, "-m", "pip", "install", "--no-deps", "--target", site, wheel, cwd=work)
    return site


@pytest.fixture(scope="module")
def without_network() -> list[str]:
    """Prefix of a command that runs with no network at all, not even loopback."""
    prefix = ["unshare", "--map-root-user", "--net", "--"]
    if not shutil.which("unshare") or subprocess.run([*prefix, "true"], check=False).returncode:
        pytest.skip("this machine does not let a process give up its network (unshare --net)")
    return prefix


def test_the_wheel_holds_its_data_and_nothing_else(installed: Path) -> None:
    pages = ("service/web/chat.html", "service/web/viewer.html")
    weights = ("index/models/weights/model.bin", "index/models/weights/reader/model.bin")
    for data in (*pages, *weights):
        assert (installed / data).is_file()
    assert list((installed / "service/demo/corpus").glob("*.pdf"))
    assert not (installed / "service/demo/sources").exists()
    assert not (installed / "tests").exists()


def test_a_question_is_answered_offline(installed: Path, without_network: list[str], tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(
        "Note de service\n\nLe télétravail est limité à trois jours par semaine pour tous les agents.\n",
        encoding="utf-8",
    )
    path = {"PYTHONPATH": str(installed)}
    where = run(sys.executable, "-c", "import service; print(service.__file__)", cwd=tmp_path, **path)
    assert Path(where.strip()).is_relative_to(installed)

    sourcier = [*without_network, sys.executable, installed / "bin" / "sourcier"]
    run(*sourcier, "ingest", "note.txt", "--data", "base", cwd=tmp_path, **path)
    printed = run(
        *sourcier, "ask", "Combien de jours de télétravail par semaine ?", "--data", "base", "--json",
        cwd=tmp_path, **path,
    )  # fmt: skip
    answer = json.loads(printed)
    assert answer["answered"]
    assert "trois jours" in answer["citations"][0]["text"]
