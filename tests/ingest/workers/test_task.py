import pytest

from ingest.errors import TooManyPagesError
from ingest.workers import task
from tests import hostile


def test_a_document_of_too_many_pages_is_refused_and_one_at_the_limit_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pages = len(task.read_and_cut(hostile.PDF, "reglement.pdf").document.pages)
    monkeypatch.setattr(task, "PAGES_LIMIT", pages)
    assert task.read_and_cut(hostile.PDF, "reglement.pdf").passages
    monkeypatch.setattr(task, "PAGES_LIMIT", pages - 1)
    with pytest.raises(
        TooManyPagesError, match=f"compte {pages} pages, pour une limite de {pages - 1} : découpez"
    ):
        task.read_and_cut(hostile.PDF, "reglement.pdf")
