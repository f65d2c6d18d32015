"""What a layout says of lines: size, weight, outline, listings."""

import pytest

from ingest.structure import LineStyle, find_blocks
from ingest.types import Page
from tests.ingest.structure.texts import BODY, outline


def test_layout_says_more_than_text():
    lines = ["Grand titre", "Sous-titre", BODY.strip(), "Petit titre", BODY.strip(), "12"]
    text = "\n".join(lines)
    styles, start = [], 0
    for line, size, bold in zip(
        lines, [2, 1.5, 1, 1, 1, 0.8], [True, True, False, True, False, False], strict=True
    ):
        styles.append(LineStyle(start, start + len(line), size, bold, furniture=line == "12"))
        start += len(line) + 1
    blocks = find_blocks(text, (Page(1, "1", 0, len(text)),), styles)
    assert [(block.kind.value, block.level) for block in blocks] == [
        ("title", 0),
        ("heading", 1),
        ("paragraph", 0),
        ("heading", 2),
        ("paragraph", 0),
        ("page_furniture", 0),
    ]


def styled(lines, separator="\n"):
    """Text of one page with a style a line; lines are (text, style)."""
    text = separator.join(line for line, _ in lines)
    styles, start = [], 0
    for line, style in lines:
        styles.append(LineStyle(start, start + len(line), **style))
        start += len(line) + len(separator)
    return text, (Page(1, "1", 0, len(text)),), styles


def test_a_listing_is_a_paragraph_whatever_its_lines_look_like():
    code = {"size": 0.8, "code": True}
    listing = ["1 Nom : jardin", "2", "TOTAL GENERAL", "# commentaire", "Tableau 1 : x"]
    lines = [(BODY.strip(), {}), *((line, code) for line in listing), (BODY.strip(), {})]
    text, pages, styles = styled(lines)
    found = [(b.kind.value, text[b.start : b.end]) for b in find_blocks(text, pages, styles)]
    assert found[1] == ("paragraph", "\n".join(listing))
    assert {kind for kind, _ in found} == {"paragraph"}


def test_a_label_heads_what_it_says_but_no_listing():
    code = {"size": 0.8, "code": True}
    listing = ("plans = nuit", "copier les plans de la station chaque nuit, sans en oublier.")
    lines = [
        (BODY.strip(), {}),
        ("Le fichier ressemble à :", {"bold": True}),
        *((line, code) for line in listing),
    ]
    text, pages, styles = styled(lines)
    assert outline(text, pages=pages, styles=styles) == []


def test_levels_of_an_outline_stand_though_one_of_its_titles_is_not_in_the_text():
    levels = [("Eau", 1), ("Puits", 2), ("Pompe", 3), ("Air", 1), ("Filtre", 3), ("Pression", 2)]
    lines = [
        pair for name, level in levels for pair in ((name, {"heading_level": level}), (BODY.strip(), {}))
    ]
    text, pages, styles = styled(lines)
    headings = [b for b in find_blocks(text, pages, styles) if b.kind.value in ("heading", "title")]
    assert [(text[b.start : b.end], b.level) for b in headings][1:] == [
        ("Puits", 1),
        ("Pompe", 2),
        ("Air", 1),
        ("Filtre", 2),
        ("Pression", 2),
    ]


def test_a_list_goes_on_after_a_listing_that_one_of_its_items_announces():
    code = {"code": True}
    lines = [("Chaque soir :", {}), ("— copier les plans :", {}), ("$ cp plans", code), ("— éteindre :", {})]
    text, pages, styles = styled([*lines, ("$ halt", code), ("— sortir.", {})], separator="\n\n")
    blocks = find_blocks(text, pages, styles)
    assert [block.lead for block in blocks if block.kind.value == "list_item"] == [0, 0, 0]


def test_an_outline_may_state_the_name_of_a_site():
    text, pages, styles = styled(
        [(BODY.strip(), {}), ("depots.eau.org : les plans", {"heading_level": 1}), (BODY.strip(), {})]
    )
    assert outline(text, pages=pages, styles=styles) == [(1, "depots.eau.org : les plans")]


def manual(stated, *lines):
    """Three headings of an outline, set as `stated`, then `lines` (as `styled`), each over running text."""
    names = ["Puits", "Pompe", "Filtre"]
    headings = [(name, {"heading_level": 1, **stated}) for name in names]
    parts = [part for line in [*headings, *lines] for part in (line, (BODY.strip(), {}))]
    return styled(parts, separator="\n\n")


@pytest.mark.parametrize("line", ["Ouvrez la vanne du bas", "Faut-il purger ?", "Les vannes sont :"])
def test_a_line_in_the_type_of_the_body_heads_nothing_where_headings_stand_out(line):
    def titles(stated, style):
        text, pages, styles = manual(stated, (line, style))
        return [title for _, title in outline(text, pages=pages, styles=styles)]

    heading = line.removesuffix(" :")
    for stated in ({"bold": True}, {"size": 1.2}):
        assert heading not in titles(stated, {})
        assert heading in titles(stated, {"bold": True})
    assert heading in titles({}, {})


def test_a_number_stands_out_as_well_as_bold_type():
    numbered = [(f"2.{n} Le puits", {"heading_level": 2}) for n in range(1, 4)]
    text, pages, styles = manual({"bold": True}, *numbered, ("Ouvrez la vanne du bas", {}))
    assert "Ouvrez la vanne du bas" not in [title for _, title in outline(text, pages=pages, styles=styles)]


def test_marks_of_markdown_head_nothing_in_a_layout():
    text, pages, styles = styled(
        [(BODY.strip(), {}), ("# vider le bassin", {}), (BODY.strip(), {}), ("Relevé", {}), ("------", {})]
    )
    assert outline(text, pages=pages, styles=styles) == []


def test_small_numbered_lines_are_notes_with_or_without_a_full_stop():
    lines = [(BODY.strip(), {}), ("1. Sauf le lundi.", {"size": 0.8}), ("2 Sauf en août.", {"size": 0.8})]
    text, pages, styles = styled(lines)
    found = [block.kind.value for block in find_blocks(text, pages, styles)]
    assert found == ["paragraph", "footnote", "footnote"]
