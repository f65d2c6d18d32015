"""Whole documents, read and cut: what is found in each is kept as text and compared.

`UPDATE_GOLDEN=1 pytest tests/ingest/test_golden.py` rewrites what is expected, to be reviewed as a diff.
"""

import os
from pathlib import Path

import pytest

from ingest.chunk import passages
from ingest.readers.markdown import MarkdownReader
from ingest.readers.text import TextReader
from ingest.types import Document

GOLDEN = Path(__file__).parent / "golden"
SOURCES = sorted((GOLDEN / "sources").glob("*"))
READERS = {".txt": TextReader(), ".md": MarkdownReader()}


def test_there_are_golden_sources():
    assert len(SOURCES) >= 7
    assert {source.suffix for source in SOURCES} == set(READERS)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_structure_and_passages(source):
    document = READERS[source.suffix].read(source.read_bytes(), source.name)
    found = describe(document)
    expected = GOLDEN / "expected" / f"{source.name}.expected"
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(found, encoding="utf-8", newline="\n")
    assert found == expected.read_text(encoding="utf-8")


def describe(document: Document) -> str:
    metadata = document.metadata
    lines = [f"title={metadata.title} date={metadata.date} language={metadata.language}", "", "BLOCKS"]
    for index, block in enumerate(document.blocks):
        text = document.text[block.start : block.end]
        links = "".join(
            f" {name}={value}" for name, value in (("lead", block.lead), ("continues", block.continues)) if value is not None
        )
        lines.append(f"{index} {block.kind} {block.level}{links} [{block.start}, {block.end}) {text!r}")
    lines += ["", "PASSAGES"]
    for passage in passages(document):
        lines.append(f"[{passage.start}, {passage.end}) {' > '.join(passage.section)} {list(passage.context)}")
        lines += [f"    [{unit.start}, {unit.end}) {unit.indexed}" for unit in passage.units]
    return "\n".join(lines) + "\n"
