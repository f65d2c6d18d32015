"""Word documents that are damaged, hostile, protected or something else."""

import io
import zipfile
from pathlib import Path

import pytest
from docx.oxml.ns import nsdecls

from ingest.errors import DamagedFileError, EncryptedError, TooLargeError, UnsupportedTypeError
from ingest.readers import archives, read
from tests.ingest.word import changed, saved


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_package_is_refused(part: float) -> None:
    data = saved(lambda document: document.add_paragraph("Le texte."))
    with pytest.raises(DamagedFileError, match="illisible"):
        read(data[: int(part * len(data))], "a.docx")


@pytest.mark.parametrize(
    "content", [b"", b"<broken", b"<a/>", b"\x00\x01\x02", b"<w:document xmlns:w='http://autre'/>"]
)
def test_a_damaged_body_is_refused(content: bytes) -> None:
    data = changed(saved(lambda document: document.add_paragraph("x")), word__document_xml=content)
    with pytest.raises(DamagedFileError):
        read(data, "a.docx")


def test_an_entity_bomb_is_refused_unexploded() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = (
        f'<!DOCTYPE d [<!ENTITY e0 "boum">{entities}]><w:document {nsdecls("w")}><w:body><w:p><w:r>'
        "<w:t>&e11;</w:t></w:r></w:p></w:body></w:document>"
    )
    data = changed(saved(lambda document: document.add_paragraph("x")), word__document_xml=bomb.encode())
    with pytest.raises(DamagedFileError):
        read(data, "a.docx")


def test_no_external_entity_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    body = (
        f'<!DOCTYPE d [<!ENTITY s SYSTEM "file://{secret}">]><w:document {nsdecls("w")}><w:body><w:p><w:r>'
        "<w:t>&s;</w:t></w:r></w:p></w:body></w:document>"
    )
    data = changed(saved(lambda document: document.add_paragraph("x")), word__document_xml=body.encode())
    with pytest.raises(DamagedFileError):
        read(data, "a.docx")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "UNPACKED_LIMIT", 1_000_000)
    data = changed(saved(lambda document: document.add_paragraph("x")), word__media__image1=b"0" * 5_000_000)
    assert len(data) < 100_000
    with pytest.raises(TooLargeError, match="1 Mo"):
        read(data, "a.docx")


def test_other_packages_are_named() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("visio/document.xml", "<p/>")
    with pytest.raises(UnsupportedTypeError, match="archive ZIP"):
        read(file.getvalue(), "a.docx")


def test_a_protected_document_is_named() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(EncryptedError):
        read(ole, "a.docx")
