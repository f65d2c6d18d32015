"""Running heads in texts once paginated, and what only looks like one."""

from ingest.readers import read
from ingest.types import BlockKind

WATERS = ("Les sources", "Les lavoirs", "Les canaux", "Les étangs")


def furniture(pages: list[str]) -> list[str]:
    document = read("\f".join(pages).encode(), "a.txt")
    return [
        document.text[block.start : block.end].strip()
        for block in document.blocks
        if block.kind is BlockKind.PAGE_FURNITURE
    ]


def test_the_numbers_of_chapters_are_not_those_of_pages() -> None:
    pages = [
        f"Chapitre {number}\n\n{title}\n\n{title} gèlent en hiver, et l'on y patine.\n"
        for number, title in enumerate(WATERS, 1)
    ]
    assert furniture(pages) == []


def test_a_running_head_that_names_the_chapter_repeats_as_it_is() -> None:
    pages = [f"Chapitre 2\n\n{title} gèlent en hiver, et l'on y patine.\n" for title in WATERS]
    assert set(furniture(pages)) == {"Chapitre 2"}
