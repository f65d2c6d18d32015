"""What every reader makes of the files in golden/sources, compared with golden/expected.

`SOURCIER_REGENERATE_GOLDEN=1 pytest tests/ingest/test_golden.py` writes the expected files anew: read the
difference before committing it.
"""

import os
from pathlib import Path

import pytest

from ingest.detect import JPEG, PNG, TIFF
from ingest.readers import READERS, read
from ingest.types import Document
from tests.ingest.invariants import check_document, check_passages

GOLDEN = Path(__file__).parent / "golden"
SOURCES = sorted((GOLDEN / "sources").iterdir())


def described(document: Document) -> str:
    """Everything a reader finds, one line a block, in a form a person can review."""
    metadata = document.metadata
    lines = [
        f"media type: {document.media_type}",
        f"title: {metadata.title}",
        f"date: {metadata.date}",
        f"language: {metadata.language}",
        f"authors: {' | '.join(metadata.authors)}",
        *(f"page {page.number} « {page.label} »: {page.start}-{page.end}" for page in document.pages),
        "",
    ]
    for index, block in enumerate(document.blocks):
        links = "".join(
            f" {name}={value}"
            for name, value in (("lead", block.lead), ("continues", block.continues))
            if value is not None
        )
        level = f" {block.level}" if block.level else ""
        lines.append(f"{index} {block.kind.value}{level}{links} {block.start}-{block.end}")
        lines += [f"    {line}" for line in document.text[block.start : block.end].split("\n")]
    return "\n".join(lines) + "\n"


def test_there_is_a_source_for_every_format() -> None:
    found = {read(source.read_bytes(), source.name).media_type for source in SOURCES}
    # What is recognised on an image changes with the release of tesseract: see readers/test_ocr.py.
    assert found == set(READERS) - {PNG, JPEG, TIFF}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_reader_finds_what_is_expected(source: Path) -> None:
    document = read(source.read_bytes(), source.name)
    check_document(document)
    check_passages(document)
    expected = GOLDEN / "expected" / f"{source.name}.txt"
    if os.environ.get("SOURCIER_REGENERATE_GOLDEN"):
        expected.write_bytes(described(document).encode())
    # As bytes: carriage returns of the source are part of what is found.
    assert described(document) == expected.read_bytes().decode()
