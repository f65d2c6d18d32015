"""Small documents, an index over them with the fake encoder, and the application on top."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from index.folder import DataFolder
from index.sync import synchronise
from service.http.app import create_app
from service.settings import Settings
from tests.fakes import FakeEncoder

ORIGIN = "http://127.0.0.1:8000"

BUDGET = (
    "Budget 2024\n\n"
    "Le budget de l'agence s'élève à 483,3 millions d'euros en 2024.\n\n"
    "Il progresse de 4 % par rapport à l'année précédente.\n"
)
LEAVE = (
    "# Congés\n\nChaque agent dispose de vingt-cinq jours de congés annuels.\n\n"
    "## Report\n\nLe report des congés est possible jusqu'au 30 avril 2025.\n\n"
    "## Barème\n\n| Ancienneté | Jours supplémentaires |\n|---|---|\n| 10 ans | 2 |\n| 20 ans | 4 |\n"
)
TELEWORK = "Télétravail\n\nLe télétravail est limité à trois jours par semaine, à 🏠 ou ailleurs.\n"
PAGE = (
    "<!doctype html><html lang='fr'><head><title>Foire aux questions</title></head><body>"
    "<h1>Foire aux questions</h1><p>Le badge se retire à l'accueil du bâtiment C.</p>"
    "<script>alert(1)</script></body></html>"
)


@pytest.fixture(scope="session")
def encoder() -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    (folder / "rh").mkdir(parents=True)
    (folder / "budget.txt").write_text(BUDGET, encoding="utf-8")
    (folder / "rh" / "congés.md").write_text(LEAVE, encoding="utf-8")
    (folder / "rh" / "teletravail.txt").write_text(TELEWORK, encoding="utf-8")
    (folder / "faq.html").write_text(PAGE, encoding="utf-8")
    return folder


@pytest.fixture
def data(sources: Path, tmp_path: Path, encoder: FakeEncoder) -> Path:
    report = synchronise(DataFolder(tmp_path / "data"), [sources], encoder)
    assert len(report.added) == 4
    return tmp_path / "data"


@pytest.fixture
def client(data: Path, encoder: FakeEncoder) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(data=data), encoder), base_url=ORIGIN) as client:
        yield client


@pytest.fixture
def documents(client: TestClient) -> dict[str, str]:
    """Document identifiers by source name."""
    return {d["source"]: d["id"] for d in client.get("/v1/documents").json()["documents"]}
