"""What PDFium does not say of a font, its name may."""

import pytest

from ingest.readers.pdf.engine import names_fixed_pitch


@pytest.mark.parametrize(
    "name",
    [b"t1xtt", b"t1xbtt", b"t1xtt-slant_167", b"cmtt10", b"abcdef+cmsltt10", b"ectt1095", b"dejavusansmono"],
)
def test_fonts_of_one_width(name: bytes) -> None:
    assert names_fixed_pitch(name)


@pytest.mark.parametrize("name", [b"cmr10", b"cmcsc10", b"lmroman10", b"committee", b"garamond", b""])
def test_other_fonts(name: bytes) -> None:
    assert not names_fixed_pitch(name)
