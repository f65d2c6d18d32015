from typing import Any

from fastapi.testclient import TestClient

from tests.service.http.test_uploads import NOTE, upload


def claim(citation: dict[str, Any]) -> dict[str, Any]:
    return {
        "document_id": citation["document"]["id"],
        "version": citation["document"]["version"],
        "start": citation["start"],
        "end": citation["end"],
        "text_sha256": citation["text_sha256"],
    }


def verify(client: TestClient, *claims: dict[str, Any]) -> list[dict[str, Any]]:
    response = client.post("/v1/citations/verify", json={"citations": claims})
    assert response.status_code == 200
    results: list[dict[str, Any]] = response.json()["results"]
    return results


def test_the_life_of_a_citation(client: TestClient) -> None:
    upload(client, ("note.txt", NOTE.encode()))
    asked = {"question": "À quelle heure ferme la cantine le vendredi ?"}
    citation = client.post("/v1/ask", json=asked).json()["citations"][0]
    held = claim(citation)
    there = {"start": held["start"], "end": held["end"]}
    assert verify(client, held) == [{"status": "intact", **there}]

    upload(client, ("note.txt", ("Rectificatif.\n\n" + NOTE).encode()))
    (moved,) = verify(client, held)
    assert moved["status"] == "changed"
    text = client.get(f"/v1/documents/{held['document_id']}/text").text
    assert text[moved["start"] : moved["end"]] == citation["text"]

    upload(client, ("note.txt", "Tout autre chose, désormais.".encode()))
    assert verify(client, held) == [{"status": "changed", "start": None, "end": None}]

    client.delete(f"/v1/documents/{held['document_id']}")
    assert verify(client, held) == [{"status": "gone", "start": None, "end": None}]


def test_results_come_in_the_order_of_the_claims(client: TestClient) -> None:
    answer = client.post("/v1/ask", json={"question": "congés budget télétravail badge"}).json()
    claims = [claim(citation) for citation in answer["citations"] + answer["near_misses"]]
    forged = {**claims[0], "text_sha256": "0" * 64}
    unknown = {**claims[0], "document_id": "absent"}

    statuses = [result["status"] for result in verify(client, forged, *claims, unknown)]
    assert statuses == ["changed", *["intact"] * len(claims), "gone"]
    assert verify(client) == []


def test_a_claim_must_make_sense(client: TestClient) -> None:
    good = {"document_id": "d", "version": "v", "start": 0, "end": 1, "text_sha256": "0" * 64}
    for bad in ({"end": 0}, {"start": -1}, {"text_sha256": "zz"}, {"version": None}):
        response = client.post("/v1/citations/verify", json={"citations": [{**good, **bad}]})
        assert response.status_code == 422
        assert "citations[0]" in response.json()["detail"]
