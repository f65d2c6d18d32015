"""The JSON of the API, field for field, and that what it quotes is exact and repeatable."""

import hashlib
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.http.app import create_app
from service.settings import Settings
from tests.fakes import FakeEncoder, FakeReader
from tests.service.conftest import ORIGIN

QUESTION = "Quel est le budget de l'agence en 2024 ?"
ANSWER = {
    "question", "interpreted_question", "interpretation", "answered", "confidence", "message", "citations",
    "near_misses", "took_ms",
}  # fmt: skip
CITATION = {
    "id", "rank", "score", "document", "page", "page_end", "page_label", "section", "start", "end", "text",
    "highlights", "answer", "context", "text_sha256", "url",
}  # fmt: skip
DOCUMENT = {"id", "version", "title", "source", "sources", "media_type", "language", "date", "url"}
HIT = {"rank", "score", "scores", "document", "page", "section", "start", "end", "text"}

WORDS = [
    "budget",
    "agence",
    "congés",
    "report",
    "télétravail",
    "jours",
    "badge",
    "2024",
    "10 ans",
    "zythum",
    "🏠",
    "?",
]
QUESTIONS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


def test_ask(client: TestClient) -> None:
    answer = client.post("/v1/ask", json={"question": QUESTION}).json()

    assert answer.keys() == ANSWER
    assert answer["interpretation"] == {"corrections": [], "expansions": [], "carried": []}
    assert answer["question"] == answer["interpreted_question"] == QUESTION
    assert answer["answered"]
    assert answer["message"] is None
    assert answer["near_misses"] == []
    first = answer["citations"][0]
    assert first.keys() == CITATION
    assert first["document"].keys() == DOCUMENT
    assert first["rank"] == 1
    assert "483,3 millions" in first["text"]
    assert first["document"]["source"] == "budget.txt"
    assert first["text_sha256"] == hashlib.sha256(first["text"].encode()).hexdigest()
    mark = first["highlights"][0]
    assert "483,3 millions" in mark["text"]
    assert first["url"] == f"{first['document']['url']}?start={mark['start']}&end={mark['end']}"
    assert first["document"]["url"] == f"/documents/{first['document']['id']}"


def test_a_refusal_has_the_same_form(data: Path, encoder: FakeEncoder) -> None:
    app = create_app(Settings(data=data), encoder, FakeReader("rugby"))
    with TestClient(app, base_url=ORIGIN) as client:
        answer = client.post("/v1/ask", json={"question": "Qui préside la fédération de rugby ?"}).json()

    assert answer.keys() == ANSWER
    assert not answer["answered"]
    assert answer["citations"] == []
    assert all(miss.keys() == CITATION for miss in answer["near_misses"])
    assert "4 documents consultés" in answer["message"]


def test_what_a_follow_up_takes_over_is_listed_and_can_be_dropped(client: TestClient) -> None:
    asked = {"question": "Et le report ?", "history": ["Combien de jours de congés ?"]}
    answer = client.post("/v1/ask", json=asked).json()

    assert answer["interpreted_question"] == "jours de congés Et le report ?"
    (carried,) = answer["interpretation"]["carried"]
    assert (carried["text"], carried["kind"]) == ("jours de congés", "topic")

    alone = client.post("/v1/ask", json=asked | {"drop": [carried["id"]]}).json()

    assert alone["interpreted_question"] == "Et le report ?"
    assert alone["interpretation"]["carried"] == []


def test_a_correction_is_listed_and_can_be_dropped(client: TestClient) -> None:
    asked = {"question": "Le teletravail est-il limitté ?"}
    answer = client.post("/v1/ask", json=asked).json()

    (correction,) = answer["interpretation"]["corrections"]
    assert (correction["from"], correction["to"]) == ("limitté", "limité")
    assert answer["interpreted_question"] == "Le teletravail est-il limité ?"

    kept = client.post("/v1/ask", json=asked | {"drop": [correction["id"]]}).json()

    assert kept["interpreted_question"] == asked["question"]


def test_everything_optional_may_be_null_as_in_the_contract(client: TestClient) -> None:
    asked = {
        "question": QUESTION,
        "history": [],
        "drop": ["c1"],
        "top_k": 1,
        "collection": None,
        "filters": {"sources": None, "date_from": None, "date_to": None, "undated": True},
    }
    assert len(client.post("/v1/ask", json=asked).json()["citations"]) == 1


