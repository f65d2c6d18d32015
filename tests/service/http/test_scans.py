"""A scan from its upload to a citation: read in a confined process, marked as recognised, shown."""

from pathlib import Path

from fastapi.testclient import TestClient

from tests.index.readers import without_tesseract
from tests.ingest import pdfs
from tests.ingest.scans import QUOTE, image, needs_tesseract, note, pictures, scanned
from tests.service.http.test_contract import CITATION
from tests.service.http.test_uploads import upload


@needs_tesseract
def test_a_citation_of_a_scan_says_so(client: TestClient) -> None:
    upload(client, ("jardins.png", image(pictures(note(), noise=12), "PNG")))
    listed = client.get("/v1/documents").json()["documents"]
    document = next(d["id"] for d in listed if d["source"] == "jardins.png")

    described = client.get(f"/v1/documents/{document}").json()
    assert [page["recognised"] for page in described["pages"]] == [True]

    asked = {"question": "Combien de mètres carrés mesure chaque parcelle ?"}
    answer = client.post("/v1/ask", json=asked).json()
    citations = answer["citations"] + answer["near_misses"]
    (cited,) = [c for c in citations if c["document"]["id"] == document]
    assert cited.keys() == CITATION | {"recognised"}
    assert cited["recognised"] is True
    assert all(c.keys() == CITATION for c in citations if c is not cited)

    start = client.get(f"/v1/documents/{document}/text").text.replace("\n", " ").index(QUOTE)
    address = f"/v1/documents/{document}/pages/1.png"
    marked = client.get(address, params={"start": start, "end": start + len(QUOTE)})
    assert marked.headers["content-type"] == "image/png"
    assert marked.content != client.get(address).content


def test_an_upload_says_which_pages_were_not_read(client: TestClient, tmp_path: Path) -> None:
    text = pdfs.build([pdfs.paragraph("Le jardin partagé ouvre le samedi.")])
    with without_tesseract(tmp_path):
        job = upload(client, ("mixte.pdf", pdfs.joined(text, scanned(pictures(note())))))
    assert job["state"] == "done"
    assert job["report"]["added"] == ["mixte.pdf"]
    assert job["detail"] is None
    assert "« mixte.pdf », page 2 non lue" in job["notice"].replace("\u00a0", " ")
    assert "installez les paquets tesseract-ocr et tesseract-ocr-fra" in job["notice"]

    listed = client.get("/v1/documents").json()["documents"]
    document = next(d["id"] for d in listed if d["source"] == "mixte.pdf")
    described = client.get(f"/v1/documents/{document}").json()
    assert [(p["unread"], p["recognised"]) for p in described["pages"]] == [(False, False), (True, False)]
    assert described["notice"].startswith("Page 2 non lue (pour lire les pages numérisées, installez les")
    assert upload(client, ("note.txt", b"Rien."))["notice"] is None
