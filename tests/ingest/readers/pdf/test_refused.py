"""PDFs that are protected, damaged or cut short, and those that open all the same."""

import io

import pytest
from pypdf import PdfReader as PypdfReader
from pypdf import PdfWriter

from ingest.errors import DamagedFileError, EncryptedError
from ingest.readers import read
from tests.ingest import pdfs
from tests.ingest.pdfs import SENTENCE


def test_junk_before_the_header_does_no_harm() -> None:
    data = pdfs.build([pdfs.paragraph(SENTENCE)])
    assert read(b"\r\n\r\n" + data, "a.bin").text == SENTENCE.strip()


def test_an_empty_user_password_opens() -> None:
    data = pdfs.encrypted(pdfs.build([pdfs.paragraph(SENTENCE)], title="Ouvert"), "")
    document = read(data, "a.pdf")
    assert document.text == SENTENCE.strip()
    assert document.metadata.title == "Ouvert"


def test_a_password_is_named() -> None:
    data = pdfs.encrypted(pdfs.build([pdfs.paragraph(SENTENCE)]), "secret")
    with pytest.raises(EncryptedError, match="mot de passe"):
        read(data, "a.pdf")


@pytest.mark.parametrize("part", [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.99])
def test_a_truncated_file_is_refused(part: float) -> None:
    data = pdfs.build([pdfs.paragraph(SENTENCE * 400)])
    with pytest.raises(DamagedFileError, match="illisible"):
        read(data[: int(part * len(data))], "a.pdf")


def test_a_truncated_update_is_refused() -> None:
    data = pdfs.build([pdfs.paragraph(SENTENCE)])
    writer = PdfWriter(io.BytesIO(data), incremental=True)
    writer.add_metadata({"/Title": "Nouveau"})
    file = io.BytesIO()
    writer.write(file)
    updated = file.getvalue()
    assert len(PypdfReader(io.BytesIO(updated)).pages) == 1
    with pytest.raises(DamagedFileError):
        read(updated[: len(updated) - (len(updated) - len(data)) // 3], "a.pdf")
