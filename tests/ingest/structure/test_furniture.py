"""Running heads in texts once paginated, and what only looks like one."""

import pytest

from ingest.readers import read
from ingest.types import BlockKind
from tests.ingest.structure.texts import BODY, kinds, outline
from tests.ingest.told import said

WATERS = ("Les sources", "Les lavoirs", "Les canaux", "Les étangs")


def furniture(pages: list[str]) -> list[str]:
    document = read("\f".join(pages).encode(), "a.txt")
    return [text.strip() for text in said(document, BlockKind.PAGE_FURNITURE)]


def test_the_numbers_of_chapters_are_not_those_of_pages() -> None:
    pages = [
        f"Chapitre {number}\n\n{title}\n\n{title} gèlent en hiver, et l'on y patine.\n"
        for number, title in enumerate(WATERS, 1)
    ]
    assert furniture(pages) == []


def test_a_running_head_that_names_the_chapter_repeats_as_it_is() -> None:
    pages = [f"Chapitre 2\n\n{title} gèlent en hiver, et l'on y patine.\n" for title in WATERS]
    assert set(furniture(pages)) == {"Chapitre 2"}


def listed(items: list[str]) -> str:
    """The same unmarked list in every chapter, each item a paragraph."""
    lines = "\n\n".join(items)
    return "\n\n".join(
        f"{title}\n\nPour les {title.lower()}, il faut fournir :\n\n{lines}\n\nLe maire répond sous un mois."
        for title in WATERS
    )


def test_items_that_nothing_marks_are_no_running_heads() -> None:
    assert furniture([listed(["un plan du site,", "un devis détaillé,", "l'accord du syndic."])]) == []
    assert furniture([listed(["un plan du site", "225 €", "ou 75 € pour les communes"])]) == []


def test_a_head_that_cuts_a_sentence_is_one() -> None:
    cut = "\n\n".join(
        f"L'agence entretient {title.lower()} de la vallée avec le concours des communes et\n\n"
        "Rapport annuel\n\ncelui des riverains, comme chaque année depuis la fondation."
        for title in WATERS
    )
    assert set(furniture([cut])) == {"Rapport annuel"}


@pytest.mark.parametrize("foot", ["EN AVANT\nTOUTE", "Rapport 2024 – page {}", "{}", "- {} -"])
def test_furniture(foot):
    text = "".join(f"{BODY}\n\n\n{foot.format(number)}\n\n\n\n" for number in (3, 4, 5))
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "page_furniture"] * 3


def test_a_text_that_says_one_thing_three_times_is_not_furniture():
    for words in ("vote vote vote rit", "vote rit vote rit vote"):
        text = "\n\n".join(f"On {word}." for word in words.split())
        assert [kind for kind, _ in kinds(text)] == ["paragraph"] * len(words.split())


def test_a_heading_that_recurs_is_not_furniture():
    text = "".join(f"{number}. Fiche du métier\n\n{BODY}Public visé\n\n{BODY}" for number in (1, 2, 3))
    assert [title for level, title in outline(text) if level == 2] == ["Public visé"] * 3
