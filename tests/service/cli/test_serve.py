"""A real service: its address, its signals, and what survives when it is killed."""

import json
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.service.http.test_uploads import NOTE
from tests.service.processes import PATIENCE, Service, serving, sourcier

QUESTION = {"question": "Quel est le budget de l'agence en 2024 ?"}
ADDED = {"question": "À quelle heure ferme la cantine le vendredi ?"}


def ask(service: Service, question: dict[str, str]) -> str:
    """The answer's JSON, its timing apart."""
    answer = service.client.post("v1/ask", json=question).raise_for_status().json()
    del answer["took_ms"]
    return json.dumps(answer, ensure_ascii=False)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_and_stops_cleanly(data: Path, number: int) -> None:
    with serving("serve", "--data", data, "--port", "0") as service:
        assert service.printed == f"Sourcier est prêt\u00a0: {service.address}\n"
        assert service.client.get("readyz").json() == {"status": "ok"}
        assert service.client.get("").status_code == 200
        assert "server" not in service.client.get("readyz").headers

        assert service.stop(number) == (0, "")


def test_an_empty_base_is_served(tmp_path: Path) -> None:
    with serving("serve", "--data", tmp_path / "new", "--port", "0") as service:
        answer = service.client.post("v1/ask", json=QUESTION).json()

        assert not answer["answered"]
        assert "ne contient encore aucun document" in answer["message"]


def test_an_ingestion_by_another_process_is_seen_by_the_next_question(data: Path, tmp_path: Path) -> None:
    with serving("serve", "--data", data, "--port", "0") as service:
        assert "cantine ferme" not in ask(service, ADDED)
        (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
        assert sourcier("ingest", tmp_path / "note.txt", "--data", data).returncode == 0

        assert "cantine ferme" in ask(service, ADDED)


def test_questions_go_on_during_an_ingestion(data: Path, sources: Path) -> None:
    for number in range(40):
        (sources / f"note-{number}.txt").write_text(f"Note {number}.\n\n{NOTE}", encoding="utf-8")
    with serving("serve", "--data", data, "--port", "0") as service, ThreadPoolExecutor() as threads:
        ingestion = threads.submit(sourcier, "ingest", sources, "--data", data)
        answers = []
        while not ingestion.done():
            answers += threads.map(lambda _: ask(service, QUESTION), range(4))
        assert "40 ajoutés" in ingestion.result().stdout
        settled = ask(service, QUESTION)

    assert answers
    # Every answer is that of one published state: the first, or the last.
    assert len({*answers, settled}) <= 2
    assert all("483,3 millions" in answer for answer in answers)


def test_killed_it_loses_nothing_and_answers_the_same(data: Path) -> None:
    with serving("serve", "--data", data, "--port", "0") as service:
        before = ask(service, QUESTION)
        job = service.client.post("v1/documents", files={"file": ("note.txt", NOTE.encode())}).json()["job"]
        assert service.stop(signal.SIGKILL)[0] == -signal.SIGKILL

    assert sourcier("status", "--data", data).returncode == 0
    with serving("serve", "--data", data, "--port", "0") as service:
        limit = time.monotonic() + PATIENCE
        while service.client.get(f"v1/jobs/{job}").json()["state"] != "done":
            assert time.monotonic() < limit
            time.sleep(0.05)
        assert "cantine ferme" in ask(service, ADDED)
        document = next(
            d for d in service.client.get("v1/documents").json()["documents"] if d["source"] == "note.txt"
        )
        service.client.delete(f"v1/documents/{document['id']}").raise_for_status()
        assert ask(service, QUESTION) == before
    assert sourcier("verify", "--data", data).returncode == 0


def test_a_busy_port_is_told_at_once(data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = sourcier("serve", "--data", data, "--port", port)

    assert done.returncode == 1
    assert f"Le port {port} est déjà pris" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_damaged_base_is_told_in_one_line(data: Path) -> None:
    (data / "sourcier.sqlite").write_bytes(b"ruine" * 4096)
    done = sourcier("serve", "--data", data, "--port", "0")

    assert done.returncode == 1
    assert "sourcier restore" in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_address_of_another_machine_cannot_be_had(data: Path) -> None:
    done = sourcier("serve", "--data", data, "--host", "203.0.113.1", SOURCIER_TOKEN="un-jeton-assez-long")

    assert done.returncode == 1
    assert "203.0.113.1" in done.stderr


def test_the_token_opens_what_lies_beyond_loopback(data: Path) -> None:
    token = "un-jeton-assez-long"
    with serving(
        "serve", "--data", data, "--host", "0.0.0.0", "--port", "0", SOURCIER_TOKEN=token
    ) as service:
        port = httpx.URL(service.address).port
        address = f"http://127.0.0.1:{port}/v1/documents"
        assert httpx.get(address).status_code == 401
        assert httpx.get(address, headers={"authorization": f"Bearer {token}"}).status_code == 200


def test_ipv6_loopback_and_a_prefix(data: Path) -> None:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no IPv6 loopback")
    with serving("serve", "--data", data, "--host", "::1", "--port", "0", "--root-path", "/s") as service:
        assert service.address.startswith("http://[::1]:")
        assert service.address.endswith("/s/")
        answer = service.client.post("v1/ask", json=QUESTION).json()
        assert answer["citations"][0]["url"].startswith("/s/documents/")
