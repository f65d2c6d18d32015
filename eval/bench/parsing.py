"""How fast documents are read and cut into passages."""

from dataclasses import dataclass

from eval.bench.material import sample_files
from eval.bench.timing import best
from ingest.chunk import passages
from ingest.readers import read


@dataclass(frozen=True, slots=True)
class ParsingSpeed:
    pages_per_second: float
    """Over the PDF documents, the only ones with pages."""
    characters_per_second: float
    """Over all documents."""


def parsing_speed() -> ParsingSpeed:
    everything = sample_files()
    paged = {name: data for name, data in everything.items() if name.endswith(".pdf")}
    pages = sum(len(read(data, name).pages) for name, data in paged.items())
    characters = sum(len(read(data, name).text) for name, data in everything.items())
    return ParsingSpeed(pages / best(lambda: _parse(paged)), characters / best(lambda: _parse(everything)))


def _parse(documents: dict[str, bytes]) -> None:
    for name, data in documents.items():
        passages(read(data, name))
