"""Pages made to hang whoever draws them: the service says so, and goes on answering meanwhile."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient

from ingest.workers import Limits, PagePool
from tests import hostile
from tests.service.http.test_problems import check
from tests.service.http.test_uploads import upload

PLAN = hostile.endless_page("Le plan du site montre trois entrees.")


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch, client: TestClient) -> Iterator[TestClient]:
    """A service whose drawing processes have two seconds a page."""
    pool = PagePool(limits=Limits(seconds=2, seconds_per_megabyte=0))
    monkeypatch.setattr(client.app.state.resources, "pages", pool)  # type: ignore[attr-defined]
    yield client
    pool.close()


@pytest.fixture
def address(client: TestClient) -> str:
    assert upload(client, ("plan.pdf", PLAN))["report"]["added"] == ["plan.pdf"]
    listed = client.get("/v1/documents").json()["documents"]
    return f"/v1/documents/{next(d['id'] for d in listed if d['source'] == 'plan.pdf')}"


def test_a_page_that_takes_too_long_is_a_french_problem(client: TestClient, address: str) -> None:
    response = client.get(f"{address}/pages/1.png")

    check(response, 422, "La page 1 de", "temps permis (2 s)", "Le texte du document reste consultable")
    assert "trois entrees" in client.get(f"{address}/text").text


def test_the_service_answers_while_pages_without_end_are_drawn(client: TestClient, address: str) -> None:
    with ThreadPoolExecutor(4) as threads:
        endless = [threads.submit(client.get, f"{address}/pages/1.png") for _ in range(4)]
        answer = client.post("/v1/ask", json={"question": "Quel est le budget de l'agence en 2024 ?"}).json()
        assert not all(page.done() for page in endless)
    assert answer["answered"]
    assert {page.result().status_code for page in endless} == {422}
    assert client.get(f"{address}/pages/2.png").content.startswith(b"\x89PNG")


def test_no_process_to_draw_with_blames_no_file(
    client: TestClient, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = PagePool("tests.ingest.workers.absent:draw")
    monkeypatch.setattr(client.app.state.resources, "pages", pool)  # type: ignore[attr-defined]
    check(client.get(f"{address}/pages/2.png"), 503, "ne démarre pas")
    pool.close()
