"""What an ingestion did, told in French."""

from collections.abc import Iterator, Sequence

from index.types import SyncReport
from service.typography import one_line, plural, typeset

LISTED = 20
"""Names shown of one kind before « et N autres »; failures are always all named."""


def summary(report: SyncReport) -> str:
    return typeset("\n".join(_lines(report)))


def _lines(report: SyncReport) -> Iterator[str]:
    kinds = (
        ("ajouté", report.added),
        ("mis à jour", report.updated),
        ("inchangé", report.unchanged),
        ("déplacé", report.moved),
        ("retiré", report.removed),
    )
    counts = [plural(len(names), kind, _several(kind)) for kind, names in kinds]
    yield f"Documents : {', '.join(counts)}, {plural(len(report.failed), 'échec')}."
    yield f"Modèle de langue : {plural(report.encoded, 'texte encodé', 'textes encodés')}."
    for kind, names in kinds:
        if names:
            yield from _named(kind if len(names) == 1 else _several(kind), names)
    if report.failed:
        yield "Échecs :"
        yield from (f"  {one_line(failure.source)} : {failure.reason}" for failure in report.failed)


def _several(kind: str) -> str:
    return kind if kind == "mis à jour" else f"{kind}s"


def _named(kind: str, names: Sequence[str]) -> Iterator[str]:
    yield f"{kind.capitalize()} :"
    yield from (f"  {one_line(name)}" for name in names[:LISTED])
    if len(names) > LISTED:
        yield f"  … et {plural(len(names) - LISTED, 'autre')}"
