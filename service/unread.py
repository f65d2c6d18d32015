"""What of a document was not read, told in French."""

from collections.abc import Iterable, Iterator, Sequence

from index.types import PartialReading
from ingest.errors import NOT_DRAWN_REMEDY, OCR_REMEDY, OCR_TIME_REMEDY
from ingest.types import Unread, UnreadCause
from service.typography import one_line, plural

_REMEDIES = {
    UnreadCause.NO_RECOGNITION: f"pour lire les pages numérisées, {OCR_REMEDY}",
    UnreadCause.TOO_LONG: (
        "la reconnaissance des caractères a dépassé le temps permis ; si ces pages portent du texte, "
        f"{OCR_TIME_REMEDY}"
    ),
    UnreadCause.NOT_DRAWN: (
        "l'image est trop grande pour être dessinée, ou abîmée ; si ces pages portent du texte, "
        f"{NOT_DRAWN_REMEDY}"
    ),
}
# Pages and runs of pages shown of one document before « et N autres pages ».
_LISTED = 12


def by_remedy(readings: Iterable[PartialReading]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """(what happened and what to do about it, [(source, what was not read of it)]), for each cause met."""
    known = tuple(readings)
    for cause, remedy in _REMEDIES.items():
        concerned = []
        for reading in known:
            parts = [unread_pages(unread) for unread in reading.unread if unread.cause is cause]
            if parts:
                concerned.append((reading.source, ", ".join(parts)))
        if concerned:
            yield remedy, concerned


def unread_pages(unread: Unread) -> str:
    """« page 2 non lue », « pages 2, 5 à 9 et 12 non lues », « page 2 de « bail.pdf » non lue »."""
    attachment = f"« {one_line(unread.attachment)} »"
    if not unread.pages:
        return f"pièce jointe {attachment} non lue"
    of = f" de {attachment}" if unread.attachment else ""
    if len(unread.pages) == 1:
        return f"page {unread.pages[0]}{of} non lue"
    runs = list(_runs(unread.pages))
    shown = [f"{run[0]} à {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs[:_LISTED]]
    left_out = sum(map(len, runs[_LISTED:]))
    if left_out:
        shown.append(plural(left_out, "autre page", "autres pages"))
    listed = f"{', '.join(shown[:-1])} et {shown[-1]}" if len(shown) > 1 else shown[0]
    return f"pages {listed}{of} non lues"


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
