"""Encodings that French offices leave behind, and what is not text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.decoding import decode
from ingest.errors import BinaryFileError, EmptyFileError

FRENCH = "L’élève a reçu 3 500 € : « déjà » cœur, Noël, où ?\r\nMäßig — œuvre"


@pytest.mark.parametrize(
    "data",
    [
        FRENCH.encode(),
        codecs.BOM_UTF8 + FRENCH.encode(),
        FRENCH.encode("utf-16"),
        codecs.BOM_UTF16_BE + FRENCH.encode("utf-16-be"),
        FRENCH.encode("utf-16-le"),
        FRENCH.encode("utf-16-be"),
        FRENCH.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 bom", "utf-16", "utf-16-be bom", "utf-16-le bare", "utf-16-be bare", "windows-1252"],
)
def test_french_comes_out_right_and_line_ends_stay(data):
    assert decode(data) == FRENCH


def test_only_the_leading_mark_is_dropped():
    assert decode(codecs.BOM_UTF8 + "a\ufeffb".encode()) == "a\ufeffb"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_nothing_is_refused(data):
    with pytest.raises(EmptyFileError, match="vide"):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        b"texte puis\x00\x00 binaire",
        bytes(range(256)) * 40,
        b"\x89PNG\r\n\x1a\n" + bytes(range(200)),
        b"abc\x81\x8d\xe9",
        codecs.BOM_UTF16_LE + b"a",
        b"mot\x01\x02\x03 mot",
    ],
)
def test_binary_is_refused(data):
    with pytest.raises(BinaryFileError, match="binaires"):
        decode(data)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf8_text_is_unchanged(text):
    if text.strip("\ufeff \u00a0"):
        assert decode(codecs.BOM_UTF8 + text.encode()) == text
