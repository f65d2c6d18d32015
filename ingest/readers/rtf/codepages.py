"""From bytes to text: the code page of each font, and characters written by their number."""

import codecs

# \fcharset (Rich Text Format 1.9.1, « Font Table »); 0 and 1 stand for the document's own code page.
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "cp936", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_SYMBOL = 2
# What programs say of the whole document, before its code page.
FAMILIES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_BULLET = "\N{BULLET}"
# Symbol and Wingdings have no letters; what is met in texts are the bullets of lists.
_SYMBOLS = dict.fromkeys(map(chr, (0xB7, 0xA7, 0xA8, 0x6C, 0x6E, 0x71, 0x75, 0x76, 0xD8, 0xFC)), _BULLET)
# Where Unicode texts keep the characters of those fonts.
_PRIVATE = {0xF000 + ord(symbol): _BULLET for symbol in _SYMBOLS}


class CodePages:
    def __init__(self) -> None:
        self._document = "cp1252"
        self._charsets: dict[int, int] = {}

    def set_document(self, codec: str) -> None:
        try:
            codecs.lookup(codec)
        except LookupError:
            return
        self._document = codec

    def set_font(self, font: int, charset: int) -> None:
        self._charsets[font] = charset

    def decode(self, data: bytes, font: int | None) -> str:
        charset = self._charsets.get(font, 0) if font is not None else 0
        if charset == _SYMBOL:
            return "".join(_SYMBOLS.get(symbol, "") for symbol in data.decode("latin-1"))
        return data.decode(_CHARSETS.get(charset, self._document), "replace")


def joined(pieces: list[str]) -> str:
    """The text of the pieces, in which a character may come as two UTF-16 halves."""
    text = "".join(pieces)
    if any("\ud800" <= character <= "\udfff" for character in text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.translate(_PRIVATE)
