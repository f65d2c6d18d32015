"""Signs that Word takes from a font of signs, such as the boxes of forms, as the characters they show."""

from docx.oxml.ns import qn
from lxml.etree import _Element

from ingest.readers.builder import BULLET

# Places in the fonts, as Microsoft's tables of them give them; most texts use no other.
_SIGNS = {
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0x78: "☒", 0xA8: "☐", 0xFB: "✗", 0xFC: "✓",
        0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐"},
    "symbol": {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB9: "≠", 0xBB: "≈"},
}  # fmt: skip
# The same bullets in all of them.
_BULLETS = {0x76, 0x77, 0x9F, 0xA7, 0xB7, 0xD8}
# Where Unicode texts keep the characters of those fonts.
_PRIVATE = 0xF000


def sign(symbol: _Element) -> str:
    """What a w:sym shows; empty for a sign that says nothing, such as a telephone."""
    try:
        place = int(symbol.get(qn("w:char"), ""), 16)
    except ValueError:
        return ""
    if not _PRIVATE <= place < _PRIVATE + 0x100:
        return chr(place) if 0x20 <= place < 0xD800 else ""
    font = symbol.get(qn("w:font"), "").lower()
    bullet = BULLET.strip() if place - _PRIVATE in _BULLETS else ""
    return _SIGNS.get(font, {}).get(place - _PRIVATE, bullet)
