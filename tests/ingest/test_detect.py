"""A file is what its content says; its name only breaks ties."""

import io
import zipfile

import pytest

from ingest.detect import (
    CSV,
    DOCX,
    EML,
    EPUB,
    HTML,
    MARKDOWN,
    ODP,
    ODS,
    ODT,
    PDF,
    PPTX,
    RTF,
    TEXT,
    XLSX,
    detect,
)
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
        (b"a;b;c\n1;2;3\n", "a.csv", CSV),
        (b"a\tb\n1\t2\n", "a.TSV", CSV),
        (b"a;b;c\n1;2;3\n4;5;6\n", "export", CSV),
        (b"a;b;c\n1;2;3\n4;5;6\n", "a.txt", TEXT),
        ("Une liste, puis une autre.\nEt voilà, c'est tout.\n".encode(), "a.csv", TEXT),
        (b"{\\rtf1 Bonjour}", "a.doc", RTF),
        (b"\xef\xbb\xbf\r\n{\\rtf1 Bonjour}", "a.txt", RTF),
        (b"From: a@exemple.fr\r\nMIME-Version: 1.0\r\n\r\nOui", "a.txt", EML),
        (b"Received: de a\n\tpar b\nX-A : c\nFrom: a@exemple.fr\n\nOui", "message", EML),
        (b"From a@exemple.fr lundi\nSubject: Avis\n\nOui", "a.eml", EML),
        (b"Subject: Avis", "a.EML", EML),
        (b"From: Paris\nTo: Lyon\n\nUn voyage.", "a.txt", TEXT),
        (b"Note: oui\n\nTexte.", "a.eml", TEXT),
        (zipped(**{"ppt/presentation.xml": b""}), "a.docx", PPTX),
        (zipped(**{"[Content_Types].xml": b"<x t='presentationml.slideshow.main+xml'/>"}), "a", PPTX),
        (zipped(**{"mimetype": b"application/vnd.oasis.opendocument.presentation"}), "a.odt", ODP),
        (zipped(**{"mimetype": b"application/epub+zip"}), "a.zip", EPUB),
        (zipped(**{"META-INF/container.xml": b""}), "a.epub", EPUB),
        (zipped(**{"xl/workbook.xml": b""}), "a.docx", XLSX),
        (zipped(**{"[Content_Types].xml": b"<x t='spreadsheetml.sheet.main+xml'/>"}), "a", XLSX),
        (zipped(**{"mimetype": b"application/vnd.oasis.opendocument.text"}), "a", ODT),
        (zipped(**{"mimetype": b"application/vnd.oasis.opendocument.text-template"}), "a.ott", ODT),
        (zipped(**{"mimetype": b"application/vnd.oasis.opendocument.spreadsheet\n"}), "a.xlsx", ODS),
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
        (zipped(**{"xl/workbook.bin": b""}), "a.xlsx", UnsupportedTypeError, "classeur Excel binaire"),
        (b"Ceci n'est pas un classeur", "a.xlsx", NotThisTypeError, "classeur Excel"),
        (b"Ceci n'est pas un classeur", "a.ods", NotThisTypeError, "classeur OpenDocument"),
        (b"Ceci n'est pas un texte riche", "a.odt", NotThisTypeError, "texte OpenDocument"),
        (zipped(note=b"rien"), "a.zip", UnsupportedTypeError, "archive ZIP"),
        (b"GIF89a...", "a.txt", UnsupportedTypeError, "image GIF"),
        (b"Ceci n'est pas du RTF", "a.rtf", NotThisTypeError, "document RTF"),
        (b"Ceci n'est pas un livre", "a.epub", NotThisTypeError, "livre EPUB"),
        (b"Ni une pr\xc3\xa9sentation", "a.pptx", NotThisTypeError, "présentation PowerPoint"),
        (b"Ni une pr\xc3\xa9sentation", "a.odp", NotThisTypeError, "présentation OpenDocument"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "__substg1.0_001A".encode("utf-16-le"),
            "a.msg",
            UnsupportedTypeError,
            "message Outlook",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", UnsupportedTypeError, "avant 2007"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            EncryptedError,
            "mot de passe",
        ),
    ],
    ids=lambda value: "data" if isinstance(value, bytes) else None,  # an archive holds the time it was made
)
def test_refusals_are_named(data: bytes, name: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        detect(data, name)
