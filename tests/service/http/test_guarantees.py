"""Over HTTP, on documents nobody wrote: quotations are exact, repeat nothing and come back the same."""

import tempfile
from pathlib import Path

from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from index.folder import DataFolder
from index.sync import add_bytes
from service.http.app import create_app
from service.settings import Settings
from tests.fakes import FakeEncoder
from tests.service.conftest import ORIGIN

WORDS = st.sampled_from(
    [
        "budget",
        "l'agence",
        "aujourd’hui",
        "2024",
        "3 M€",
        "œuvre",
        "e\u0301té",
        "🏠",
        "\u202eab",
        "<b>",
        "&amp;",
        "M.",
        "**gras**",
    ]
)
SENTENCE = st.lists(WORDS, min_size=1, max_size=30).map(lambda words: " ".join(words) + ".")
LINE = st.one_of(
    SENTENCE,
    SENTENCE.map(lambda text: f"- {text}"),
    st.lists(WORDS, min_size=2, max_size=5).map("\t".join),
    WORDS.map(lambda word: f"# {word.title()}"),
    st.sampled_from(["", "", "II. Stratégie", "Liste :"]),
)
TEXT = st.lists(LINE, min_size=1, max_size=25).map("\n".join)
NAME = st.sampled_from(["a.txt", "b.md", "c.html", "dossier/d.txt"])
QUESTION = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@settings(max_examples=30)
@given(st.dictionaries(NAME, TEXT, min_size=1), st.lists(QUESTION, min_size=1, max_size=3))
def test_whatever_the_documents_quotes_are_exact(documents: dict[str, str], questions: list[str]) -> None:
    encoder = FakeEncoder()
    with tempfile.TemporaryDirectory() as folder:
        for name, text in documents.items():
            add_bytes(DataFolder(Path(folder)), name, text.encode(), encoder)
        with TestClient(create_app(Settings(data=Path(folder)), encoder), base_url=ORIGIN) as client:
            for question in questions:
                _check(client, question)


def _check(client: TestClient, question: str) -> None:
    answer, again = (client.post("/v1/ask", json={"question": question}).json() for _ in range(2))
    shown = answer["citations"] + answer["near_misses"]
    for citation in shown:
        text = client.get(f"/v1/documents/{citation['document']['id']}/text").content.decode()
        for quote in (citation, *citation["highlights"], *citation["context"]):
            assert text[quote["start"] : quote["end"]] == quote["text"]
        assert 0 < sum(len(mark["text"]) for mark in citation["highlights"]) <= 350
    for i, one in enumerate(shown):
        for other in shown[i + 1 :]:
            if one["document"]["id"] == other["document"]["id"]:
                common = min(one["end"], other["end"]) - max(one["start"], other["start"])
                assert 2 * common < min(one["end"] - one["start"], other["end"] - other["start"])
    for hit in client.post("/v1/search", json={"query": question, "top_k": 100}).json()["hits"]:
        text = client.get(f"/v1/documents/{hit['document']['id']}/text").content.decode()
        assert text[hit["start"] : hit["end"]] == hit["text"]
    del answer["took_ms"], again["took_ms"]
    assert answer == again
