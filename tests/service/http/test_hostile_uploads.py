"""Uploads that harm who reads them, and a service that stops while one is read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from index.sync import prepare
from ingest.workers import Limits, ReaderPool
from service.http.app import create_app
from service.jobs import queue
from service.settings import Settings
from tests import hostile
from tests.fakes import FakeEncoder
from tests.ingest.workers.tasks import TASK
from tests.service.conftest import ORIGIN
from tests.service.http.test_uploads import finished, upload


@pytest.fixture
def cruel_readers(monkeypatch: pytest.MonkeyPatch) -> Iterator[ReaderPool]:
    """Real processes in which a file named « hostile… » does to its reader what it says."""
    pool = ReaderPool(TASK, Limits(memory=400_000_000))
    monkeypatch.setattr(prepare, "readers", lambda: pool)
    yield pool
    pool.close()


def test_every_hostile_upload_is_a_named_failure_and_the_good_one_is_taken(client: TestClient) -> None:
    files = hostile.hostile_files()
    job = upload(client, *files.items(), ("note.txt", b"La cantine ferme tard.\n"))

    assert job["state"] == "done"
    assert job["report"]["added"] == ["note.txt"]
    assert {failure["source"] for failure in job["report"]["failed"]} == set(files)
    assert all(name in job["detail"] for name in files)


def test_an_upload_that_kills_its_reader_is_a_named_failure(
    client: TestClient, cruel_readers: ReaderPool
) -> None:
    job = upload(
        client, ("hostile-1.txt", b"faute"), ("hostile-2.txt", b"alloue"), ("note.txt", b"Une note.\n")
    )

    assert job["report"]["added"] == ["note.txt"]
    assert [failure["reason"] for failure in job["report"]["failed"]] == [
        "La lecture du fichier a fait échouer le lecteur (signal 11).",
        "La lecture du fichier a demandé plus de mémoire que permis (0,4 Go).",
    ]


def test_an_upload_read_while_the_service_stops_is_read_by_the_next(
    data: Path, encoder: FakeEncoder, cruel_readers: ReaderPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a program ends: the service stops waiting, then the pool closes, and the job is not failed."""
    monkeypatch.setattr(queue, "SHUTDOWN_SECONDS", 0.1)
    with TestClient(create_app(Settings(data=data), encoder), base_url=ORIGIN) as client:
        sent = client.post("/v1/documents", files=[("file", ("hostile.txt", b"attend"))])
        job = sent.json()["job"]
        thread = client.app.state.resources.jobs._thread
    cruel_readers.close()
    thread.join()
    monkeypatch.undo()
    with TestClient(create_app(Settings(data=data), encoder), base_url=ORIGIN) as client:
        assert finished(client, job)["report"]["added"] == ["hostile.txt"]
