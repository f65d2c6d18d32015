"""Boxes and pictures: what lies under a box is the quoted words."""

import io
import re

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image

from ingest.errors import NoSuchPageError
from ingest.readers import read
from ingest.readers.pdf import Box, character_boxes, page_characters, render_page
from tests.ingest import pdfs
from tests.ingest.pdfs import SENTENCE

SCALE = 3.0
QUOTE = "Chaque agent reçoit un casque neuf, un gilet orange et des bottes de sécurité fourrées."
TEXT = f"{SENTENCE * 2}{QUOTE} {SENTENCE * 2}"


def stories() -> dict[str, bytes]:
    plain = pdfs.build([pdfs.paragraph(TEXT)])
    return {
        "plain": plain,
        "justified columns": pdfs.build([pdfs.paragraph(TEXT, pdfs.JUSTIFIED)] * 6, columns=2),
        "rotated": pdfs.rotated(plain, 90),
    }


def place(data: bytes) -> tuple[int, int]:
    """The quote's range on page 1, where lines may break at any space."""
    match = re.search(r"\s+".join(map(re.escape, QUOTE.split())), page_characters(data, 1))
    assert match
    return match.span()


def under(data: bytes, box: Box) -> str:
    """What PDFium itself finds in the box."""
    document = pdfium.PdfDocument(data)
    page = document[0]
    height = page.get_height()
    # Back from display space to user space, for the rotations of these tests.
    corners = [(box.left, box.top), (box.right, box.bottom)]
    if page.get_rotation() == 90:
        corners = [(y, x) for x, y in corners]
    else:
        corners = [(x, height - y) for x, y in corners]
    (x0, y0), (x1, y1) = corners
    text_page = page.get_textpage()
    found = text_page.get_text_bounded(min(x0, x1) + 0.5, min(y0, y1) + 2, max(x0, x1) - 0.5, max(y0, y1) - 2)
    text_page.close()
    page.close()
    document.close()
    return " ".join(found.split())


@pytest.mark.parametrize("story", stories())
def test_the_boxed_characters_are_the_quoted_words(story: str) -> None:
    data = stories()[story]
    boxes = character_boxes(data, 1, *place(data))
    assert len(boxes) >= 2, "the quote goes over several lines"
    assert " ".join(under(data, box) for box in boxes) == QUOTE


@pytest.mark.parametrize("story", stories())
def test_ink_lies_under_the_boxes_and_not_between_the_lines(story: str) -> None:
    data = stories()[story]
    boxes = character_boxes(data, 1, *place(data))
    picture = np.asarray(Image.open(io.BytesIO(render_page(data, 1, scale=SCALE))).convert("L"))
    for box in boxes:
        left, top, right, bottom = (round(side * SCALE) for side in box)
        ink = picture[top:bottom, left:right] < 128
        if story == "rotated":
            ink = ink.T
        assert ink.any(axis=0)[:12].any(), "the box begins with a letter"
        assert ink.any(axis=0)[-12:].any(), "the box ends with a letter"
        assert 0.03 < ink.mean() < 0.5


def test_marks_colour_the_paper_and_keep_the_ink() -> None:
    data = stories()["plain"]
    boxes = character_boxes(data, 1, *place(data))
    bare = np.asarray(Image.open(io.BytesIO(render_page(data, 1, scale=SCALE))))
    marked = np.asarray(Image.open(io.BytesIO(render_page(data, 1, boxes, scale=SCALE))))
    assert bare.shape == marked.shape
    changed = (bare != marked).any(axis=2)
    inside = np.zeros_like(changed)
    for box in boxes:
        left, top, right, bottom = (round(side * SCALE) for side in box)
        inside[top - 1 : bottom + 2, left - 1 : right + 2] = True
        assert changed[top + 1 : bottom - 1, left + 1 : right - 1].mean() > 0.5
    assert not changed[~inside].any()
    black = (bare == 0).all(axis=2)
    assert (marked[black] == 0).all()


def test_every_character_has_a_box_but_white_space() -> None:
    data = stories()["plain"]
    text = page_characters(data, 1)
    for start in range(0, len(text), 7):
        assert bool(character_boxes(data, 1, start, start + 1)) != text[start].isspace()


def test_the_text_of_a_page_is_found_again() -> None:
    story = [part for n in range(3) for part in (pdfs.paragraph(f"{n}. {TEXT}"), pdfs.NEW_PAGE)]
    data = pdfs.build(story)
    document = read(data, "a.pdf")
    for page in document.pages:
        assert page_characters(data, page.number) == document.text[page.start : page.end]


def test_cells_are_marked_one_by_one() -> None:
    data = pdfs.build([pdfs.table([["Poste", "2024"], ["Personnel", "23,4"]], [200, 80])])
    text = page_characters(data, 1)
    start = text.index("Personnel")
    boxes = character_boxes(data, 1, start, len(text))
    assert [under(data, box) for box in boxes] == ["Personnel", "23,4"]


def test_a_cell_that_its_text_fills_is_marked_apart_from_the_next() -> None:
    data = pdfs.build([pdfs.table([["Personnel", "23,4"], ["Bâtiments", "8,1"]], [61, 80])])
    text = page_characters(data, 1)
    boxes = character_boxes(data, 1, 0, text.index("\n"))
    assert [under(data, box) for box in boxes] == ["Personnel", "23,4"]
    height = boxes[0].bottom - boxes[0].top
    assert boxes[1].left - boxes[0].right < 2 * height, "near enough to be taken for words of one line"


def test_a_huge_page_is_rendered_smaller() -> None:
    data = pdfs.draw(lambda canvas: canvas.drawString(72, 72, "Affiche"), size=(14_000, 14_000))
    picture = Image.open(io.BytesIO(render_page(data, 1, scale=2.0)))
    assert picture.width * picture.height <= 26_000_000


@pytest.mark.parametrize("number", [0, 2, -1])
def test_a_page_that_does_not_exist(number: int) -> None:
    with pytest.raises(NoSuchPageError, match="n'existe pas"):
        render_page(stories()["plain"], number)
