import time
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from index.folder import DataFolder
from index.lock import writer_lock
from service.http.app import create_app
from service.settings import Settings
from tests.fakes import FakeEncoder
from tests.service.conftest import ORIGIN

PATIENCE = 60
"""Seconds before a test gives up waiting: it bounds a failure, nothing passes or fails on speed."""

NOTE = "Note de service\n\nLa cantine ferme à 14 heures le vendredi.\n"


def finished(client: TestClient, job: str) -> Any:
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        state = client.get(f"/v1/jobs/{job}").json()
        if state["state"] in ("done", "failed"):
            return state
        time.sleep(0.02)
    pytest.fail("the job never ended")


def upload(client: TestClient, *files: tuple[str, bytes], **fields: str) -> Any:
    response = client.post("/v1/documents", files=[("file", file) for file in files], data=fields)
    assert response.status_code == 202
    return finished(client, response.json()["job"])


def test_an_uploaded_document_answers(client: TestClient) -> None:
    job = upload(client, ("note.txt", NOTE.encode()))

    assert job["state"] == "done"
    assert job["detail"] is None
    assert job["report"]["added"] == ["note.txt"]
    answer = client.post("/v1/ask", json={"question": "À quelle heure ferme la cantine le vendredi ?"}).json()
    assert answer["citations"][0]["document"]["source"] == "note.txt"


def test_the_same_name_again_is_a_new_version(client: TestClient) -> None:
    upload(client, ("note.txt", NOTE.encode()))
    again = upload(client, ("note.txt", NOTE.replace("14", "15").encode()))
    unchanged = upload(client, ("note.txt", NOTE.replace("14", "15").encode()))

    assert again["report"]["updated"] == ["note.txt"]
    assert unchanged["report"]["unchanged"] == ["note.txt"]
    answer = client.post("/v1/ask", json={"question": "À quelle heure ferme la cantine le vendredi ?"}).json()
    assert "15 heures" in answer["citations"][0]["text"]


def test_each_bad_file_is_named_and_the_good_ones_are_taken(client: TestClient) -> None:
    job = upload(
        client, ("vide.txt", b""), ("note.txt", NOTE.encode()), ("faux.docx", b"pas un zip"), collection="rh"
    )

    assert job["state"] == "done"
    assert job["report"]["added"] == ["note.txt"]
    reasons = {failure["source"]: failure["reason"] for failure in job["report"]["failed"]}
    assert reasons.keys() == {"vide.txt", "faux.docx"}
    assert "«\u00a0.docx\u00a0» mais n’est pas" in reasons["faux.docx"]
    assert "vide.txt" in job["detail"]
    listed = client.get("/v1/documents?collection=rh").json()["documents"]
    assert [document["source"] for document in listed] == ["note.txt"]


def test_nothing_but_bad_files_is_a_failure(client: TestClient) -> None:
    job = upload(client, ("vide.txt", b""))

    assert job["state"] == "failed"
    assert "vide" in job["report"]["failed"][0]["reason"]


@pytest.mark.parametrize(
    ("given", "known"),
    [("/etc/note.txt", "etc/note.txt"), ("rh\\note.txt", "rh/note.txt"), ("e\u0301te\u0301.txt", "été.txt")],
)
def test_names_become_relative_paths(client: TestClient, given: str, known: str) -> None:
    assert upload(client, (given, NOTE.encode()))["files"] == [known]


@pytest.mark.parametrize("name", ["../note.txt", "a/../../b.txt", "x" * 1001])
def test_names_that_cannot_be_used(client: TestClient, name: str) -> None:
    response = client.post("/v1/documents", files={"file": (name, b"x")})

    assert response.status_code == 422
    assert "nom de fichier" in response.json()["detail"]


def test_a_name_with_control_characters_cannot_be_used(client: TestClient) -> None:
    # By hand: httpx would escape the character.
    part = 'Content-Disposition: form-data; name="file"; filename="no\x1bte.txt"'
    multipart = {"content-type": "multipart/form-data; boundary=b"}
    response = client.post("/v1/documents", content=f"--b\r\n{part}\r\n\r\nx\r\n--b--\r\n", headers=multipart)

    assert response.status_code == 422
    assert "nom de fichier" in response.json()["detail"]


def test_what_is_not_an_upload(client: TestClient) -> None:
    assert client.post("/v1/documents", json={}).status_code == 415
    assert client.post("/v1/documents", files={"file": (None, b"x")}).status_code == 422
    twice = [("file", ("a.txt", b"x")), ("file", ("a.txt", b"y"))]
    assert "a.txt" in client.post("/v1/documents", files=twice).json()["detail"]
    broken = {"content-type": "multipart/form-data; boundary=b"}
    response = client.post("/v1/documents", content=b"rien", headers=broken)
    assert response.status_code in (400, 422)
    assert response.headers["content-type"] == "application/problem+json"


def test_an_upload_waits_for_another_writer_while_questions_go_on(client: TestClient, data: Path) -> None:
    with writer_lock(DataFolder(data)):
        job = client.post("/v1/documents", files={"file": ("note.txt", NOTE.encode())}).json()["job"]
        assert client.post("/v1/ask", json={"question": "budget de l'agence"}).json()["answered"]
        assert client.get(f"/v1/jobs/{job}").json()["state"] in ("queued", "running")

    assert finished(client, job)["state"] == "done"


def test_a_deletion_is_refused_while_another_process_writes(
    client: TestClient, data: Path, documents: dict[str, str]
) -> None:
    with writer_lock(DataFolder(data)):
        response = client.delete(f"/v1/documents/{documents['budget.txt']}")

    assert response.status_code == 409
    assert "Un autre processus" in response.json()["detail"]


def test_what_was_acknowledged_survives_the_service(data: Path, encoder: FakeEncoder) -> None:
    with (
        writer_lock(DataFolder(data)),
        TestClient(create_app(Settings(data=data), encoder), base_url=ORIGIN) as client,
    ):
        job = client.post("/v1/documents", files={"file": ("note.txt", NOTE.encode())}).json()["job"]
    with TestClient(create_app(Settings(data=data), encoder), base_url=ORIGIN) as client:
        assert finished(client, job)["report"]["added"] == ["note.txt"]
    with TestClient(create_app(Settings(data=data), encoder), base_url=ORIGIN) as client:
        assert finished(client, job)["report"]["added"] == ["note.txt"]
        assert sorted(path.name for path in (data / "uploads" / job).iterdir()) == ["job.json"]
