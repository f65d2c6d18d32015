"""What introduces a listing, and the passage that holds both."""

import pytest

from ingest.chunk import passages
from ingest.leads import follows_lead, lead
from ingest.readers import read
from ingest.structure import LineStyle, find_blocks
from ingest.types import Document, Page

# Half a passage: after it, one that is cut where the listing begins would have the better length.
PROSE = "Le garde relève chaque matin le niveau de l'eau et le note dans le registre de la station. " * 6


@pytest.mark.parametrize(
    "announcing",
    [
        "<p>Pour copier le registre :</p>",
        "<p>Vous pouvez lancer la commande</p>",
        "<ul><li>Pour copier le registre :</li></ul>",
    ],
)
def test_a_listing_stays_with_what_announces_it(announcing: str) -> None:
    document = read(f"<p>{PROSE}</p>{announcing}<pre>cp registre archives\n</pre>".encode(), "page.html")
    listing = len(document.blocks) - 1
    assert lead(document, listing) == listing - 1
    assert follows_lead(document, listing)
    (found,) = [passage for passage in passages(document) if "cp registre" in passage.indexed]
    assert found.start <= document.blocks[listing - 1].start


@pytest.mark.parametrize(
    "before", ["<p>Le registre est copié la nuit.</p>", "<h2>Copie</h2>", "<pre>cd archives\nls\n</pre>"]
)
def test_nothing_else_announces_a_listing(before: str) -> None:
    document = read(f"<p>{PROSE}</p>{before}<pre>cp registre archives\n</pre>".encode(), "page.html")
    assert lead(document, len(document.blocks) - 1) is None


def test_what_announces_a_long_listing_is_shown_beside_its_second_half() -> None:
    lines = "".join(f"cp registre-{10**number} /archives\n" for number in range(60))
    document = read(f"<p>Pour copier le registre :</p><pre>{lines}</pre>".encode(), "page.html")
    first, *others = passages(document)
    announcing = document.blocks[0]
    assert first.context == ()
    assert others
    assert all(passage.context == (("lead_in", announcing.start, announcing.end),) for passage in others)


def test_a_listing_at_the_top_of_a_page_stays_with_what_announces_it_on_the_one_before() -> None:
    lines = [
        ("Le registre est relevé chaque matin par le garde.", {}),
        ("Pour le copier, lancez la commande suivante :", {}),
        ("12", {"furniture": True}),
        ("cp registre archives", {"code": True}),
        ("Le registre est relu chaque soir par le maire.", {}),
    ]
    text = "\n\n".join(line for line, _ in lines)
    starts = [text.index(line) for line, _ in lines]
    styles = [
        LineStyle(start, start + len(line), **style)
        for start, (line, style) in zip(starts, lines, strict=True)
    ]
    pages = (Page(1, "1", 0, starts[3]), Page(2, "2", starts[3], len(text)))
    document = Document(text, "application/pdf", find_blocks(text, pages, styles), pages)
    (found,) = passages(document)
    assert [unit.indexed for unit in found.units] == [line for line, style in lines if line != "12"]
