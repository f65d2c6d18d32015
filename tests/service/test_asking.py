"""Searching and answering, a step each: what evaluation measures is what is answered from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.folder import DataFolder
from index.searcher import Searcher
from service import asking
from tests.fakes import FakeEncoder, FakeReader

SEVERAL = "Combien de jours de congés, et jusqu'à quand les reporter ?"


@pytest.fixture
def reader() -> FakeReader:
    return FakeReader("congés")


@pytest.fixture
def searcher(data: Path, encoder: FakeEncoder, reader: FakeReader) -> Iterator[Searcher]:
    with Searcher(DataFolder(data), encoder, reader) as searcher:
        yield searcher


@pytest.mark.parametrize("question", ["Combien de jours de congés ?", SEVERAL])
def test_passages_are_read_once_a_question(searcher: Searcher, reader: FakeReader, question: str) -> None:
    findings = asking.find(searcher, question)
    read = len(reader.shown)
    asking.conclude(searcher, question, findings)

    assert 0 < read <= reader.candidates
    assert len(reader.shown) == read


@pytest.mark.parametrize("question", [SEVERAL, "zythum ou fusée ?", "?"])
def test_both_halves_make_the_whole(searcher: Searcher, question: str) -> None:
    findings = asking.find(searcher, question)

    assert asking.conclude(searcher, question, findings, top_k=3) == asking.ask(searcher, question, top_k=3)


@pytest.mark.parametrize("message", ["Merci beaucoup !", "Bonjour", "???"])
def test_nothing_is_searched_for_a_message_that_asks_nothing(
    searcher: Searcher, reader: FakeReader, message: str
) -> None:
    answer = asking.ask(searcher, message, history=["Combien de jours de congés ?"])

    assert not answer.answered
    assert answer.near_misses == ()
    assert answer.message is not None
    assert "pas de question" in answer.message
    assert asking.search(searcher, message) == []
    assert reader.shown == []
