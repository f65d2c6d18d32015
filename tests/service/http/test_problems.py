"""Whatever goes wrong is a French problem document (RFC 9457)."""

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from service.http.app import create_app
from service.settings import Settings
from tests.fakes import FakeEncoder
from tests.service.conftest import ORIGIN

JSON = {"content-type": "application/json"}


def check(response: Any, status: int, *words: str) -> None:
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == status
    assert problem["type"] == "about:blank"
    assert problem["title"]
    for word in words:
        assert word in problem["detail"]
    assert "'" not in re.sub("«.*?»", "", problem["detail"])
    assert "Traceback" not in response.text


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({}, ["« question »", "manque"]),
        ({"question": ""}, ["« question »", "vide"]),
        ({"question": " \n"}, ["« question »", "vide"]),
        ({"question": None}, ["« question »", "null"]),
        ({"question": "x" * 2001}, ["« question »", "2000 caractères"]),
        ({"question": "q", "top_k": 0}, ["« top_k »", "au moins 1"]),
        ({"question": "q", "top_k": 21}, ["« top_k »", "21", "au plus 20"]),
        ({"question": "q", "top_k": "5"}, ["« top_k »", "entier"]),
        ({"question": "q", "top_k": True}, ["« top_k »", "true"]),
        ({"question": "q", "history": ["x"] * 51}, ["« history »", "50 éléments"]),
        ({"question": "q", "history": [3]}, ["« history[0] »"]),
        ({"question": "q", "filters": {"date_from": "2024-13"}}, ["« filters.date_from »", "n’existe pas"]),
        ({"question": "q", "filters": {"date_from": "mai"}}, ["« filters.date_from »", "mai", "AAAA-MM-JJ"]),
        ({"question": "q", "filters": {"date_from": "2025", "date_to": "2024-05"}}, ["postérieure"]),
        ({"question": "q", "filters": []}, ["« filters »", "objet JSON"]),
        ({"question": "q", "filters": {"foo": 1}}, ["« filters.foo »", "n’existe pas"]),
        ({"question": "q", "filters": {"x" * 999: 1}}, ["« filters.xxx", "xxx… »", "n’existe pas"]),
        ({"question": "\ud800"}, ["« question »", "Unicode"]),
        ([], ["objet JSON"]),
    ],
)
def test_a_field_and_its_value_are_named(client: TestClient, body: object, words: list[str]) -> None:
    import json

    response = client.post("/v1/ask", content=json.dumps(body).encode(), headers=JSON)

    check(response, 422, *(word.replace("« ", "«\u00a0").replace(" »", "\u00a0»") for word in words))


def test_malformed_json(client: TestClient) -> None:
    check(client.post("/v1/ask", content=b'{"question": ', headers=JSON), 400, "JSON")
    check(client.post("/v1/ask", content=b"\xff\xfe{", headers=JSON), 400, "illisible")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_only_json_is_read(client: TestClient, kind: str) -> None:
    response = client.post("/v1/ask", content=b'{"question": "q"}', headers={"content-type": kind})

    check(response, 415, "application/json", kind)


def test_no_body(client: TestClient) -> None:
    check(client.post("/v1/ask"), 422, "corps")


def test_unknown_addresses_and_methods(client: TestClient) -> None:
    check(client.get("/rien/du/tout"), 404, "/rien/du/tout")
    check(client.put("/v1/ask"), 405, "PUT")
    check(client.get("/v1/documents/absent"), 404, "absent")
    check(client.get("/v1/documents/absent/text"), 404, "absent")
    check(client.get("/v1/documents/absent/source"), 404, "absent")
    check(client.get("/v1/documents/absent/pages/1.png"), 404, "absent")
    check(client.delete("/v1/documents/absent"), 404, "absent")
    check(client.get("/v1/jobs/absent"), 404, "absent")
    check(client.get("/v1/documents?limit=0"), 422, "limit")
    check(client.get("/v1/documents?cursor=zzz"), 422, "cursor", "zzz", "next")


@pytest.mark.parametrize("address", ["/rien/", "/v1/documents/", "/v1/jobs/"])
def test_a_long_address_is_not_sent_back_whole(client: TestClient, address: str) -> None:
    response = client.get(address + "x" * 1_000)

    check(response, 404, "xxx…")
    assert len(response.json()["detail"]) < 150


def test_pages_and_passages_that_cannot_be(client: TestClient) -> None:
    address = "/v1/documents/x/pages"
    lettered = client.get(f"{address}/un.png")
    check(lettered, 422, "L’adresse", '"un"', "un nombre entier")
    assert "number" not in lettered.json()["detail"]
    check(client.get(f"{address}/1.png?start=5&end=2"), 422, "end (2)", "start (5)")
    check(client.get(f"{address}/1.png?start=-1&end=2"), 422, "start", "au moins 0")


def test_an_unforeseen_error_is_an_incident(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("service.asking.ask", broken)
    response = client.post("/v1/ask", json={"question": "q"})

    check(response, 500, "inattendue", response.json()["incident"])
    assert "secret" not in response.text
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.json()["incident"] in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_a_base_that_cannot_be_read_is_not_ready(data: Any, encoder: FakeEncoder) -> None:
    with TestClient(create_app(Settings(data=data), encoder), base_url=ORIGIN) as client:
        assert client.get("/readyz").json() == {"status": "ok"}
        (data / "sourcier.sqlite").write_bytes(b"ruine" * 4096)

        check(client.get("/readyz"), 503, "sourcier.sqlite")
        assert client.get("/healthz").status_code == 200
