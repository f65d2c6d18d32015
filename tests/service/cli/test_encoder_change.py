"""A change of encoder under a running service: the old one answers until the new one is complete."""

import json
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from eval.bench.reference import published_model
from index.encoders import Answering
from index.folder import DataFolder
from index.models import load_encoder
from index.searcher import Searcher
from index.store import Store
from index.sync import synchronise
from index.types import Statistics
from tests.service.cli.test_serve import QUESTION, ask
from tests.service.cli.test_watch import watching
from tests.service.processes import FAKE, PATIENCE, REAL, Service, serving, sourcier


def statistics(data: Path) -> Statistics:
    with Store.open(DataFolder(data)) as store:
        return store.statistics()


def wait(data: Path, reached: Callable[[Statistics], bool]) -> None:
    limit = time.monotonic() + 5 * PATIENCE  # PyTorch alone takes long to load on a busy machine
    while not reached(statistics(data)):
        assert time.monotonic() < limit
        time.sleep(0.02)


def answered_by(encoder: str, data: Path, program: tuple[str, ...]) -> str:
    """What the command line answers with this encoder."""
    arguments = ("ask", QUESTION["question"], "--data", data, "--encoder", encoder, "--json")
    answer = json.loads(sourcier(*arguments, program=program).stdout)
    del answer["took_ms"]
    return json.dumps(answer, ensure_ascii=False)


@pytest.mark.parametrize("command", ["ingest", "rebuild"])
def test_a_service_follows_a_change_made_by_another_process(data: Path, sources: Path, command: str) -> None:
    (sources / "note.txt").write_text("La cantine ferme à quatorze heures.", encoding="utf-8")
    paths = [sources] if command == "ingest" else []
    with serving("serve", "--data", data, "--port", "0") as service, ThreadPoolExecutor() as threads:
        before = ask(service, QUESTION)
        changed = threads.submit(sourcier, command, *paths, "--data", data, "--encoder", "second")
        during = set()
        while not changed.done():
            during.add(ask(service, QUESTION))
        assert changed.result().returncode == 0
        after = ask(service, QUESTION)
        assert before != after == answered_by("second", data, program=FAKE)
        assert before in during
        # In an ingestion, what follows the change of encoder is visible too.
        assert command == "ingest" or during <= {before, after}
        # What the service writes now, it writes with the new one.
        upload = service.client.post("v1/documents", files={"file": ("avis.txt", b"Un avis.")}).json()["job"]
        limit = time.monotonic() + PATIENCE
        while service.client.get(f"v1/jobs/{upload}").json()["state"] != "done":
            assert time.monotonic() < limit
            time.sleep(0.02)
    assert statistics(data).answering == "second"
    assert "second (" in sourcier("status", "--data", data).stdout
    assert sourcier("verify", "--data", data).returncode == 0


def test_a_service_changes_to_the_encoder_it_is_given(data: Path) -> None:
    with serving("serve", "--data", data, "--port", "0", "--encoder", "second") as service:
        wait(data, lambda held: held.answering == "second")
        after = ask(service, QUESTION)
        assert service.stop(signal.SIGTERM) == (0, "")
    assert after == answered_by("second", data, program=FAKE)
    # Asked for nothing else, a service keeps the encoder of its base, and so does an ingestion.
    with serving("serve", "--data", data, "--port", "0") as service:
        assert ask(service, QUESTION) == after
    assert sourcier("rebuild", "--data", data).returncode == 0
    assert statistics(data).answering == "second"


def test_an_ingestion_that_goes_on_keeps_the_encoder_of_the_base(sources: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with watching(sources, "--data", data, "--encoder", "first") as watch:
        watch.told("teletravail.txt")
        assert sourcier("rebuild", "--data", data, "--encoder", "second").returncode == 0
        (sources / "note.txt").write_text("La cantine ferme à quatorze heures.", encoding="utf-8")
        assert "1 ajouté" in watch.told("note.txt")
        assert watch.stop(signal.SIGTERM) == (0, "")
    assert statistics(data).answering == "second"
    assert sourcier("verify", "--data", data).returncode == 0


def test_killed_half_way_the_old_encoder_answers_and_the_work_goes_on(sources: Path, tmp_path: Path) -> None:
    """With real encoders: from Sourcier's own to all-MiniLM-L6-v2."""
    data, shipped, wanted = tmp_path / "real", load_encoder(), str(published_model())
    sentences = (f"La salle {n} accueille {n + 3} personnes au bâtiment {n % 7}." for n in range(600))
    (sources / "salles.txt").write_text("\n\n".join(sentences), encoding="utf-8")
    synchronise(DataFolder(data), [sources], shipped)
    with Searcher(DataFolder(data), Answering()) as searcher:
        assert searcher.refresh().encoder.identity == shipped.identity

    def serving_with_change() -> AbstractContextManager[Service]:
        return serving("serve", "--data", data, "--port", "0", "--encoder", wanted, program=REAL)

    with serving("serve", "--data", data, "--port", "0", program=REAL) as service:
        before = ask(service, QUESTION)
    with serving_with_change() as service:
        assert ask(service, QUESTION) == before
        wait(data, lambda held: len(held.encoders) == 2)
        assert ask(service, QUESTION) == before
        assert service.stop(signal.SIGKILL)[0] == -signal.SIGKILL
    kept = dict(statistics(data).encoders)
    assert statistics(data).answering == shipped.identity
    with serving("serve", "--data", data, "--port", "0", program=REAL) as service:
        assert ask(service, QUESTION) == before
    assert dict(statistics(data).encoders) == kept
    with serving_with_change() as service:
        during = {ask(service, QUESTION)}
        wait(data, lambda held: held.answering != shipped.identity)
        after = ask(service, QUESTION)
        assert during <= {before, after}
        assert before != after
    assert after == answered_by(wanted, data, program=REAL)
    assert sourcier("verify", "--data", data).returncode == 0
