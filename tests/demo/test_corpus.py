"""The sample corpus is what the documentation says: five formats, real pages, real structure, rebuildable."""

import re
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
from docx.document import Document

from service.demo.sources import build
from tests.demo.extraction import BROKEN_WORD, pdf_pages, squeeze, text_of

CORPUS = build.CORPUS
FILES = sorted(CORPUS.iterdir())
REPORT = CORPUS / "rapport-annuel-2024.pdf"
# A printed page of running French prose; formats without pages are counted in these.
CHARACTERS_PER_PAGE = 2750


def pages_of(path: Path) -> float:
    return (
        len(pypdf.PdfReader(path).pages)
        if path.suffix == ".pdf"
        else len(text_of(path)) / CHARACTERS_PER_PAGE
    )


def test_five_formats_and_over_forty_pages() -> None:
    assert len(FILES) >= 12
    assert {path.suffix for path in FILES} == {".txt", ".md", ".html", ".docx", ".pdf"}
    assert sum(pages_of(path) for path in FILES) >= 45


def test_it_is_small_enough_for_the_wheel() -> None:
    assert sum(path.stat().st_size for path in FILES) < 2_000_000


def test_one_file_is_not_unicode() -> None:
    foreign = [path.name for path in FILES if path.suffix in {".txt", ".md", ".html"} and not _is_utf8(path)]
    assert foreign == ["note-frais-de-mission-2025.txt"]
    assert "€" in text_of(CORPUS / foreign[0])


def _is_utf8(path: Path) -> bool:
    try:
        path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def test_the_report_has_an_outline_that_leads_to_its_headings() -> None:
    reader, pages = pypdf.PdfReader(REPORT), pdf_pages(REPORT)
    entries = [entry for item in reader.outline for entry in (item if isinstance(item, list) else [item])]
    assert len(entries) >= 30
    for entry in entries:
        page = reader.get_destination_page_number(entry)
        assert page is not None
        assert squeeze(entry.title) in squeeze(pages[page].replace(BROKEN_WORD, "")), entry.title


def test_the_report_is_labelled_in_roman_then_arabic_numerals() -> None:
    labels = pypdf.PdfReader(REPORT).page_labels
    assert len(labels) >= 15
    front = labels.index("1")
    assert labels[:front] == ["i", "ii", "iii", "iv", "v"]
    assert labels[front:] == [str(n + 1) for n in range(len(labels) - front)]


def test_every_page_but_the_cover_carries_its_printed_number_and_running_head() -> None:
    labels = pypdf.PdfReader(REPORT).page_labels
    for label, text in list(zip(labels, pdf_pages(REPORT), strict=True))[1:]:
        assert "ANSF – Rapport annuel 2024" in text
        assert label in text.split()


def test_the_report_has_notes_hyphens_and_a_paragraph_cut_by_a_page_break() -> None:
    pages = pdf_pages(REPORT)
    notes = [re.findall(r"https://intranet\.example/\S+", page) for page in pages]
    assert sum(len(found) for found in notes) == 5
    assert sum(page.count(BROKEN_WORD) for page in pages) >= 20
    bodies = [page.split("\r\nANSF – Rapport")[0].rstrip() for page in pages[5:]]
    assert any(re.search(r"\b[a-zà-ÿ0-9]+$", body) and "Ensemble" not in body[-60:] for body in bodies)


def test_the_contents_give_the_printed_page_of_each_chapter() -> None:
    reader = pypdf.PdfReader(REPORT)
    contents = squeeze(" ".join(pdf_pages(REPORT)[1:3]))
    for item in reader.outline:
        if isinstance(item, list):
            continue
        label = reader.page_labels[reader.get_destination_page_number(item)]
        assert re.search(rf"{re.escape(squeeze(item.title))}[ .]+{label}\b", contents), item.title


@pytest.mark.parametrize("name", [name for name in build.DOCUMENTS if name.endswith(".docx")])
def test_word_documents_have_styles_and_header_rows(name: str) -> None:
    document: Document = docx.Document(str(CORPUS / name))
    styles = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert {"Title", "Heading 1", "Caption"} <= styles
    assert document.tables
    for table in document.tables:
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")


def test_a_word_document_has_a_footnote() -> None:
    with zipfile.ZipFile(CORPUS / "reglement-conges.docx") as package:
        assert b"https://intranet.example/rh/ondine/solde" in package.read("word/footnotes.xml")
        assert b"w:footnoteReference" in package.read("word/document.xml")


def test_the_circular_looks_like_a_pdf_turned_into_text() -> None:
    text = text_of(CORPUS / "circulaire-2024-07-surveillance-sources.txt")
    assert re.search(r"^I\. Objet et champ d'application\t2$", text, flags=re.M)
    assert re.search(r"^B\. Sources exclues \.{5,} 2$", text, flags=re.M)
    assert re.findall(r"^(\d)$", text, flags=re.M) == list("1234567")
    assert "et leur surveillance\n\n____" in text
    assert "3\n\nrepose en grande partie" in text


def test_building_again_changes_nothing(tmp_path: Path) -> None:
    build.build(tmp_path)
    for name in build.DOCUMENTS:
        assert _content(tmp_path / name) == _content(CORPUS / name), name


def _content(path: Path) -> object:
    """What must not change: all but the compression, which depends on the zlib at hand."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            return {entry: package.read(entry) for entry in package.namelist()}
    reader = pypdf.PdfReader(path)
    streams = [page.get_contents() for page in reader.pages]
    return [stream.get_data() if stream else b"" for stream in streams], reader.page_labels, reader.metadata
