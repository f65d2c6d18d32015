from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.folder import DataFolder
from index.neighbours import FIRST, NEAR, join_neighbours
from index.searcher import Searcher
from index.sync import synchronise
from index.types import Hit, Query, StoredDocument
from ingest.pieces import LONGEST
from tests.fakes import FakeEncoder
from tests.service.builders import hit, passage

SENTENCE = "La fontaine coule depuis le printemps, et nul ne la ferme.\n\n"


def document(count: int) -> tuple[str, list[Hit]]:
    """`count` paragraphs, a passage each."""
    text = SENTENCE * count
    length = len(SENTENCE)
    return text, [hit(passage(text, i * length, (i + 1) * length - 2)) for i in range(count)]


def joined(text: str, hits: Sequence[Hit]) -> list[tuple[int, int]]:
    found = join_neighbours(hits, lambda _, start, end: text[start:end])
    assert all(h.shown.text == text[h.shown.start : h.shown.end] for h in found)
    return [(h.shown.start, h.shown.end) for h in found]


def test_what_follows_is_shown_with_what_was_found_before_it() -> None:
    text, (a, b, c, d) = document(4)
    length = len(SENTENCE)
    assert joined(text, [b, d, a]) == [(0, 2 * length - 2), (3 * length, 4 * length - 2)]
    assert joined(text, [b, a, c]) == [(0, 3 * length - 2)]


def test_the_better_one_keeps_its_reading_and_its_units() -> None:
    text, (a, b) = document(2)
    better, worse = replace(b, score=0.9), replace(a, score=0.4)
    (found,) = join_neighbours([better, worse], lambda _, start, end: text[start:end])
    assert replace(found, joined=None) == better
    assert found.shown.units == (*a.passage.units, *b.passage.units)


@pytest.mark.parametrize(
    "other",
    [
        lambda h: replace(h, document=replace(h.document, id="autre")),
        lambda h: replace(h, passage=replace(h.passage, section=("Autre partie",))),
    ],
    ids=["document", "section"],
)
def test_what_is_elsewhere_stays_apart(other: object) -> None:
    text, (a, b) = document(2)
    a = replace(a, passage=replace(a.passage, section=("Partie",)))
    assert len(joined(text, [a, other(b)])) == 2  # type: ignore[operator]


def test_a_section_is_joined_with_its_subsection() -> None:
    text, (a, b) = document(2)
    a = replace(a, passage=replace(a.passage, section=("Partie",)))
    b = replace(b, passage=replace(b.passage, section=("Partie", "Détail")))
    (found,) = join_neighbours([b, a], lambda _, start, end: text[start:end])
    assert found.shown.section == ("Partie",)


def test_no_more_than_white_space_is_taken_in() -> None:
    text, hits = document(2)
    text = text.replace("ferme.\n\n", "ferme.\n7", 1)
    assert len(joined(text, hits)) == 2
    gone = join_neighbours(hits, lambda *_: None)  # another version is there now
    assert gone == hits


def test_nothing_is_longer_than_a_passage_may_be() -> None:
    text, hits = document(40)
    ranges = joined(text, hits)
    assert max(end - start for start, end in ranges) <= LONGEST
    assert len(ranges) == 40 - (NEAR - 1)


def test_the_pages_and_the_context_are_those_of_both() -> None:
    text, (a, b) = document(2)
    a = replace(
        a, passage=replace(a.passage, page=3, page_end=3, page_label="iii", context=(("header", 900, 950),))
    )
    inside = ("lead_in", 0, 20)
    b = replace(
        b,
        passage=replace(
            b.passage, page=4, page_end=5, page_label="4", context=(inside, ("header", 900, 950))
        ),
    )
    (found,) = join_neighbours([b, a], lambda _, start, end: text[start:end])
    shown = found.shown
    assert (shown.page, shown.page_end, shown.page_label) == (3, 5, "iii")
    assert shown.context == (("header", 900, 950),)


@given(st.permutations(range(14)), st.integers(0, 14))
def test_every_passage_is_shown_once(order: list[int], count: int) -> None:
    text, hits = document(14)
    found = join_neighbours([hits[i] for i in order[:count]], lambda _, start, end: text[start:end])
    units = sorted(unit.start for h in found for unit in h.shown.units)
    assert units == sorted(hits[i].passage.start for i in order[:count])
    assert all(h.joined is None for h in found[FIRST:])


def test_neighbours_are_quoted_exactly_from_the_index(tmp_path: Path) -> None:
    """Accents, characters beyond the basic plane and Windows line ends before the two."""
    folder, sources = DataFolder(tmp_path / "data"), tmp_path / "sources"
    sources.mkdir()
    paragraph = "Le sourcier 🜄 cherche l’eau à pied, sa baguette à la main, et la trouve souvent.\r\n\r\n"
    text = "# Été 🌊\r\n\r\n" + paragraph * 30
    (sources / "a.md").write_bytes(text.encode())
    synchronise(folder, [sources], FakeEncoder())
    with Searcher(folder, FakeEncoder()) as searcher:
        hits = searcher.search(Query("sourcier"), 10)
        stored = searcher.store.content(hits[0].document.id)
        assert stored is not None
        assert any(h.joined for h in hits)
        for h in hits:
            assert h.shown.text == stored.text[h.shown.start : h.shown.end]
            assert len(h.shown.text) <= LONGEST
        smaller = [searcher.search(Query("sourcier"), limit) for limit in range(len(hits))]
    assert smaller == [hits[:limit] for limit in range(len(hits))]


def test_an_excerpt_of_another_version_is_none(tmp_path: Path) -> None:
    folder, sources = DataFolder(tmp_path / "data"), tmp_path / "sources"
    sources.mkdir()
    (sources / "a.txt").write_text("L’eau est claire.", encoding="utf-8")
    synchronise(folder, [sources], FakeEncoder())
    with Searcher(folder, FakeEncoder()) as searcher:
        (found,) = searcher.search(Query("eau"), 1)
        before: StoredDocument = found.document
        (sources / "a.txt").write_text("L’eau est trouble.", encoding="utf-8")
        synchronise(folder, [sources], FakeEncoder())
        (after,) = searcher.search(Query("eau"), 1)
        assert searcher.store.excerpt(before, 0, 5) is None
        assert searcher.store.excerpt(after.document, 2, 5) == "eau"
