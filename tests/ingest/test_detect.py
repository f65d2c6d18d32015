"""A file is what its content says; its name only breaks ties."""

import io
import zipfile

import pytest

from ingest.detect import DOCX, HTML, MARKDOWN, PDF, TEXT, detect
from ingest.errors import (
    BinaryFileError,
    DamagedFileError,
    EmptyFileError,
    EncryptedError,
    NotThisTypeError,
    UnsupportedTypeError,
)


def zipped(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return file.getvalue()


WORD = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"}


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"%PDF-1.7\n", "a.txt", PDF),
        (b"\xef\xbb\xbf junk \n%PDF-1.4", "a", PDF),
        (zipped(**WORD), "a.zip", DOCX),
        (zipped(**WORD), "rapport.pdf", DOCX),
        (b"<!DOCTYPE html><html><body>Oui</body></html>", "a.txt", HTML),
        (b"\n<!-- note -->\n<?xml version='1.0'?><html><p>Oui</html>", "a.docx", HTML),
        ("<html><p>Été</html>".encode("utf-16"), "a.md", HTML),
        (b"<p>Un paragraphe</p>", "a.html", HTML),
        (b"<p>Un paragraphe</p>", "a.txt", TEXT),
        (b"Rien que du texte, dans un fichier mal nomm\xe9", "a.html", TEXT),
        (b"# Titre\n", "a.md", MARKDOWN),
        (b"Du texte nu", "a.MD", MARKDOWN),
        (b"# Titre\n", "a.txt", TEXT),
        (b"# Titre\n\nDu texte", "LISEZMOI", MARKDOWN),
        (b"Voir [la page](https://exemple.fr).", "note", MARKDOWN),
        (b"Du texte nu", "LISEZMOI", TEXT),
        (b"a;b;c\n1;2;3\n", "a.csv", TEXT),
    ],
)
def test_type_by_content(data: bytes, name: str, expected: str) -> None:
    assert detect(data, name) == expected


@pytest.mark.parametrize(
    ("data", "name", "error", "words"),
    [
        (b"", "a.txt", EmptyFileError, "vide"),
        (bytes(range(256)) * 20, "a.txt", BinaryFileError, "binaires"),
        (b"Ceci n'est pas une archive", "a.docx", NotThisTypeError, "document Word"),
        (b"Ceci n'est pas un PDF", "a.pdf", NotThisTypeError, "document PDF"),
        (zipped(**WORD)[:60], "a.docx", DamagedFileError, "tronqué"),
        (zipped(**{"xl/workbook.xml": b""}), "a.docx", UnsupportedTypeError, "classeur Excel"),
        (
            zipped(**{"mimetype": b"application/vnd.oasis.opendocument.text"}),
            "a",
            UnsupportedTypeError,
            ".odt",
        ),
        (zipped(note=b"rien"), "a.zip", UnsupportedTypeError, "archive ZIP"),
        (b"\x89PNG\r\n\x1a\n...", "a.txt", UnsupportedTypeError, "image PNG"),
        (b"{\\rtf1 Bonjour}", "a.doc", UnsupportedTypeError, "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", UnsupportedTypeError, "avant 2007"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            EncryptedError,
            "mot de passe",
        ),
    ],
)
def test_refusals_are_named(data: bytes, name: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        detect(data, name)
