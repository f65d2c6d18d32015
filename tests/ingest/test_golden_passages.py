"""What passages the files in golden/sources are cut into, compared with golden/passages.

`SOURCIER_REGENERATE_GOLDEN=1 pytest tests/ingest/test_golden_passages.py` writes the expected files anew:
read the difference before committing it.
"""

import os
from pathlib import Path

import pytest

from ingest.chunk import passages
from ingest.readers import read
from ingest.types import Document

GOLDEN = Path(__file__).parent / "golden"
SOURCES = sorted((GOLDEN / "sources").iterdir())


def described(document: Document) -> str:
    """Passages with their section and context, and each unit as it is indexed."""
    lines: list[str] = []
    for passage in passages(document):
        context = "".join(f" {role} {start}-{end}" for role, start, end in passage.context)
        lines.append(f"{passage.start}-{passage.end} « {' > '.join(passage.section)} »{context}")
        lines += [f"    {unit.start}-{unit.end} {unit.indexed}" for unit in passage.units]
    return "\n".join(lines) + "\n"


def test_there_are_sources() -> None:
    assert len(SOURCES) >= 7


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_passages_are_what_is_expected(source: Path) -> None:
    found = described(read(source.read_bytes(), source.name))
    expected = GOLDEN / "passages" / f"{source.name}.txt"
    if os.environ.get("SOURCIER_REGENERATE_GOLDEN"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
