"""Readers of the API can show a word whole that the end of a printed line cuts."""

from importlib.resources import files
from pathlib import Path

from fastapi.testclient import TestClient

from index.folder import DataFolder
from index.sync import add_bytes
from service.cut_words import cut_words
from service.http.app import create_app
from service.settings import Settings
from tests.fakes import FakeEncoder
from tests.service.conftest import ORIGIN
from tests.service.http.test_contract import CITATION

GUIDE = files("service.demo") / "corpus" / "guide-achats.pdf"


def test_a_citation_and_its_document_tell_the_same_cuts(tmp_path: Path, encoder: FakeEncoder) -> None:
    add_bytes(DataFolder(tmp_path), "guide.pdf", GUIDE.read_bytes(), encoder)
    with TestClient(create_app(Settings(data=tmp_path), encoder), base_url=ORIGIN) as client:
        asked = {"question": "Que fait la commission des achats avant publication ?", "top_k": 20}
        answer = client.post("/v1/ask", json=asked).json()
        cited = answer["citations"] + answer["near_misses"]
        document = cited[0]["document"]["id"]
        cuts = client.get(f"/v1/documents/{document}").json()["cuts"]
        text = client.get(f"/v1/documents/{document}/text").text

    (over,) = [citation for citation in cited if "commission des achats" in citation["text"]]
    assert over.keys() == CITATION | {"cuts"}
    assert over["cuts"] == [cut for cut in cuts if over["start"] <= cut["start"] < over["end"]]
    whole = over["text"]
    for cut in reversed(over["cuts"]):
        whole = whole[: cut["start"] - over["start"]] + whole[cut["end"] - over["start"] :]
    assert "avant publication" in whole
    assert {text[cut["start"] : cut["end"]] for cut in cuts} == {"-\n"}


def test_lines_that_an_author_ended_cut_no_word() -> None:
    assert list(cut_words("une publi-\ncation", "application/pdf")) == [(9, 11)]
    assert list(cut_words("une publi-\ncation", "text/plain")) == []
