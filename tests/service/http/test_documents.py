from pathlib import Path

from fastapi.testclient import TestClient
from reportlab.pdfgen.canvas import Canvas

from tests.service.conftest import BUDGET, LEAVE, PAGE, TELEWORK


def test_pages_of_the_list_hold_every_document_once(client: TestClient) -> None:
    seen: list[str] = []
    cursor = None
    while True:
        parameters = {"limit": "3"} | ({"cursor": cursor} if cursor else {})
        page = client.get("/v1/documents", params=parameters).json()
        seen += [document["source"] for document in page["documents"]]
        cursor = page["next"]
        if cursor is None:
            break

    assert sorted(seen) == ["budget.txt", "faq.html", "rh/congés.md", "rh/teletravail.txt"]
    assert client.get("/v1/documents?collection=autre").json() == {"documents": [], "next": None}


def test_a_document_has_its_structure(client: TestClient, documents: dict[str, str]) -> None:
    document = client.get(f"/v1/documents/{documents['rh/congés.md']}").json()

    assert document["title"] == "Congés"
    assert document["characters"] == len(LEAVE)
    assert document["pages"] == []
    headings = [LEAVE[b["start"] : b["end"]] for b in document["blocks"] if b["kind"] == "heading"]
    assert headings == ["## Report", "## Barème"]


def test_the_text_is_the_decoded_file_to_the_character(client: TestClient, documents: dict[str, str]) -> None:
    for source, text in (("budget.txt", BUDGET), ("rh/congés.md", LEAVE), ("rh/teletravail.txt", TELEWORK)):
        response = client.get(f"/v1/documents/{documents[source]}/text")
        assert response.headers["content-type"] == "text/plain; charset=utf-8"
        assert response.content == text.encode()


def test_the_source_is_saved_and_never_shown(client: TestClient, documents: dict[str, str]) -> None:
    response = client.get(f"/v1/documents/{documents['faq.html']}/source")

    assert response.content == PAGE.encode()
    assert response.headers["content-type"] == "text/html"
    assert response.headers["content-disposition"] == "attachment; filename*=UTF-8''faq.html"
    assert "sandbox" in response.headers["content-security-policy"]
    accented = client.get(f"/v1/documents/{documents['rh/congés.md']}/source")
    assert accented.headers["content-disposition"] == "attachment; filename*=UTF-8''cong%C3%A9s.md"


def test_only_a_pdf_has_pictures_of_its_pages(client: TestClient, documents: dict[str, str]) -> None:
    response = client.get(f"/v1/documents/{documents['budget.txt']}/pages/1.png")

    assert response.status_code == 404
    assert "ni un PDF ni une image" in response.json()["detail"].replace("\N{NO-BREAK SPACE}", " ")


def test_a_page_of_a_pdf_with_a_passage_marked(client: TestClient, tmp_path: Path) -> None:
    from tests.service.http.test_uploads import upload

    canvas = Canvas(str(tmp_path / "note.pdf"))
    for number in (1, 2):
        canvas.drawString(72, 700, f"La page {number} annonce un plafond de {number}00 euros par agent.")
        canvas.showPage()
    canvas.save()
    upload(client, ("note.pdf", (tmp_path / "note.pdf").read_bytes()))
    listed = client.get("/v1/documents").json()["documents"]
    document = next(d["id"] for d in listed if d["source"] == "note.pdf")
    address = f"/v1/documents/{document}/pages"
    text = client.get(f"/v1/documents/{document}/text").text
    start = text.index("plafond de 200")

    plain = client.get(f"{address}/2.png")
    assert plain.headers["content-type"] == "image/png"
    assert plain.content.startswith(b"\x89PNG")
    marked = client.get(f"{address}/2.png", params={"start": start, "end": start + 14})
    assert marked.content != plain.content
    elsewhere = client.get(f"{address}/1.png", params={"start": start, "end": start + 14})
    assert elsewhere.content == client.get(f"{address}/1.png").content
    assert client.get(f"{address}/3.png").status_code == 404
    assert client.get(f"{address}/0.png").status_code == 404

    cited = client.post("/v1/ask", json={"question": "Quel plafond par agent annonce la page 2 ?"}).json()
    assert {c["page"] for c in cited["citations"] if c["document"]["id"] == document} <= {1, 2}


def test_a_deleted_document_stops_answering_at_once(client: TestClient, documents: dict[str, str]) -> None:
    question = {"question": "Le télétravail est-il limité à trois jours par semaine ?"}
    before = client.post("/v1/ask", json=question).json()["citations"][0]
    document = documents["rh/teletravail.txt"]
    assert before["document"]["id"] == document

    assert client.delete(f"/v1/documents/{document}").status_code == 204
    answer = client.post("/v1/ask", json=question).json()
    cited = answer["citations"] + answer["near_misses"]
    assert all(citation["document"]["id"] != document for citation in cited)
    assert client.get(f"/v1/documents/{document}").status_code == 404
    assert client.get(f"/documents/{document}").status_code == 404
