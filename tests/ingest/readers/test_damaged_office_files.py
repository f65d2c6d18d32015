"""Texts, workbooks and tables with bytes changed inside: a sound document or a named refusal."""

import contextlib
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.detect import detect
from ingest.errors import IngestError
from ingest.readers import READERS
from tests.ingest.invariants import check_document
from tests.ingest.workbooks import changed

SOURCES = Path(__file__).parents[1] / "golden" / "sources"
PARTS = {
    "reglement-parking.odt": ("content.xml", "styles.xml", "meta.xml"),
    "budget-mediatheque.xlsx": ("xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"),
    "reservation-salles.ods": ("content.xml", "meta.xml"),
    "frequentation.csv": (),
}
# Numbers out of range, numbers that are none, nothing, and what XML and CSV are made of.
_PUT = st.sampled_from([b"", b"-1", b"999999999", b"1e309", b"nan", b"x", b'"', b";", b"<", b"\x00", b"\xe9"])
_changes = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), _PUT), min_size=1, max_size=4)


@pytest.mark.parametrize("name", PARTS)
@given(data=st.data())
@settings(max_examples=60)
def test_bytes_changed_inside_are_read_or_refused_by_name(name: str, data: st.DataObject) -> None:
    changes = data.draw(_changes)

    def change(content: bytes) -> bytes:
        for place, length, put in changes:
            at = int(place * len(content))
            content = content[:at] + put + content[at + length :]
        return content

    source = (SOURCES / name).read_bytes()
    reader = READERS[detect(source, name)]
    damaged = (
        changed(source, data.draw(st.sampled_from(PARTS[name])), change) if PARTS[name] else change(source)
    )
    with contextlib.suppress(IngestError):
        check_document(reader.read(damaged, name))


def test_every_part_named_is_in_its_source() -> None:
    for name, parts in PARTS.items():
        if parts:
            with zipfile.ZipFile(io.BytesIO((SOURCES / name).read_bytes())) as archive:
                assert set(parts) <= set(archive.namelist())
