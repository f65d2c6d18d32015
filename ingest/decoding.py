"""Bytes to text: UTF-8, UTF-16 and Windows-1252, and a refusal of what is not text."""

import codecs
import re

from ingest.errors import BinaryFileError, EmptyFileError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536  # bytes: enough to tell, cheap on any file
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROL = 0.01  # of the characters: a stray one is dirt, one in a hundred is not text
_UTF16_NULS = 0.3  # of the bytes of one parity: in Latin script nearly all high bytes are zero
# Windows-1252 leaves these five bytes undefined; met in a file, it is something else.
_UNDEFINED_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


def decode(data: bytes) -> str:
    """Text of `data`, a leading byte-order mark dropped and nothing else changed.

    UTF-8 is tried before Windows-1252: text in the one is almost never valid in the other by chance,
    while every byte string or nearly is valid Windows-1252. A statistical detector was not kept: on
    short French texts it answers with neighbours (Windows-1250, MacRoman) that turn accents into others.

    Raises EmptyFileError where there is nothing but white space, BinaryFileError where it is not text.
    """
    text = _decode(data)
    if not text.strip("\ufeff \t\r\n\f\v\x00\u00a0"):
        raise EmptyFileError
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _MOST_CONTROL * len(sample) or "\x00" in text:
        raise BinaryFileError
    return text


def _decode(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data[len(bom) :], encoding)
    if (utf16 := _utf16_without_bom(data[:_SAMPLE])) is not None:
        return _strictly(data, utf16)
    if b"\x00" in data:
        raise BinaryFileError
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _UNDEFINED_1252.search(data):
        raise BinaryFileError
    return data.decode("cp1252")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BinaryFileError from error


def _utf16_without_bom(sample: bytes) -> str | None:
    half = len(sample) // 2
    if not half:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > _UTF16_NULS * half and even <= odd // 10:
        return "utf-16-le"
    if even > _UTF16_NULS * half and odd <= even // 10:
        return "utf-16-be"
    return None
