"""The tokens of RTF: groups, control words, bytes of text (Rich Text Format 1.9.1, « RTF Syntax »)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto


class TokenKind(Enum):
    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    BYTES = auto()


@dataclass(frozen=True, slots=True)
class Token:
    kind: TokenKind
    word: str = ""
    """A control word without its backslash and number; a control symbol such as `~` is one too."""
    number: int | None = None
    data: bytes = b""
    """Text in the current font's code page."""


_OPEN, _CLOSE = Token(TokenKind.OPEN), Token(TokenKind.CLOSE)
# Text all the same: one may be the second byte of a character.
_ESCAPED = (b"{", b"}", b"\\")
_TOKEN = re.compile(
    rb"(?P<brace>[{}])|\\(?P<word>[A-Za-z]+)(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9A-Fa-f]{2})"
    rb"|\\(?P<symbol>[^A-Za-z])|(?P<text>[^\\{}\r\n\0]+)|[\r\n\0\\]",
    re.DOTALL,
)


def tokens(data: bytes) -> Iterator[Token]:
    """Every token; binary data (`bin`) is passed over as if it were one character."""
    place = 0
    while match := _TOKEN.match(data, place):
        place = match.end()
        if match["brace"]:
            yield _OPEN if match["brace"] == b"{" else _CLOSE
        elif match["text"]:
            yield Token(TokenKind.BYTES, data=match["text"])
        elif match["hex"]:
            yield Token(TokenKind.BYTES, data=bytes.fromhex(match["hex"].decode("ascii")))
        elif match["word"]:
            number = int(match["number"]) if match["number"] else None
            word = match["word"].decode("ascii")
            if word == "bin":
                place += max(number or 0, 0)
            yield Token(TokenKind.WORD, word, number)
        elif match["symbol"] in _ESCAPED:
            yield Token(TokenKind.BYTES, data=match["symbol"])
        elif match["symbol"]:
            yield Token(TokenKind.WORD, match["symbol"].decode("latin-1"))
