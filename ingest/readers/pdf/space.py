"""Coordinates: from the PDF's own to those in which a page is read, and back to those in which it is shown.

*Display space* is in points (1/72 inch) from the top left corner of the page as a reader sees it, after its
crop box and rotation, y growing downwards. *Reading space* is display space turned by quarters until most
of the text stands upright: it differs only on pages printed sideways, such as wide tables.
"""

import ctypes
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

# FPDF_PageToDevice rounds to whole pixels: a device this many times finer than a point loses nothing visible.
_FINE = 1000
# Unit steps are measured over so many points, so that what rounding is left vanishes.
_FAR = 1000


class Box(NamedTuple):
    """A rectangle in points, in display space where nothing else is said."""

    left: float
    top: float
    right: float
    bottom: float


def turned(box: Box, quarters: int, width: float, height: float) -> Box:
    """`box` after turning its page, of this size, counter-clockwise by so many quarters."""
    left, top, right, bottom = box
    match quarters % 4:
        case 1:
            return Box(top, width - right, bottom, width - left)
        case 2:
            return Box(width - right, height - bottom, width - left, height - top)
        case 3:
            return Box(height - bottom, left, height - top, right)
        case _:
            return box


class Space:
    """The way from PDF user space to the reading space of one page."""

    def __init__(self, page: pdfium.PdfPage, quarters: int) -> None:
        self._page = page
        self._size = page.get_size()
        self.quarters = quarters
        x, y = self._origin = self._device(0, 0)
        (ax, ay), (bx, by) = self._device(_FAR, 0), self._device(0, _FAR)
        self._x = ((ax - x) / _FAR, (bx - x) / _FAR)
        self._y = ((ay - y) / _FAR, (by - y) / _FAR)

    def _device(self, x: float, y: float) -> tuple[float, float]:
        column, row = ctypes.c_int(), ctypes.c_int()
        width, height = (round(side * _FINE) for side in self._size)
        pdfium_c.FPDF_PageToDevice(
            self._page, 0, 0, width, height, 0, x, y, ctypes.byref(column), ctypes.byref(row)
        )
        return column.value / _FINE, row.value / _FINE

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The rectangle of these sides in user space."""
        (x, y), (xx, xy), (yx, yy) = self._origin, self._x, self._y
        x0, x1 = x + xx * left + xy * bottom, x + xx * right + xy * top
        y0, y1 = y + yx * left + yy * bottom, y + yx * right + yy * top
        box = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        return turned(box, self.quarters, *self._size) if self.quarters else box
