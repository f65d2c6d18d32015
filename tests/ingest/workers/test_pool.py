"""Files that loop, explode, crash and lie, in real processes, beside others that are read all the same."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.errors import (
    IngestError,
    MemoryLimitError,
    NoReaderProcessError,
    ReaderCrashError,
    TimeLimitError,
    TooLargeError,
    UnforeseenContentError,
)
from ingest.types import ReadFile
from ingest.workers import Limits, ReaderPool
from ingest.workers.task import read_and_cut
from tests.ingest.scans import needs_tesseract, note, pictures, scanned
from tests.ingest.workers.tasks import TASK

ROOT = Path(__file__).parents[3]
SMALL = Limits(memory=400_000_000, seconds=1, seconds_per_megabyte=0, patience=1_000, files=40)
NOTE = b"Le budget de l'agence est de 483,3 millions d'euros.\n"


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    pool = ReaderPool(TASK, SMALL, processes=1)
    yield pool
    pool.close()


def do(pool: ReaderPool, deed: str) -> ReadFile:
    return pool.submit(deed.encode(), "hostile.txt").result()


@pytest.mark.parametrize(
    ("deed", "error", "message"),
    [
        ("boucle", TimeLimitError, "La lecture du fichier a dépassé le temps permis (1 s)."),
        ("alloue", MemoryLimitError, "La lecture du fichier a demandé plus de mémoire que permis (0,4 Go)."),
        ("alloue-et-accuse", MemoryLimitError, None),
        ("faute", ReaderCrashError, "La lecture du fichier a fait échouer le lecteur (signal 11)."),
        ("meurt", ReaderCrashError, "La lecture du fichier a fait échouer le lecteur (signal 9)."),
        ("sort", ReaderCrashError, "La lecture du fichier a fait échouer le lecteur (code de sortie 3)."),
        ("ment", ReaderCrashError, None),
        ("imprévu", UnforeseenContentError, "Le contenu du fichier n'a pas pu être analysé."),
        ("orphelin", UnforeseenContentError, None),
        ("refuse", IngestError, "Le contenu déplaît."),
    ],
)
def test_what_a_file_does_costs_that_file_only(
    pool: ReaderPool, deed: str, error: type[IngestError], message: str | None
) -> None:
    before = pool.submit(NOTE, "avant.txt")
    hostile = pool.submit(deed.encode(), "hostile.txt")
    after = pool.submit(NOTE, "après.txt")
    assert before.result() == after.result() == read_and_cut(NOTE, "note.txt")
    with pytest.raises(error) as caught:
        hostile.result()
    assert type(caught.value) is error
    assert message in (None, str(caught.value))


def test_what_waits_for_ever_is_ended() -> None:
    pool = ReaderPool(TASK, Limits(seconds=1, seconds_per_megabyte=0, patience=5), processes=1)
    with pytest.raises(TimeLimitError, match=r"a dépassé le temps permis \(1 s\)\."):
        do(pool, "attend")
    assert do(pool, "processus")
    pool.close()


SCANS = Limits(
    memory=400_000_000,
    seconds=1,
    seconds_per_megabyte=0,
    seconds_per_scan=2,
    most_scan_seconds=6,
    patience=1_000,
)


def test_pages_to_recognise_are_granted_time_beyond_that_of_their_file() -> None:
    pool = ReaderPool(TASK, SCANS, processes=1)
    assert do(pool, "annonce 2 3.5").document.text == "reconnu"
    for deed, granted in (("annonce 1 9", 3), ("annonce 1000000 12", 7)):
        with pytest.raises(TimeLimitError, match=rf"a dépassé le temps permis \({granted} s\)\."):
            do(pool, deed)
    # What one file was granted is not there for the next.
    assert do(pool, "annonce 3 1").document.text == "reconnu"
    with pytest.raises(TimeLimitError, match=r"\(1 s\)\."):
        do(pool, "annonce 0 5")
    pool.close()


def test_what_announces_pages_for_ever_is_ended() -> None:
    limits = Limits(seconds=1, seconds_per_megabyte=0, seconds_per_scan=1, most_scan_seconds=1, patience=1)
    pool = ReaderPool(TASK, limits, processes=1)
    with pytest.raises(TimeLimitError, match=r"\(2 s\)\."):
        do(pool, "annonce-toujours")
    assert do(pool, "processus")
    pool.close()


@needs_tesseract
def test_a_scan_is_read_in_the_time_of_its_pages() -> None:
    """One second is what its file is worth: laying out its pages takes some of it, recognising them more."""
    pool = ReaderPool(limits=Limits(seconds=1, seconds_per_megabyte=0), processes=1)
    read = pool.submit(scanned(pictures(note()) * 3), "note.pdf").result().document
    assert {word.page for word in read.recognised} == {1, 2, 3}
    pool.close()


def test_what_a_reader_prints_is_not_taken_for_an_answer(pool: ReaderPool) -> None:
    assert do(pool, "bavarde mot").document.text == "mot"


def test_nothing_is_written(pool: ReaderPool, tmp_path: Path) -> None:
    target = tmp_path / "cible"
    assert do(pool, f"écrit {target}").document.text.startswith("refus")
    assert not target.exists() or not target.read_bytes()


def test_nothing_is_fetched(pool: ReaderPool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        assert do(pool, f"appelle {server.getsockname()[1]}").document.text == "refus 13"
        with pytest.raises(BlockingIOError):
            server.accept()


def test_no_other_program_is_run(pool: ReaderPool, tmp_path: Path) -> None:
    assert do(pool, f"lance {tmp_path / 'cible'}").document.text == "refus 13"
    assert not (tmp_path / "cible").exists()


def test_a_reading_process_knows_formats_and_nothing_else(pool: ReaderPool) -> None:
    loaded = {name.partition(".")[0] for name in json.loads(do(pool, "modules").document.text)}
    assert "pypdfium2" in loaded
    assert not loaded & {"torch", "openvino", "faiss", "tantivy", "index", "service", "fastapi", "sqlite3"}


def test_a_file_that_alone_outweighs_the_limit_is_not_sent() -> None:
    pool = ReaderPool(TASK, Limits(memory=300_000_000, files=5), processes=1)
    with pytest.raises(TooLargeError, match="trop volumineux : 300 Mo pour une limite de 300 Mo"):
        pool.submit(bytes(300_000_000), "gros.txt").result()
    assert pool.submit(NOTE, "note.txt").result().document.text == NOTE.decode()
    pool.close()


def test_a_file_never_fails_for_what_another_left_behind() -> None:
    pool = ReaderPool(TASK, SMALL, processes=1)
    first = do(pool, "processus").document.text
    do(pool, "retient")
    assert do(pool, "rancune").document.text == "lu"
    assert do(pool, "processus").document.text != first
    pool.close()


def test_a_process_serves_many_files_and_is_then_replaced() -> None:
    pool = ReaderPool(TASK, Limits(files=3), processes=1)
    served = [do(pool, "processus").document.text for _ in range(7)]
    assert [served.count(process) for process in dict.fromkeys(served)] == [3, 3, 1]
    pool.close()


def test_results_do_not_depend_on_how_many_read() -> None:
    files = [(f"# Note {number}\n\nTexte {number}.\n".encode(), f"{number}.md") for number in range(40)]
    readings = []
    for processes in (1, 3):
        pool = ReaderPool(processes=processes)
        readings.append([future.result() for future in [pool.submit(*file) for file in files]])
        pool.close()
    assert readings[0] == readings[1] == [read_and_cut(*file) for file in files]


def test_a_closed_pool_reads_no_more_and_blames_no_file() -> None:
    pool = ReaderPool(TASK, processes=1)
    process = int(do(pool, "processus").document.text)
    endless = pool.submit(b"boucle", "hostile.txt")
    waiting = pool.submit(NOTE, "note.txt")
    pool.close()
    for future in (endless, waiting):
        with pytest.raises(NoReaderProcessError):
            future.result()
    with pytest.raises(NoReaderProcessError, match="arrêt"):
        pool.submit(NOTE, "note.txt")
    assert ends(process)


def test_a_process_that_cannot_start_blames_no_file() -> None:
    pool = ReaderPool("tests.ingest.workers.absent:read", processes=1)
    with pytest.raises(NoReaderProcessError, match="code de sortie 1"):
        pool.submit(NOTE, "note.txt").result()
    pool.close()


def test_a_template_killed_from_outside_is_replaced_and_blames_no_file() -> None:
    pool = ReaderPool(TASK, processes=1)
    process = do(pool, "processus").document.text
    parent = int(Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
    assert parent != os.getpid()
    os.kill(parent, signal.SIGKILL)
    assert ends(int(process))
    assert do(pool, "processus").document.text != process
    pool.close()


def test_an_interrupt_meant_for_the_owner_stops_no_reading(pool: ReaderPool) -> None:
    process = int(do(pool, "processus").document.text)
    for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        os.kill(process, ending)
    assert do(pool, "processus").document.text == str(process)


@pytest.mark.parametrize("deed", ["processus", "boucle", "attend"])
def test_no_process_outlives_an_owner_that_is_killed(deed: str) -> None:
    """Idle, busy in a loop that answers nothing, or asleep."""
    owner = subprocess.Popen(
        [sys.executable, "-m", "tests.ingest.workers.owner", deed],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    with owner:
        assert owner.stdout is not None
        process = int(owner.stdout.readline())
        assert alive(process)
        owner.kill()
    assert ends(process)


def ends(process: int) -> bool:
    """Whether the process goes away; the minute bounds a failure, nothing passes or fails on speed."""
    deadline = time.monotonic() + 60
    while alive(process) and time.monotonic() < deadline:
        time.sleep(0.01)
    return not alive(process)


def alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
