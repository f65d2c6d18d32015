from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from service.http.app import create_app
from service.http.limits import JSON_LIMIT
from service.settings import Settings
from tests.fakes import FakeEncoder
from tests.service.conftest import ORIGIN

JSON = {"content-type": "application/json"}


@pytest.fixture
def small(data: Path, encoder: FakeEncoder) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(data=data, upload_limit=10_000), encoder), base_url=ORIGIN) as client:
        yield client


def chunks(size: int) -> Iterator[bytes]:
    """A body that does not announce its size."""
    for _ in range(0, size, 1000):
        yield b"x" * 1000


def test_an_announced_body_is_refused_unread(small: TestClient) -> None:
    response = small.post("/v1/documents", files={"file": ("a.txt", b"x" * 20_000)})

    assert response.status_code == 413
    assert "10000 octets" in response.json()["detail"]
    assert small.post("/v1/ask", content=b" " * (JSON_LIMIT + 1), headers=JSON).status_code == 413


def test_an_unannounced_body_is_refused_while_it_arrives(small: TestClient) -> None:
    start = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'

    def body() -> Iterator[bytes]:
        yield start
        yield from chunks(20_000)

    multipart = {"content-type": "multipart/form-data; boundary=b"}
    assert small.post("/v1/documents", content=body(), headers=multipart).status_code == 413
    assert small.post("/v1/ask", content=chunks(JSON_LIMIT + 1000), headers=JSON).status_code == 413


def test_a_nonsensical_length_is_refused(small: TestClient) -> None:
    response = small.post("/v1/ask", content=b"{}", headers={**JSON, "content-length": "beaucoup"})

    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
