"""Searching and answering, a step each: what evaluation measures is what is answered from."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from index.folder import DataFolder
from index.searcher import Searcher
from index.types import Reading, ReadingText
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


class Believer:
    """Finds an answer wherever it is asked what it believes in: with the earlier question, or without it."""

    candidates = 3

    def __init__(self, *, with_history: bool) -> None:
        self.with_history = with_history

    def read(self, question: str, passages: Sequence[ReadingText]) -> list[Reading]:
        believed = question.startswith("jours de congés") == self.with_history
        return [Reading(5.0 if believed else -5.0, (1.0,) * len(passage.units)) for passage in passages]


CARRIED = ["jours de congés annuels"]


@pytest.mark.parametrize(
    ("question", "with_history", "without"),
    [
        ("Le badge se retire ?", CARRIED, []),  # two words: may lean on what was asked, and may not
        ("Le badge ?", CARRIED, []),  # one word too
        ("Et le badge se retire ?", CARRIED, CARRIED),  # leans
        ("Où le badge du bâtiment C se retire-t-il ?", [], []),  # does not
    ],
)
def test_the_reader_tells_whether_a_short_question_leans_on_the_one_before(
    data: Path, encoder: FakeEncoder, question: str, with_history: list[str], without: list[str]
) -> None:
    for believes, expected in ((True, with_history), (False, without)):
        with Searcher(DataFolder(data), encoder, Believer(with_history=believes)) as searcher:
            findings = asking.find(searcher, question, history=["Combien de jours de congés annuels ?"])
        assert [item.text for item in findings.understanding.carried] == expected


@pytest.mark.parametrize(("question", "carried"), [("Le badge se retire ?", []), ("Le badge ?", CARRIED)])
def test_without_a_reader_the_number_of_words_tells(
    data: Path, encoder: FakeEncoder, question: str, carried: list[str]
) -> None:
    with Searcher(DataFolder(data), encoder) as searcher:
        findings = asking.find(searcher, question, history=["Combien de jours de congés annuels ?"])
    assert [item.text for item in findings.understanding.carried] == carried


def test_what_is_dropped_is_not_taken_over_again(data: Path, encoder: FakeEncoder) -> None:
    history = ["Combien de jours de congés annuels en 2024 ?"]
    with Searcher(DataFolder(data), encoder, Believer(with_history=False)) as searcher:
        found = asking.find(searcher, "Le badge se retire ?", history=history, drop=["k1"])
    assert [item.text for item in found.understanding.carried] == ["2024"]
