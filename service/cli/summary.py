"""What an ingestion did, told in French."""

from collections.abc import Iterator, Sequence

from index.types import SyncReport
from service.typography import entry, one_line, plural, typeset
from service.unread import by_remedy

LISTED = 20
"""Names shown of one kind before « et N autres »; what was not read, or not whole, is always all named."""


def summary(report: SyncReport, *, name_unchanged: bool = True) -> str:
    return "\n".join(_lines(report, name_unchanged))


def _lines(report: SyncReport, name_unchanged: bool) -> Iterator[str]:
    kinds = (
        ("ajouté", report.added),
        ("mis à jour", report.updated),
        ("inchangé", report.unchanged),
        ("déplacé", report.moved),
        ("retiré", report.removed),
    )
    counts = [plural(len(names), kind, _several(kind)) for kind, names in kinds]
    yield typeset(f"Documents : {', '.join(counts)}, {plural(len(report.failed), 'échec')}.")
    yield typeset(f"Modèle de langue : {plural(report.encoded, 'texte encodé', 'textes encodés')}.")
    for kind, names in kinds:
        if names and (name_unchanged or names is not report.unchanged):
            title = kind if len(names) == 1 else _several(kind)
            yield from _listed(title.capitalize(), [one_line(name) for name in names])
    if report.near_duplicates:
        pairs = [
            entry(pair.source, "presque identique à ")
            + one_line(pair.other)
            + typeset(f" ({int(pair.share * 100)} % de phrases communes)")
            for pair in report.near_duplicates
        ]
        yield from _listed("Presque identiques (rien n'est retiré)", pairs)
    for remedy, concerned in by_remedy(report.partly_read):
        yield typeset(f"Lus en partie ({remedy}) :")
        yield from (f"  {entry(source, unread)}" for source, unread in concerned)
    if report.failed:
        yield typeset("Échecs :")
        yield from (f"  {entry(failure.source, failure.reason)}" for failure in report.failed)


def _several(kind: str) -> str:
    return kind if kind == "mis à jour" else f"{kind}s"


def _listed(title: str, lines: Sequence[str]) -> Iterator[str]:
    yield typeset(f"{title} :")
    yield from (f"  {line}" for line in lines[:LISTED])
    if len(lines) > LISTED:
        yield f"  … et {plural(len(lines) - LISTED, 'autre')}"
