"""What PDFium does not say of a font, its name may."""

import pytest

from ingest.readers.pdf.fonts import names_fixed_pitch


@pytest.mark.parametrize(
    "name",
    ["t1xtt", "t1xbtt", "t1xtt-slant_167", "cmtt10", "abcdef+cmsltt10", "ectt1095", "dejavusansmono"],
)
def test_fonts_of_one_width(name: str) -> None:
    assert names_fixed_pitch(name)


@pytest.mark.parametrize("name", ["cmr10", "cmcsc10", "lmroman10", "committee", "garamond", ""])
def test_other_fonts(name: str) -> None:
    assert not names_fixed_pitch(name)
