"""Safe by default: who may call, and from where."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from service.http.app import create_app
from service.settings import Settings
from tests.fakes import FakeEncoder
from tests.service.conftest import ORIGIN

TOKEN = "un-jeton-assez-long"


@contextmanager
def served(encoder: FakeEncoder, **settings: object) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(**settings), encoder), base_url=ORIGIN) as client:
        yield client


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1", "[::1]:8000", "localhost."])
def test_loopback_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "192.168.1.9", "", "[::1", "localhost.evil.example"]
)
@pytest.mark.parametrize("path", ["/", "/healthz", "/v1/documents", "/static/base.css"])
def test_other_names_are_not(client: TestClient, host: str, path: str) -> None:
    response = client.get(path, headers={"host": host})

    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"


def test_the_operator_names_other_hosts(data: Path, encoder: FakeEncoder) -> None:
    with served(encoder, data=data, allowed_hosts="intranet.example, Autre.example") as client:
        assert client.get("/healthz", headers={"host": "intranet.example"}).status_code == 200
        assert client.get("/healthz", headers={"host": "autre.example:443"}).status_code == 200
        assert client.get("/healthz", headers={"host": "evil.example"}).status_code == 400
        proxied = {"origin": "https://intranet.example", "host": "127.0.0.1:8000"}
        assert client.post("/v1/ask", json={"question": "q"}, headers=proxied).status_code == 200


def test_beyond_loopback_an_address_needs_no_naming(data: Path, encoder: FakeEncoder) -> None:
    with served(encoder, data=data, host="0.0.0.0", token=TOKEN) as client:
        assert client.get("/healthz", headers={"host": "192.168.1.9:8000"}).status_code == 200
        assert client.get("/healthz", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://localhost:8000"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": ORIGIN, "sec-fetch-site": "cross-site"},
    ],
)
def test_writes_for_another_site_are_refused(
    client: TestClient, documents: dict[str, str], headers: dict[str, str]
) -> None:
    document = documents["budget.txt"]
    upload = {"file": ("a.txt", b"Un texte.", "text/plain")}

    assert client.post("/v1/ask", json={"question": "q"}, headers=headers).status_code == 403
    assert client.post("/v1/documents", files=upload, headers=headers).status_code == 403
    assert client.delete(f"/v1/documents/{document}", headers=headers).status_code == 403
    assert client.get(f"/v1/documents/{document}").status_code == 200


@pytest.mark.parametrize(
    "headers", [{}, {"origin": ORIGIN, "sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}]
)
def test_the_page_and_programs_may_write(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/v1/ask", json={"question": "q"}, headers=headers).status_code == 200


def test_no_other_origin_may_read(client: TestClient) -> None:
    response = client.get("/v1/documents", headers={"origin": "http://evil.example"})

    assert "access-control-allow-origin" not in response.headers
    assert response.headers["cross-origin-resource-policy"] == "same-origin"


def test_the_token_is_wanted_everywhere_but_by_probes(data: Path, encoder: FakeEncoder) -> None:
    with served(encoder, data=data, token=TOKEN, root_path="/sourcier") as client:
        for path in (
            "/",
            "/v1/documents",
            "/openapi.json",
            "/docs",
            "/static/base.css",
            "/documents/x",
            "/absent",
        ):
            refused = client.get(path)
            assert refused.status_code == 401
            assert refused.headers["content-type"] == "application/problem+json"
            assert "Basic" in refused.headers["www-authenticate"]
        for path in ("/healthz", "/readyz", "/sourcier/healthz"):
            assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("authorization", "status"),
    [
        (f"Bearer {TOKEN}", 200),
        (f"bearer {TOKEN}", 200),
        ("Basic " + base64.b64encode(f"moi:{TOKEN}".encode()).decode(), 200),
        ("Bearer autre", 401),
        ("Bearer", 401),
        (TOKEN, 401),
        ("Basic " + base64.b64encode(TOKEN.encode()).decode(), 401),
        ("Basic ###", 401),
    ],
)
def test_how_the_token_is_given(data: Path, encoder: FakeEncoder, authorization: str, status: int) -> None:
    with served(encoder, data=data, token=TOKEN) as client:
        response = client.get("/v1/documents", headers={"authorization": authorization})

        assert response.status_code == status


def test_every_response_carries_safe_headers(client: TestClient) -> None:
    for path in ("/", "/v1/documents", "/rien", "/docs", "/static/chat.js"):
        headers = client.get(path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "unsafe-inline" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