def test_null_is_a_field_left_out(client: TestClient) -> None:
    asked = {"question": QUESTION}
    nothing = dict.fromkeys(("history", "drop", "top_k", "collection"))
    answers = [
        client.post("/v1/ask", json=asked | given).json()["citations"]
        for given in ({}, nothing | {"filters": None}, nothing | {"filters": {"undated": None}})
    ]

    assert answers[0]
    assert answers == [answers[0]] * 3


def test_a_refusal_says_what_was_searched(data: Path, encoder: FakeEncoder) -> None:
    def message(**narrowed: object) -> str:
        answer = client.post("/v1/ask", json={"question": "Qui préside la fédération de rugby ?"} | narrowed)
        said: str = answer.json()["message"].replace("\N{NO-BREAK SPACE}", " ")
        return said

    app = create_app(Settings(data=data), encoder, FakeReader("rugby"))
    with TestClient(app, base_url=ORIGIN) as client:
        assert message(collection="autre") == "La base n’a pas de collection « autre »."
        assert message(collection="default").endswith("dans la collection « default ».")
        assert "filtres" in message(collection="default", filters={"sources": ["budget.txt"]})
        assert "filtres" in message(filters={"sources": ["absent.txt"]})


def test_search(client: TestClient) -> None:
    found = client.post("/v1/search", json={"query": "jours de congés", "top_k": 3, "rerank": False}).json()

    assert found.keys() == {"hits", "took_ms"}
    assert [hit["rank"] for hit in found["hits"]] == [1, 2, 3]
    for hit in found["hits"]:
        assert hit.keys() == HIT
        assert hit["scores"].keys() == {"lexical", "dense", "rerank"}
        assert hit["document"].keys() == DOCUMENT


def test_filters_apply_before_the_best_are_counted(client: TestClient) -> None:
    only = {"query": "budget", "top_k": 1, "filters": {"sources": ["rh/teletravail.txt"]}}
    (hit,) = client.post("/v1/search", json=only).json()["hits"]
    assert hit["document"]["source"] == "rh/teletravail.txt"

    dated = {"query": "budget", "filters": {"date_from": "2031", "undated": False}}
    assert client.post("/v1/search", json=dated).json()["hits"] == []


@pytest.mark.parametrize(
    ("path", "body"),
    [("/v1/ask", {"question": "q", "option": 1}), ("/v1/search", {"query": "q", "rerank": True, "x": []})],
)
def test_fields_of_a_later_contract_are_ignored(
    client: TestClient, path: str, body: dict[str, object]
) -> None:
    assert client.post(path, json=body).status_code == 200


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=QUESTIONS, history=st.lists(QUESTIONS, max_size=2), top_k=st.integers(1, 20))
def test_everything_quoted_is_exact_and_repeatable(
    client: TestClient, question: str, history: list[str], top_k: int
) -> None:
    asked = {"question": question, "history": history, "top_k": top_k}
    answer, again = (client.post("/v1/ask", json=asked).json() for _ in range(2))
    shown = answer["citations"] or answer["near_misses"]

    assert len(shown) <= top_k
    assert 0.0 <= answer["confidence"] <= 1.0
    for citation in shown:
        text = client.get(f"/v1/documents/{citation['document']['id']}/text").text
        marks = citation["highlights"]
        for quote in (citation, *marks, *citation["context"]):
            assert text[quote["start"] : quote["end"]] == quote["text"]
        assert all(citation["start"] <= m["start"] < m["end"] <= citation["end"] for m in marks)
        assert 0 < sum(len(mark["text"]) for mark in marks) <= 350
    del answer["took_ms"], again["took_ms"]
    assert answer == again


def test_the_openapi_description_names_every_address(client: TestClient) -> None:
    described = client.get("/openapi.json")
    paths = described.json()["paths"]

    assert "Successful Response" not in described.text
    assert paths["/v1/documents/{document_id}/text"]["get"]["summary"] == "Lire le texte d’un document"
    assert list(paths["/v1/ask"]["post"]["responses"]["default"]["content"]) == ["application/problem+json"]
    assert set(paths) == {
        "/v1/ask", "/v1/search", "/v1/documents", "/v1/documents/{document_id}",
        "/v1/documents/{document_id}/text", "/v1/documents/{document_id}/source",
        "/v1/documents/{document_id}/pages/{number}.png", "/v1/failures", "/v1/jobs/{job_id}",
        "/v1/citations/verify", "/healthz", "/readyz",
    }  # fmt: skip
