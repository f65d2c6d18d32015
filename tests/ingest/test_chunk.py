"""Which headings open which passages."""

from ingest.chunk import passages
from ingest.readers import read
from tests.ingest.structure.texts import BODY


def opened(text: str) -> list[list[str]]:
    """What each passage says, unit by unit."""
    found = passages(read(text.encode(), "note.md"))
    return [[unit.indexed for unit in passage.units] for passage in found]


SENTENCE = BODY.strip()


def test_a_title_and_headings_without_text_open_the_next_passage() -> None:
    text = f"# Le guide\n\n## Les clefs\n\n## Les badges\n\n### La nuit\n\n{BODY}"
    assert opened(text) == [["Le guide", "Les clefs", "Les badges", "La nuit", SENTENCE]]
    (passage,) = passages(read(text.encode(), "note.md"))
    assert passage.section == ("Les badges", "La nuit")


def test_a_heading_with_text_stands_apart_from_the_next() -> None:
    text = f"# Le guide\n\n{BODY}## Les clefs\n\n{BODY}## Les badges\n\n{BODY}"
    assert [units[0] for units in opened(text)] == ["Le guide", "Les clefs", "Les badges"]


def test_no_passage_goes_past_a_table_of_contents() -> None:
    contents = "Sommaire\n\nLe cadre .......... 2\nLa suite .......... 3\n\n"
    text = f"# Le guide\n\n{contents}## Le cadre\n\n{BODY}## La suite\n\n{BODY}"
    assert opened(text)[:2] == [["Le guide"], ["Le cadre", SENTENCE]]


def test_headings_at_the_end_are_a_passage() -> None:
    text = f"# Le guide\n\n## Les clefs\n\n{BODY}## Annexe A\n\n## Annexe B\n"
    assert opened(text)[-1] == ["Annexe A", "Annexe B"]
