"""Tesseract by its C interface: a picture of text in, words out.

Debian's packages `tesseract-ocr` and `tesseract-ocr-fra`, if they are there. As a library and not as a
program: the process that reads files may start none, and what confines that process confines this too.
"""

import ctypes
import os
import time
from dataclasses import dataclass
from functools import cache
from types import TracebackType
from typing import Self

from PIL import Image

from ingest.errors import OcrMissingError, OcrTimeLimitError

# The newest first: Debian 12 and Ubuntu 24.04, then Debian 11 and Ubuntu 22.04. The calls below are in both.
_LIBRARIES = ("libtesseract.so.5", "libtesseract.so.4")
_LANGUAGE = b"fra"
# Page segmentation mode and iterator levels of tesseract's publictypes.h.
_AUTOMATIC = 3
_LINE, _WORD = 2, 3
# Of processor time: a dense A4 page takes five seconds; a halftone picture taken for letters never ends.
_PAGE_SECONDS = 60

_Cancel = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_int)

_POINTER, _INT, _TEXT = ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p
_INT_BACK = ctypes.POINTER(ctypes.c_int)
# Result and arguments of every call made: ctypes would cut pointers to 32 bits.
_CALLS = {
    "TessBaseAPICreate": (_POINTER,),
    "TessBaseAPIDelete": (None, _POINTER),
    "TessBaseAPIInit3": (_INT, _POINTER, _TEXT, _TEXT),
    "TessBaseAPISetVariable": (_INT, _POINTER, _TEXT, _TEXT),
    "TessBaseAPISetPageSegMode": (None, _POINTER, _INT),
    "TessBaseAPISetImage": (None, _POINTER, _TEXT, _INT, _INT, _INT, _INT),
    "TessBaseAPIRecognize": (_INT, _POINTER, _POINTER),
    "TessBaseAPIGetIterator": (_POINTER, _POINTER),
    "TessBaseAPIClear": (None, _POINTER),
    "TessMonitorCreate": (_POINTER,),
    "TessMonitorDelete": (None, _POINTER),
    "TessMonitorSetCancelFunc": (None, _POINTER, _Cancel),
    "TessResultIteratorDelete": (None, _POINTER),
    "TessResultIteratorGetPageIterator": (_POINTER, _POINTER),
    "TessResultIteratorNext": (_INT, _POINTER, _INT),
    "TessResultIteratorGetUTF8Text": (_POINTER, _POINTER, _INT),
    "TessResultIteratorConfidence": (ctypes.c_float, _POINTER, _INT),
    "TessResultIteratorWordFontAttributes": (_TEXT, _POINTER, *[_INT_BACK] * 8),
    "TessPageIteratorBoundingBox": (_INT, _POINTER, _INT, *[_INT_BACK] * 4),
    "TessPageIteratorIsAtBeginningOf": (_INT, _POINTER, _INT),
    "TessPageIteratorBaseline": (_INT, _POINTER, _INT, *[_INT_BACK] * 4),
    "TessDeleteText": (None, _POINTER),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word as tesseract sees it; all lengths are in pixels, from the picture's top left corner."""

    text: str
    confidence: float
    """From 0 to 100."""
    left: int
    top: int
    right: int
    bottom: int
    baseline: tuple[int, int, int, int]
    """(x, y) of its left end, then of its right end."""
    size: int
    """Font size in points, as the height of the line tells it; 0 when unknown."""
    begins_line: bool


class Tesseract:
    """One engine, for one thread; what it says of a page depends on that page alone."""

    def __init__(self) -> None:
        """Raises OcrMissingError when the packages are not installed."""
        library = _library()
        if library is None:
            raise OcrMissingError
        self._call = library
        self._engine = library.TessBaseAPICreate()
        if library.TessBaseAPIInit3(self._engine, None, _LANGUAGE) != 0:
            self.close()
            raise OcrMissingError
        # Words of earlier pages would count as known on later ones.
        self._set(b"tessedit_enable_doc_dict", b"0")
        # What it has to say on the way goes to standard error otherwise.
        self._set(b"debug_file", os.devnull.encode())
        library.TessBaseAPISetPageSegMode(self._engine, _AUTOMATIC)

    def close(self) -> None:
        self._call.TessBaseAPIDelete(self._engine)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def words(self, picture: Image.Image, resolution: int) -> list[SeenWord]:
        """The words of a grey picture (mode L) of `resolution` dots an inch. Raises OcrTimeLimitError."""
        width, height = picture.size
        self._set(b"user_defined_dpi", b"%d" % resolution)
        self._call.TessBaseAPISetImage(self._engine, picture.tobytes(), width, height, 1, width)
        try:
            self._recognise()
            return self._found_words()
        finally:
            self._call.TessBaseAPIClear(self._engine)

    def _found_words(self) -> list[SeenWord]:
        results = self._call.TessBaseAPIGetIterator(self._engine)
        words: list[SeenWord] = []
        if results:
            more = True
            while more:
                words += self._word(results)
                more = bool(self._call.TessResultIteratorNext(results, _WORD))
            self._call.TessResultIteratorDelete(results)
        return words

    def _set(self, variable: bytes, value: bytes) -> None:
        self._call.TessBaseAPISetVariable(self._engine, variable, value)

    def _recognise(self) -> None:
        end = time.process_time() + _PAGE_SECONDS
        is_over = _Cancel(lambda _, __: time.process_time() > end)
        monitor = self._call.TessMonitorCreate()
        self._call.TessMonitorSetCancelFunc(monitor, is_over)
        status = self._call.TessBaseAPIRecognize(self._engine, monitor)
        self._call.TessMonitorDelete(monitor)
        if status != 0:
            raise OcrTimeLimitError

    def _word(self, results: int) -> list[SeenWord]:
        """The word the iterator stands on, if any."""
        pointer = self._call.TessResultIteratorGetUTF8Text(results, _WORD)
        if not pointer:
            return []
        text = (ctypes.cast(pointer, ctypes.c_char_p).value or b"").decode("utf-8", "replace").strip()
        self._call.TessDeleteText(pointer)
        place = self._call.TessResultIteratorGetPageIterator(results)
        box = [ctypes.c_int() for _ in range(4)]
        baseline = [ctypes.c_int() for _ in range(4)]
        font = [ctypes.c_int() for _ in range(8)]
        if not text or not self._call.TessPageIteratorBoundingBox(place, _WORD, *map(ctypes.byref, box)):
            return []
        self._call.TessPageIteratorBaseline(place, _WORD, *map(ctypes.byref, baseline))
        self._call.TessResultIteratorWordFontAttributes(results, *map(ctypes.byref, font))
        left, top, right, bottom = (side.value for side in box)
        x0, y0, x1, y1 = (side.value for side in baseline)
        confidence = self._call.TessResultIteratorConfidence(results, _WORD)
        begins_line = bool(self._call.TessPageIteratorIsAtBeginningOf(place, _LINE))
        return [
            SeenWord(text, confidence, left, top, right, bottom, (x0, y0, x1, y1), font[6].value, begins_line)
        ]


@cache
def _found(name: str) -> ctypes.CDLL:
    # Its threads would compete with the reading processes beside this one, and gain a fifth at most.
    os.environ["OMP_THREAD_LIMIT"] = "1"
    library = ctypes.CDLL(name)
    for call, (result, *arguments) in _CALLS.items():
        function = getattr(library, call)
        function.restype, function.argtypes = result, arguments
    return library


def _library() -> ctypes.CDLL | None:
    """None while it is not installed: one that is installed later is found."""
    for name in _LIBRARIES:
        try:
            return _found(name)
        except OSError:
            continue
    return None
