"""What `sourcier status` says of documents that were read in part."""

from pathlib import Path

from tests.ingest import pdfs
from tests.ingest.scans import note, pictures, scanned
from tests.service.processes import sourcier


def test_pages_that_were_not_read_are_named_until_they_are(tmp_path: Path) -> None:
    share, data = tmp_path / "partage", tmp_path / "data"
    share.mkdir()
    text = pdfs.build([pdfs.paragraph("Le jardin partagé ouvre le samedi.")])
    (share / "mixte.pdf").write_bytes(pdfs.joined(text, scanned(pictures(note()))))

    # Where no model is found, Tesseract is as good as not installed.
    ingested = sourcier("ingest", share, "--data", data, TESSDATA_PREFIX=str(tmp_path))
    assert ingested.returncode == 0
    told = sourcier("status", "--data", data).stdout
    for said in (ingested.stdout, told):
        assert "mixte.pdf\u00a0: page 2 non lue" in said
        assert "installez les paquets tesseract-ocr et tesseract-ocr-fra" in said
    assert "1 document lu en partie" in told

    (share / "mixte.pdf").write_bytes(text)
    sourcier("ingest", share, "--data", data)
    assert "non lue" not in sourcier("status", "--data", data).stdout
