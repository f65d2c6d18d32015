"""Over every format: ranges are exact, and what was written is found again."""

import pytest
from hypothesis import HealthCheck, given, settings

from ingest.chunk import passages
from ingest.readers import read
from ingest.types import BlockKind
from tests.ingest.invariants import check_document, check_passages
from tests.ingest.models import WRITERS, Model, Rows, models, said


@pytest.mark.parametrize("name", WRITERS)
@given(model=models)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_written_is_read_with_exact_ranges(name: str, model: Model) -> None:
    document = read(WRITERS[name](model), name)
    check_document(document)
    check_passages(document)
    words = " ".join(document.text.split())
    place = 0
    for text in said(model):
        found = words.find(text, place)
        assert found >= 0, f"{text!r} is missing or out of order"
        place = found + len(text)
    rows = [document.text[b.start : b.end] for b in document.blocks if b.kind is BlockKind.TABLE_ROW]
    written = [part for part in model if isinstance(part, Rows)]
    assert rows == ["\t".join(row) for part in written for row in (part.header, *part.rows)]
    quoted = " ".join(" ".join(document.text[p.start : p.end].split()) for p in passages(document))
    assert all(text in quoted for text in said(model) if text.endswith("."))
