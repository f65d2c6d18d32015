import pytest

from ingest import page_limit
from ingest.errors import NothingToQuoteError, TooManyPagesError
from ingest.readers import pdf
from ingest.workers import task
from tests import hostile


def test_a_document_of_too_many_pages_is_refused_and_one_at_the_limit_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pages = len(task.read_and_cut(hostile.PDF, "reglement.pdf").document.pages)
    monkeypatch.setattr(page_limit, "PAGES_LIMIT", pages)
    assert task.read_and_cut(hostile.PDF, "reglement.pdf").passages
    monkeypatch.setattr(page_limit, "PAGES_LIMIT", pages - 1)
    with pytest.raises(
        TooManyPagesError, match=f"compte {pages} pages, pour une limite de {pages - 1} : découpez"
    ):
        task.read_and_cut(hostile.PDF, "reglement.pdf")


def test_no_page_of_too_long_a_pdf_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_limit, "PAGES_LIMIT", 0)
    monkeypatch.setattr(pdf, "page_text", lambda _page: pytest.fail("a page was read"))
    with pytest.raises(TooManyPagesError):
        task.read_and_cut(hostile.PDF, "reglement.pdf")


@pytest.mark.parametrize(
    "text", ["---\n***\n", "Sommaire\n1. Congés ........ 3\n2. Primes ........ 5\n3. Départs ....... 8\n"]
)
def test_a_file_without_a_passage_is_refused(text: str) -> None:
    with pytest.raises(NothingToQuoteError, match="n'a rien à citer"):
        task.read_and_cut(text.encode(), "feuille.txt")
