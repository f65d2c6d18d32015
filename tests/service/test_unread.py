import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.types import PartialReading
from ingest.types import Unread, UnreadCause
from service.unread import by_remedy, unread_pages


def told(*pages: int) -> str:
    return unread_pages(Unread(UnreadCause.NO_RECOGNITION, pages))


def test_pages_of_an_attachment_are_told_as_such() -> None:
    missing = UnreadCause.NO_RECOGNITION
    assert unread_pages(Unread(missing, (2,), "bail.pdf")) == "page 2 de « bail.pdf » non lue"
    assert unread_pages(Unread(missing, (2, 3), "bail.pdf")) == "pages 2 et 3 de « bail.pdf » non lues"
    assert unread_pages(Unread(missing, (), "plan\n.png")) == "pièce jointe « plan\\n.png » non lue"


def test_what_is_to_be_done_differs_with_the_cause() -> None:
    both = PartialReading(
        "a.eml",
        (
            Unread(UnreadCause.NO_RECOGNITION, (2,), "b.pdf"),
            Unread(UnreadCause.TOO_LONG, (4,), "c.pdf"),
            Unread(UnreadCause.NO_RECOGNITION, (), "d.png"),
        ),
    )
    slow = PartialReading("e.pdf", (Unread(UnreadCause.TOO_LONG, (1, 2)),))
    (install, lacking), (replace, too_long) = by_remedy([both, slow])
    assert "installez les paquets tesseract-ocr" in install
    assert lacking == [("a.eml", "page 2 de « b.pdf » non lue, pièce jointe « d.png » non lue")]
    assert "installez" not in replace
    assert "a dépassé le temps permis" in replace
    assert "remplacez le fichier par une numérisation plus nette" in replace
    assert too_long == [("a.eml", "page 4 de « c.pdf » non lue"), ("e.pdf", "pages 1 et 2 non lues")]
    assert list(by_remedy([])) == []


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ((2,), "page 2 non lue"),
        ((2, 3), "pages 2 et 3 non lues"),
        ((2, 5, 6, 7, 8, 9, 12), "pages 2, 5 à 9 et 12 non lues"),
        ((4, 5, 6), "pages 4 à 6 non lues"),
        (
            tuple(range(1, 41, 2)),
            "pages 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 et 8 autres pages non lues",
        ),
        (tuple(range(1, 27, 2)), "pages 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 et 1 autre page non lues"),
    ],
)
def test_pages_are_named(pages: tuple[int, ...], expected: str) -> None:
    assert told(*pages) == expected


@given(st.sets(st.integers(1, 10_000), min_size=1).map(sorted))
def test_every_page_is_named_or_counted(pages: list[int]) -> None:
    said = told(*pages)
    counted = re.search(r" et (\d+) autres? pages? non lues$", said)
    listed = said[: counted.start()] if counted else said
    named = [
        range(int(first), int(last or first) + 1) for first, last in re.findall(r"(\d+)(?: à (\d+))?", listed)
    ]
    assert [page for run in named for page in run] == pages[: sum(map(len, named))]
    assert sum(map(len, named)) + (int(counted[1]) if counted else 0) == len(pages)
    assert len(said) < 300


def test_every_cause_is_told() -> None:
    for cause in UnreadCause:
        ((_, concerned),) = by_remedy([PartialReading("a.pdf", (Unread(cause, (2,)),))])
        assert concerned == [("a.pdf", "page 2 non lue")]
