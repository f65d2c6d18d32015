"""What the font of a character says: its name, whether it is bold, whether its letters are of one width."""

import ctypes
import re

import pypdfium2.raw as pdfium_c

# Weight from which PDFium's estimate (from the stem width) means bold; 400 is regular, CSS's 600 semi-bold.
_BOLD_WEIGHT = 600
_FORCE_BOLD_FLAG = 1 << 18
# ISO 32000-1, 9.8.2. Fonts that TeX embeds often lack it, and say so by their name.
_FIXED_PITCH_FLAG = 1 << 0
# Its own are « cmtt10 », « ectt1000 », « lmtt10 », « t1xtt » and their bold and slanted sisters.
_FIXED_PITCH_NAME = re.compile(
    r"mono|courier|typewriter|consol|^(?:[a-z]{6}\+)?(?:cm|ec|lm|t1x|tx)[a-z]{0,2}tt"
)


def looks(raw: object, index: int) -> tuple[bool, bool]:
    """(whether the character's font is bold, whether its letters are all of one width)."""
    name, flags = font(raw, index)
    folded = name.lower()
    fixed = bool(flags & _FIXED_PITCH_FLAG) or names_fixed_pitch(folded)
    bold = (
        "bold" in folded
        or "black" in folded
        or bool(flags & _FORCE_BOLD_FLAG)
        or bool(pdfium_c.FPDFText_GetFontWeight(raw, index) >= _BOLD_WEIGHT)
    )
    return bold, fixed


def font(raw: object, index: int) -> tuple[str, int]:
    """(name, flags) of the font that a character is set in."""
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium_c.FPDFText_GetFontInfo(raw, index, name, 128, ctypes.byref(flags))
    return name.value.decode("utf-8", "replace"), flags.value


def names_fixed_pitch(folded: str) -> bool:
    """Whether a font of this name, in lower case, has letters all of one width."""
    return _FIXED_PITCH_NAME.search(folded) is not None
