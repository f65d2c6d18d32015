"""EPUB books, made by hand."""

import pytest

from ingest.errors import DamagedFileError, EncryptedError, TooLargeError, UnsupportedTypeError
from ingest.readers import archives, read
from ingest.types import Document
from tests.ingest import books
from tests.ingest.invariants import check_document
from tests.ingest.told import kinds


def opened(data: bytes) -> Document:
    document = read(data, "a.epub")
    check_document(document)
    return document


def encryption(algorithm: str) -> str:
    return (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
        'xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
        f'<enc:EncryptionMethod Algorithm="{algorithm}"/><enc:CipherData><enc:CipherReference URI="x"/>'
        "</enc:CipherData></enc:EncryptedData></encryption>"
    )


def test_chapters_in_order_with_the_levels_of_their_headings() -> None:
    document = opened(books.epub(["<h1>Les sources</h1><p>Un.</p>", "<h2>Le captage</h2><p>Deux.</p>"]))
    assert kinds(document) == [
        ("heading", 1, "Les sources"),
        ("paragraph", 0, "Un."),
        ("heading", 2, "Le captage"),
        ("paragraph", 0, "Deux."),
    ]


def test_the_order_is_that_of_the_spine() -> None:
    kind = 'media-type="application/xhtml+xml"'
    items = f'<item id="a" href="a.xhtml" {kind}/><item id="b" href="b.xhtml" {kind}/>'
    opf = books.package(items, '<itemref idref="b" linear="no"/><itemref idref="a"/><itemref idref="z"/>')
    data = books.zipped(
        {
            "META-INF/container.xml": books.CONTAINER.format(path="livre.opf"),
            "a.xhtml": books.page("<p>A</p>"),
            "b.xhtml": books.page("<p>B</p>"),
            "livre.opf": opf,
        }
    )
    assert opened(data).text == "B\nA"


def test_a_book_zipped_with_its_folder_is_read() -> None:
    kind = 'media-type="application/xhtml+xml"'
    members: dict[str, str | bytes] = {
        "manuel/META-INF/container.xml": books.CONTAINER.format(path="OEBPS/livre.opf"),
        "manuel/OEBPS/livre.opf": books.package(
            f'<item id="a" href="a.xhtml" {kind}/>', '<itemref idref="a"/>'
        ),
        "manuel/OEBPS/a.xhtml": books.page("<p>La vanne du haut se ferme à gauche.</p>"),
        "manuel/mimetype": "application/epub+zip",
    }
    assert opened(books.zipped(members, mimetype=False)).text == "La vanne du haut se ferme à gauche."
    members["manuel/META-INF/encryption.xml"] = encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    with pytest.raises(EncryptedError):
        read(books.zipped(members, mimetype=False), "a.epub")


def test_a_book_beside_other_files_is_an_archive() -> None:
    members: dict[str, str | bytes] = {"manuel/META-INF/container.xml": "<x/>", "photos/a.txt": "a"}
    with pytest.raises(UnsupportedTypeError, match="ZIP"):
        read(books.zipped(members, mimetype=False), "a.zip")


def test_tables_of_contents_are_not_repeated() -> None:
    kind = 'media-type="application/xhtml+xml"'
    items = f'<item id="t" href="table.xhtml" {kind}/><item id="a" href="a.xhtml" {kind}/>'
    guide = '<guide><reference type="toc" href="table.xhtml#debut"/></guide>'
    data = books.zipped(
        {
            "META-INF/container.xml": books.CONTAINER.format(path="livre.opf"),
            "table.xhtml": books.page("<p>Table des chapitres</p>"),
            "a.xhtml": books.page("<p>A</p>"),
            "livre.opf": books.package(items, '<itemref idref="t"/><itemref idref="a"/>', guide=guide),
        }
    )
    assert opened(data).text == "A"


def test_headers_asides_and_notes_are_part_of_the_text() -> None:
    document = opened(
        books.epub(
            [
                "<header><h1>Titre</h1></header><p>Un<sup>1</sup>.</p><aside><p>Encadré.</p></aside>"
                '<aside epub:type="footnote" role="doc-footnote"><p>1. Une note.</p></aside>'
                "<nav><a href='x'>Suite</a></nav><script>x</script>"
            ]
        )
    )
    assert kinds(document) == [
        ("heading", 1, "Titre"),
        ("paragraph", 0, "Un¹."),
        ("paragraph", 0, "Encadré."),
        ("footnote", 0, "1. Une note."),
    ]


