import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from service.http.app import create_app
from service.settings import Settings
from tests.fakes import FakeEncoder
from tests.service.conftest import ORIGIN


@pytest.mark.parametrize("path", ["/", "/docs", "/documents/{}"])
def test_pages_load_their_own_files_only(client: TestClient, documents: dict[str, str], path: str) -> None:
    address = path.format(documents["budget.txt"])
    response = client.get(address)

    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    linked = re.findall(r'(?:src|href)="([^"#]+)"', response.text)
    assert linked
    for link in linked:
        assert "//" not in link
        assert client.get(str(response.url.join(link))).status_code == 200
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\bon\w+=|\bstyle=", response.text)


@pytest.mark.parametrize(
    "path",
    ["/", "/docs", "/documents/{}", "/static/chat.js", "/healthz", "/readyz", "/v1/documents/{}", "/x"],
)
def test_head_is_answered_as_get_without_body(
    client: TestClient, documents: dict[str, str], path: str
) -> None:
    address = path.format(documents["budget.txt"])
    whole, bare = client.get(address), client.head(address)

    assert bare.status_code == whole.status_code
    assert bare.headers == whole.headers
    assert bare.content == b""


def test_files_have_the_types_browsers_insist_on(client: TestClient) -> None:
    assert client.get("/static/chat.js").headers["content-type"].startswith("text/javascript")
    assert client.get("/static/base.css").headers["content-type"].startswith("text/css")
    assert client.get("/static/sourcier.svg").headers["content-type"] == "image/svg+xml"


@pytest.mark.parametrize("name", ["absent.js", "..%2fchat.html", "../chat.html", "%2e%2e/__init__.py"])
def test_no_other_file_can_be_reached(client: TestClient, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


def test_the_reference_names_every_field(client: TestClient) -> None:
    page = client.get("/docs").text

    for named in (
        "POST /v1/ask",
        "filters.date_from",
        "citations[].highlights[].start",
        "Poser une question",
    ):
        assert named in page


@pytest.mark.parametrize("prefix", ["", "/outils/sourcier"])
def test_a_prefix_is_honoured_whether_or_not_the_proxy_strips_it(
    data: Path, encoder: FakeEncoder, prefix: str
) -> None:
    app = create_app(Settings(data=data, root_path="outils/sourcier/"), encoder)
    with TestClient(app, base_url=ORIGIN) as client:
        answer = client.post(f"{prefix}/v1/ask", json={"question": "budget de l'agence"}).json()
        citation = answer["citations"][0]
        assert citation["url"].startswith("/outils/sourcier/documents/")
        assert citation["document"]["url"].startswith("/outils/sourcier/documents/")
        assert client.get(citation["url"]).status_code == 200
        assert client.get(f"{prefix}/static/chat.js").status_code == 200
        assert client.get(f"{prefix}/").status_code == 200
        listed = client.get(f"{prefix}/v1/documents").json()["documents"]
        assert all(document["url"].startswith("/outils/sourcier/") for document in listed)
