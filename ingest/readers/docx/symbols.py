"""Signs that Word takes from a font of signs, as the characters they show."""

from docx.oxml.ns import qn
from lxml.etree import _Element

from ingest.readers.signs import is_sign, sign


def shown(symbol: _Element) -> str:
    """What a w:sym shows; empty for a sign that says nothing."""
    try:
        code = int(symbol.get(qn("w:char"), ""), 16)
    except ValueError:
        return ""
    if is_sign(code):
        return sign(code, symbol.get(qn("w:font"), ""))
    return chr(code) if 0x20 <= code < 0xD800 else ""
