"""Documents that say the same, or say otherwise later: what `/v1/ask` makes of them, end to end."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from index.folder import DataFolder
from index.sync import add_bytes
from service.http.app import create_app
from service.settings import Settings
from tests.fakes import FakeEncoder
from tests.service.conftest import ORIGIN

DOCUMENTS = {
    "bail-2019.md": (
        "# Bail du pavillon\n\n## Édition\n\nÉdition du 4 mars 2019\n\n## Durée\n\n"
        "Le bail du pavillon est conclu pour une durée de trois ans.\n\n## Clefs\n\n"
        "Les clefs du pavillon se retirent à la loge du gardien, contre signature.\n"
    ),
    "bail-2024.md": (
        "# Bail du pavillon\n\n## Édition\n\nÉdition du 8 avril 2024\n\n## Durée\n\n"
        "Le bail du pavillon est conclu pour une durée de six ans.\n\n## Clefs\n\n"
        "Les clefs du pavillon se retirent à la loge du gardien, contre signature.\n"
    ),
    "cantine.md": "# Cantine\n\n## Horaires\n\nLa cantine du quai sert de midi à quatorze heures.\n",
}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    encoder = FakeEncoder()
    for name, text in DOCUMENTS.items():
        add_bytes(DataFolder(tmp_path), name, text.encode(), encoder)
    with TestClient(create_app(Settings(data=tmp_path), encoder), base_url=ORIGIN) as client:
        yield client


def shown(client: TestClient, question: str) -> list[dict[str, Any]]:
    answer = client.post("/v1/ask", json={"question": question}).json()
    found: list[dict[str, Any]] = answer["citations"] or answer["near_misses"]
    return found


def durations(client: TestClient, question: str) -> list[tuple[str, str]]:
    """Dates and marks of the citations on the lease's duration, in order."""
    return [
        (citation["document"]["date"], citation["highlights"][0]["text"])
        for citation in shown(client, question)
        if "conclu pour une durée" in citation["text"]
    ]


THREE = ("2019-03-04", "Le bail du pavillon est conclu pour une durée de trois ans.")
SIX = ("2024-04-08", "Le bail du pavillon est conclu pour une durée de six ans.")


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("Quelle est la durée du bail du pavillon ?", [SIX, THREE]),
        ("Quelle était la durée du bail du pavillon en 2019 ?", [THREE, SIX]),
        ("Quelle était la durée du bail du pavillon en 2024 ?", [SIX, THREE]),
    ],
)
def test_the_newer_figure_comes_first_unless_a_year_is_named(
    client: TestClient, question: str, cited: list[tuple[str, str]]
) -> None:
    assert durations(client, question) == cited


def test_what_two_documents_say_alike_is_cited_once_and_names_the_other(client: TestClient) -> None:
    found = shown(client, "Où se retirent les clefs du pavillon ?")

    assert sum("se retirent à la loge" in citation["text"] for citation in found) == 1
    first = found[0]
    assert first["document"]["source"] == "bail-2024.md"
    (copy,) = first["copies"]
    assert copy["document"]["source"] == "bail-2019.md"
    assert copy["url"] == f"{copy['document']['url']}?start={copy['start']}&end={copy['end']}"
    text = client.get(f"/v1/documents/{copy['document']['id']}/text").text
    assert text[copy["start"] : copy["end"]] == copy["text"]
    assert copy["text"] == first["highlights"][0]["text"]


def test_both_sides_of_a_comparison_are_cited(client: TestClient) -> None:
    question = "La durée du bail du pavillon a-t-elle augmenté entre 2019 et 2024 ?"

    assert set(durations(client, question)) == {THREE, SIX}
