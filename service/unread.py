"""Pages of a document that were not read, told in French."""

from collections.abc import Iterator, Sequence

from index.types import PartialReading
from ingest.errors import OCR_REMEDY
from service.typography import plural

REMEDY = f"pour lire leurs pages numérisées, {OCR_REMEDY}"
"""What to do about all of them."""

# Pages and runs of pages shown of one document before « et N autres pages ».
_LISTED = 12


def unread_pages(reading: PartialReading) -> str:
    """« page 2 non lue », « pages 2, 5 à 9 et 12 non lues »."""
    if len(reading.pages) == 1:
        return f"page {reading.pages[0]} non lue"
    runs = list(_runs(reading.pages))
    shown = [f"{run[0]} à {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs[:_LISTED]]
    left_out = sum(map(len, runs[_LISTED:]))
    if left_out:
        shown.append(plural(left_out, "autre page", "autres pages"))
    listed = f"{', '.join(shown[:-1])} et {shown[-1]}" if len(shown) > 1 else shown[0]
    return f"pages {listed} non lues"


def _runs(pages: Sequence[int]) -> Iterator[Sequence[int]]:
    """Three pages or more that follow each other stay together; others come one by one."""
    first = 0
    for index in range(1, len(pages) + 1):
        if index < len(pages) and pages[index] == pages[index - 1] + 1:
            continue
        run = pages[first:index]
        if len(run) > 2:
            yield run
        else:
            yield from ([page] for page in run)
        first = index
