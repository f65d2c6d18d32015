"""A citation that goes over the end of a page tells where it quotes the page's number and running heads."""

from importlib.resources import files
from pathlib import Path

from fastapi.testclient import TestClient

from index.folder import DataFolder
from index.sync import add_bytes
from service.http.app import create_app
from service.settings import Settings
from tests.fakes import FakeEncoder
from tests.service.conftest import ORIGIN
from tests.service.http.test_contract import CITATION

GUIDE = files("service.demo") / "corpus" / "guide-achats.pdf"
HEADS = "4\n\nANSF – Guide des achats 2024\tSeconde partie – Suivre et payer"


def test_furniture_is_told_where_there_is_some_and_only_there(tmp_path: Path, encoder: FakeEncoder) -> None:
    add_bytes(DataFolder(tmp_path), "guide.pdf", GUIDE.read_bytes(), encoder)
    with TestClient(create_app(Settings(data=tmp_path), encoder), base_url=ORIGIN) as client:
        asked = {"question": "Quel est le plafond de la carte d'achat ?", "top_k": 20}
        answer = client.post("/v1/ask", json=asked).json()
    cited = answer["citations"] + answer["near_misses"]

    (over,) = [citation for citation in cited if "La carte d’achat sert" in citation["text"]]
    assert over.keys() == CITATION | {"furniture"}
    (heads,) = over["furniture"]
    assert heads["text"] == HEADS
    assert over["text"][heads["start"] - over["start"] : heads["end"] - over["start"]] == HEADS
    assert any(citation.keys() == CITATION for citation in cited)
