"""Pages drawn in real processes: the same pictures as here, and none that costs more than it may."""

import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace

import pytest
from PIL import Image

from ingest.errors import IngestError, MemoryLimitError, NoReaderProcessError, TimeLimitError
from ingest.readers.images import render_image
from ingest.readers.pdf import Box, character_boxes, render_page
from ingest.workers import Limits, PagePool, PageView
from tests import hostile
from tests.ingest.golden.make_sources import SOURCES

PDF = "application/pdf"
RULES = (SOURCES / "reglement-bibliotheque.pdf").read_bytes()
SMALL = Limits(memory=700_000_000, seconds=1, seconds_per_megabyte=0, patience=1_000, files=3)


@pytest.fixture(scope="module")
def pages() -> Iterator[PagePool]:
    pool = PagePool()
    yield pool
    pool.close()


@pytest.fixture(scope="module")
def poor() -> Iterator[PagePool]:
    """What may cost little, so that a test does too."""
    pool = PagePool(limits=SMALL)
    yield pool
    pool.close()


def test_a_page_is_drawn_as_it_is_here(pages: PagePool) -> None:
    assert pages.draw(RULES, PageView(PDF, 1)).result() == render_page(RULES, 1)


def test_characters_and_boxes_are_marked(pages: PagePool) -> None:
    boxes = character_boxes(RULES, 1, 10, 60)
    assert boxes
    marked = render_page(RULES, 1, boxes)
    assert marked != render_page(RULES, 1)
    assert pages.draw(RULES, PageView(PDF, 1, characters=(10, 60))).result() == marked
    assert pages.draw(RULES, PageView(PDF, 1, boxes=boxes)).result() == marked


def test_an_image_is_drawn_too(pages: PagePool) -> None:
    photograph = io.BytesIO()
    Image.linear_gradient("L").save(photograph, "JPEG")
    box = Box(1, 2, 30, 40)
    drawn = pages.draw(photograph.getvalue(), PageView("image/jpeg", 1, boxes=(box,))).result()
    assert drawn == render_image(photograph.getvalue(), 1, [box])


def test_a_page_that_is_not_there_is_told(pages: PagePool) -> None:
    with pytest.raises(IngestError, match="La page 99 n'existe pas"):
        pages.draw(RULES, PageView(PDF, 99)).result()


def test_a_page_without_end_costs_its_time_and_no_other_page(poor: PagePool) -> None:
    data = hostile.endless_page("Le plan du site.")
    endless = [poor.draw(data, PageView(PDF, 1)) for _ in range(3)]
    others = [poor.draw(data, PageView(PDF, 2)) for _ in range(3)]
    assert {page.result() for page in others} == {render_page(data, 2)}
    for page in endless:
        with pytest.raises(TimeLimitError, match=r"temps permis \(1 s\)"):
            page.result()


def test_a_picture_without_measure_costs_its_memory_and_no_other() -> None:
    data = hostile.huge_picture(8_000)
    # Unpacking it may take more than a second.
    with closing(PagePool(limits=replace(SMALL, seconds=60))) as patient:
        with pytest.raises(MemoryLimitError, match="0,7 Go"):
            patient.draw(data, PageView("image/png", 1)).result()
        assert patient.draw(RULES, PageView(PDF, 1)).result() == render_page(RULES, 1)


def test_many_at_once_are_drawn_each_as_alone(pages: PagePool) -> None:
    views = [PageView(PDF, 1, characters=(start, start + 20)) for start in range(0, 200, 10)]
    with ThreadPoolExecutor(8) as threads:
        drawn = list(threads.map(lambda view: pages.draw(RULES, view).result(), views))
    alone = [
        render_page(RULES, 1, character_boxes(RULES, 1, *view.characters))
        for view in views
        if view.characters
    ]
    assert drawn == alone


def test_a_process_got_ready_draws() -> None:
    pool = PagePool()
    pool.start()
    pool.start()
    assert pool.draw(RULES, PageView(PDF, 1)).result() == render_page(RULES, 1)
    pool.close()
    pool.start()
    with pytest.raises(NoReaderProcessError, match="arrêt"):
        pool.draw(RULES, PageView(PDF, 1))
