from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical.analyser import analyse
from index.types import Hit
from service.answering.selection import select
from service.answering.terms import weigh_over
from service.types import Findings, Understanding
from tests.service.builders import hit, passage

OLD = "Le bail du pavillon est conclu pour une durée de trois ans."
NEW = "Le bail du pavillon est conclu pour une durée de six ans."
OTHERS = [
    "La cantine du quai sert de midi à deux heures.",
    "Le registre des clefs se tient à la loge.",
    "Les bancs du square ont été repeints en vert.",
    "La fanfare répète le jeudi dans la halle.",
    "Le marché aux fleurs quitte la place en hiver.",
]


def said(text: str, name: str, *, date: str | None = None, title: str = "Bail du pavillon") -> Hit:
    found = hit(replace(passage(text), key=hash((text, name))), name)
    return replace(found, document=replace(found.document, date=date, title=title))


def others(count: int = 5) -> list[Hit]:
    return [said(text, f"autre {n}", title=f"Feuillet {n}") for n, text in enumerate(OTHERS[:count])]


def chosen(question: str, hits: list[Hit], limit: int = 5) -> list[str]:
    """Names of the documents, « + » and those of its copies after each."""
    understood = Understanding(question, question)
    picked = select(Findings(understood, tuple(hits)), limit, weigh_over(question, hits, analyse), analyse)
    return ["+".join((one.hit.document.id, *(c.hit.document.id for c in one.copies))) for one in picked]


QUESTION = "Quelle est la durée du bail du pavillon ?"


def test_a_fact_that_two_documents_state_is_cited_once_from_the_most_recent() -> None:
    hits = [said(OLD, "ancien", date="2019-01-01"), *others(2), said(OLD, "récent", date="2024-01-01")]

    assert chosen(QUESTION, hits) == ["récent+ancien", "autre 0", "autre 1"]
    assert chosen(QUESTION, hits[::-1]) == ["récent+ancien", "autre 1", "autre 0"]


def test_three_copies_are_all_named() -> None:
    hits = [said(OLD, name, date=date) for name, date in (("b", "2020"), ("a", None), ("c", "2021"))]

    assert chosen(QUESTION, hits) == ["c+b+a"]


def test_copies_make_room_for_what_comes_after() -> None:
    hits = [*(said(OLD, f"copie {n}") for n in range(5)), *others(2)]

    assert [name.split("+")[0] for name in chosen(QUESTION, hits)] == ["copie 0", "autre 0", "autre 1"]


def test_the_same_sentence_about_two_places_asked_about_is_cited_twice() -> None:
    sentence = "La convention est conclue pour une durée de trois ans."
    hits = [said(sentence, name, title=f"Convention avec {name}") for name in ("Sarlat", "Bergerac")]

    assert chosen("Durée des conventions avec Sarlat et Bergerac ?", hits) == ["Sarlat", "Bergerac"]
    assert chosen("durée de la convention avec sarlat ?", hits[::-1]) == ["Sarlat+Bergerac"]


def test_of_two_figures_the_most_recent_comes_first_and_both_are_cited() -> None:
    old, new = said(OLD, "ancien", date="2019-01-01"), said(NEW, "récent", date="2024-01-01")

    assert chosen(QUESTION, [old, *others(), new]) == ["récent", "ancien", "autre 0", "autre 1", "autre 2"]
    assert chosen(QUESTION, [new, *others(), old]) == ["récent", "ancien", "autre 0", "autre 1", "autre 2"]


def test_a_year_asked_about_keeps_its_source_first() -> None:
    old, new = said(OLD, "ancien", date="2019-01-01"), said(NEW, "récent", date="2024-01-01")
    question = "Quelle était la durée du bail du pavillon en 2019 ?"

    assert chosen(question, [old, *others(1), new]) == ["ancien", "récent", "autre 0"]
    assert chosen(question, [new, *others(1), old]) == ["ancien", "récent", "autre 0"]


@pytest.mark.parametrize("date", [None, "2019-01-01"])
def test_without_two_dates_nothing_moves(date: str | None) -> None:
    hits = [said(OLD, "un", date="2019-01-01"), *others(1), said(NEW, "autre", date=date)]

    assert chosen(QUESTION, hits) == ["un", "autre 0", "autre"]


def test_near_the_bottom_hits_are_shown_as_they_are() -> None:
    hits = [said(f"Le feuillet {n} parle de tout autre chose.", f"d{n}", title="") for n in range(25)]

    assert chosen("pavillon", hits, limit=25) == [f"d{n}" for n in range(25)]


NOTES = st.lists(
    st.tuples(
        st.sampled_from([OLD, NEW, *OTHERS]),
        st.sampled_from("abcdef"),
        st.sampled_from([None, "2019-01-01", "2024-01-01"]),
    ),
    max_size=12,
    unique_by=lambda note: note[1],
)


@given(NOTES, st.integers(1, 12))
def test_nothing_is_invented_lost_or_shown_twice(
    notes: list[tuple[str, str, str | None]], limit: int
) -> None:
    hits = [said(text, name, date=date) for text, name, date in notes]

    everything = chosen(QUESTION, hits, limit=50)
    named = [name for shown in everything for name in shown.split("+")]

    assert len(named) == len(set(named))
    assert {one.document.id for one in hits} == set(named)
    assert chosen(QUESTION, hits, limit) == everything[:limit]
