"""What a log is told of an ingestion: plain lines, few of them, at once."""

import io
import re
import subprocess
from itertools import count, pairwise
from pathlib import Path

import pytest

from index.folder import DataFolder
from index.sync import synchronise
from service.cli.progress_lines import EVERY_SECONDS, PARTS, SILENCE_SECONDS, ProgressLines
from tests.fakes import FakeEncoder
from tests.service.processes import IMPATIENT, environment, sourcier

LINE = re.compile(r"À \d\d h \d\d, (.+)\.")


class Log:
    """What is written, by a clock that goes on by `seconds` each time it is looked at."""

    def __init__(self, seconds: float) -> None:
        ticks = count(0.0, seconds)
        self.stream = io.StringIO()
        self.lines = ProgressLines(self.stream, lambda: next(ticks))

    @property
    def told(self) -> list[str]:
        written = self.stream.getvalue().replace("\u00a0", " ")
        assert "\r" not in written
        told = [LINE.sub(r"\1", line) for line in written.splitlines()]
        assert all(map(LINE.fullmatch, written.splitlines()))
        return told


@pytest.fixture
def share(tmp_path: Path) -> Path:
    path = tmp_path / "partage"
    path.mkdir()
    for number in range(30):
        (path / f"{number}.txt").write_text(f"Le casier {number} est au sous-sol.", encoding="utf-8")
    return path


def test_a_long_ingestion_tells_each_tenth_of_its_files_once(share: Path, tmp_path: Path) -> None:
    log = Log(EVERY_SECONDS)
    synchronise(DataFolder(tmp_path / "data"), [share], FakeEncoder(), progress=log.lines)

    tenths = [f"{done} sur 30 ({10 * done // 3} %)" for done in range(3, 31, 3)]
    assert log.told == [
        *(f"comparaison des fichiers : {tenth}" for tenth in tenths),
        *(f"lecture des fichiers : {tenth}" for tenth in tenths),
    ]


def test_a_short_one_tells_nothing(share: Path, tmp_path: Path) -> None:
    log = Log(0.0)
    synchronise(DataFolder(tmp_path / "data"), [share], FakeEncoder(), progress=log.lines)

    assert log.stream.getvalue() == ""


def test_lines_are_half_a_minute_apart() -> None:
    log = Log(EVERY_SECONDS / 10)
    for done in range(1, 101):
        log.lines("read", done, 100)

    told = [int(re.sub(r"\D+(\d+) .*", r"\1", line)) for line in log.told]
    assert told
    assert min(after - before for before, after in pairwise(told)) >= PARTS


def test_one_document_of_many_pages_is_told_after_a_silence() -> None:
    log = Log(SILENCE_SECONDS / 4)
    for done in range(256, 4097, 256):
        log.lines("encode", done, 4096)

    assert log.told
    assert len(log.told) <= 4
    assert log.told[0].startswith("encodage du lot en cours : ")


def test_a_folder_that_changes_after_a_long_rest_is_told_as_the_first_time() -> None:
    log = Log(EVERY_SECONDS)
    for _ in range(2):
        for stage in ("hash", "read"):
            for done in range(1, 5):
                log.lines(stage, done, 4)
    half = len(log.told) // 2
    assert log.told[:half] == log.told[half:]
    assert [told.split()[0] for told in log.told[:half]] == ["comparaison"] * 4 + ["lecture"] * 4


def test_a_log_that_cannot_be_written_stops_nothing(share: Path, tmp_path: Path) -> None:
    command = [*IMPATIENT, "ingest", str(share), "--data", str(tmp_path / "data")]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command, env=environment(), stdout=subprocess.PIPE, stderr=full, text=True, check=False
        )

    assert "30 ajoutés" in done.stdout
    assert done.returncode == 0


def test_lines_go_beside_the_summary_and_leave_it_alone(share: Path, tmp_path: Path) -> None:
    long = sourcier("ingest", share, "--data", tmp_path / "long", program=IMPATIENT)
    short = sourcier("ingest", share, "--data", tmp_path / "short")

    assert long.stdout == short.stdout
    assert short.stderr == ""
    assert all(map(LINE.fullmatch, long.stderr.splitlines()))
    assert "lecture des fichiers\u00a0: 30 sur 30 (100\u00a0%)" in long.stderr
    rebuilt = sourcier("rebuild", "--data", tmp_path / "long", program=IMPATIENT)
    assert "lecture des fichiers" in rebuilt.stderr
