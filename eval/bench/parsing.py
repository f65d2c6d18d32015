"""How fast documents of each format are read and cut into passages, beside a peer where it is installed."""

import importlib
import importlib.util
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from eval.bench.timing import best
from ingest.chunk import passages
from ingest.readers import read

PEER = "markitdown"
"""Turns files into Markdown; optional, and no dependency: `pip install 'markitdown[all]'` beside Sourcier."""

Parse = Callable[[bytes, str], object]


@dataclass(frozen=True, slots=True)
class ParsingSpeed:
    """Of files of one format, parsed one after the other."""

    megabytes_per_second: float
    """Of the files as they are, compressed or not."""
    pages_per_second: float | None
    """None for formats without pages."""


def parse(data: bytes, name: str) -> object:
    """What ingestion does with a file before anything is encoded."""
    return passages(read(data, name))


def peer() -> Parse | None:
    """What the peer does with a file, which cuts no passages; None where it is not installed."""
    if importlib.util.find_spec(PEER) is None:
        return None
    converter = importlib.import_module(PEER).MarkItDown()
    return lambda data, name: converter.convert_stream(
        io.BytesIO(data), file_extension=PurePosixPath(name).suffix
    )


def by_format(files: Mapping[str, bytes]) -> dict[str, dict[str, bytes]]:
    """`files` by the extension of their names, in alphabetical order."""
    found: dict[str, dict[str, bytes]] = {}
    for name in sorted(files, key=lambda name: (PurePosixPath(name).suffix, name)):
        found.setdefault(PurePosixPath(name).suffix, {})[name] = files[name]
    return found


def parsing_speed(files: Mapping[str, bytes], parsed_by: Parse = parse) -> ParsingSpeed:
    """Over `files`, all of one format. Raises what `parsed_by` raises."""
    pages = sum(len(read(data, name).pages) for name, data in files.items())
    taken = best(lambda: [parsed_by(data, name) for name, data in files.items()])
    return ParsingSpeed(
        megabytes_per_second=sum(map(len, files.values())) / 1e6 / taken,
        pages_per_second=pages / taken if pages else None,
    )
