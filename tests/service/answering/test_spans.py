from dataclasses import replace

from index.types import Hit, Reading, Span
from service.answering.spans import reader_span
from service.types import Quote
from tests.service.builders import hit, passage

TEXT = "Le budget est voté. Il est de 12 millions, puis de 13."
UNITS = [(0, 19), (20, len(TEXT))]


def read(words: str) -> Hit:
    return replace(hit(passage(TEXT, units=UNITS)), reading=Reading(0.0, (0.0, 1.0), Span(1, words, 0.1)))


def test_the_words_are_found_in_their_sentence_however_unsure_the_reader_is() -> None:
    assert reader_span(read("12 millions")) == Quote(30, 41, "12 millions")


def test_words_that_stand_twice_in_it_or_otherwise_cannot_be_pointed_at() -> None:
    assert reader_span(read("de")) is None
    assert reader_span(read("budget")) is None


def test_a_hit_that_was_not_read_has_none() -> None:
    assert reader_span(hit(passage(TEXT, units=UNITS))) is None