def test_properties() -> None:
    metadata = opened(books.epub(["<p>Texte.</p>"])).metadata
    assert (metadata.title, metadata.date, metadata.language, metadata.authors) == (
        "Manuel du fontainier",
        "2023-05-04",
        "fr",
        ("Anne Dupré",),
    )


@pytest.mark.parametrize(
    ("declared", "title"),
    [
        ("<dc:title> Les eaux\n  du plateau </dc:title>", "Les eaux du plateau"),
        ("<dc:title/><dc:title>Les eaux</dc:title>", "Les eaux"),
        ("<dc:title> </dc:title>", "Le captage"),
        ("<dc:title>Unknown</dc:title>", "Le captage"),
        ("<dc:title>a.epub</dc:title>", "Le captage"),
        ("", "Le captage"),
    ],
)
def test_the_title_is_the_declared_one_else_the_first_outermost_heading(declared: str, title: str) -> None:
    chapters = ["<h2>Avant-propos</h2><p>Un.</p>", "<h1>Le\ncaptage</h1><p>Deux.</p>", "<h1>La vanne</h1>"]
    assert opened(books.epub(chapters, metadata=declared)).metadata.title == title


def test_a_book_without_any_title_has_none() -> None:
    assert opened(books.epub(["<p>Texte.</p>"], metadata="")).metadata.title is None


@pytest.mark.parametrize("algorithm", ["http://www.w3.org/2001/04/xmlenc#aes256-cbc", ""])
def test_a_ciphered_book_is_named(algorithm: str) -> None:
    data = books.epub(["<p>x</p>"], **{"META-INF__encryption.xml": encryption(algorithm)})
    with pytest.raises(EncryptedError, match="DRM"):
        read(data, "a.epub")


@pytest.mark.parametrize(
    "algorithm", ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"]
)
def test_obfuscated_fonts_hide_no_text(algorithm: str) -> None:
    data = books.epub(["<p>Texte.</p>"], **{"META-INF__encryption.xml": encryption(algorithm)})
    assert opened(data).text == "Texte."


def test_a_missing_chapter_is_named() -> None:
    kind = 'media-type="application/xhtml+xml"'
    opf = books.package(f'<item id="a" href="a.xhtml" {kind}/>', '<itemref idref="a"/>')
    data = books.epub(["<p>x</p>"], **{"OEBPS__livre.opf": opf})
    with pytest.raises(DamagedFileError, match=r"« OEBPS/a\.xhtml » manque"):
        read(data, "a.epub")


@pytest.mark.parametrize(
    "href", ["../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "%2e%2e/%2e%2e/etc/passwd"]
)
def test_addresses_outside_the_book_lead_nowhere(href: str) -> None:
    opf = books.package(
        f'<item id="a" href="{href}" media-type="application/xhtml+xml"/>', '<itemref idref="a"/>'
    )
    with pytest.raises(DamagedFileError, match="manque"):
        read(books.epub(["<p>x</p>"], **{"OEBPS__livre.opf": opf}), "a.epub")


def test_an_entity_bomb_is_refused_unexploded() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE html [<!ENTITY e0 "boum">{entities}]><html><body><p>&e11;</p></body></html>'
    with pytest.raises(DamagedFileError, match="entités"):
        read(books.epub(["x"], **{"OEBPS__textes__chapitre 1.xhtml": bomb}), "a.epub")
    with pytest.raises(DamagedFileError):
        read(books.epub(["x"], **{"OEBPS__livre.opf": bomb.replace("html", "package")}), "a.epub")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "UNPACKED_LIMIT", 1_000_000)
    with pytest.raises(TooLargeError, match="1 Mo"):
        read(books.epub(["<p>x</p>"], image=b"0" * 5_000_000), "a.epub")


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_book_is_refused(part: float) -> None:
    data = books.epub(["<p>Le texte.</p>"] * 5)
    with pytest.raises(DamagedFileError):
        read(data[: int(part * len(data))], "a.epub")


@pytest.mark.parametrize("content", [b"", b"<broken", b"<container/>", b"\x00\x01"])
def test_a_book_without_its_description_is_refused(content: bytes) -> None:
    with pytest.raises(DamagedFileError):
        read(books.epub(["<p>x</p>"], **{"META-INF__container.xml": content}), "a.epub")
