"""What is kept of a page until the document is put together."""

import gc
import sys

from ingest.readers.pdf import engine
from ingest.readers.pdf.layout import page_text
from tests.ingest import pdfs

LINE = "Le conseil a adopté le budget de l'exercice 2025, arrêté à 48,6 millions d'euros, sans amendement. "


def weight(value: object) -> int:
    """Bytes of a value and all it refers to, classes apart."""
    seen: dict[int, object] = {}
    left = [value]
    while left:
        one = left.pop()
        if id(one) in seen or isinstance(one, type):
            continue
        seen[id(one)] = one
        left += gc.get_referents(one)
    return sum(map(sys.getsizeof, seen.values()))


def test_a_page_kept_weighs_little_more_than_its_text() -> None:
    """Thousands of dense pages must fit in what a reading process may take."""
    data = pdfs.build([pdfs.paragraph(LINE * 45)])
    with engine.opened(data) as document, engine.opened_page(document, 1) as page:
        text = page_text(page)
    assert len(text.text) > 4_000
    assert weight(text.layout) < 8 * len(text.text) < weight(text) / 10
