"""Signs of Microsoft's fonts of signs, such as the bullets of lists and the boxes of forms."""

from ingest.readers.builder import BULLET

# Places in the fonts, as Microsoft's tables of them give them; most texts use no other.
_SIGNS = {
    "wingdings2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐"},
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0x78: "☒", 0xA8: "☐", 0xFB: "✗", 0xFC: "✓",
        0xFD: "☒", 0xFE: "☑",
    },
    "symbol": {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB9: "≠", 0xBB: "≈"},
}  # fmt: skip
# The same bullets in all of them.
_BULLETS = {0x76, 0x77, 0x9F, 0xA7, 0xB7, 0xD8}
# Where Unicode texts keep the characters of those fonts.
_PRIVATE = 0xF000


def is_sign(code: int) -> bool:
    """Whether a text keeps there a character of a font of signs."""
    return _PRIVATE <= code < _PRIVATE + 0x100


def sign(code: int, font: str) -> str:
    """The character that a sign shows; empty for one that says nothing, such as a telephone.

    `font` is its name as a document gives it: « Wingdings 2 », « ABCDEF+Wingdings2 ».
    """
    name = font.rpartition("+")[2].replace(" ", "").lower()
    signs = next((signs for family, signs in _SIGNS.items() if name.startswith(family)), {})
    place = code - _PRIVATE
    return signs.get(place, BULLET.strip() if place in _BULLETS else "")
