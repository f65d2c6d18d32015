"""Text as it is analysed and encoded: what is quoted, less what only sets it on a page.

Words hyphenated at a line end are joined; markup, list marks, note calls, furniture and line breaks
go. An offset map leads every kept character back to the document.
"""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.raised import calls_note

CELL_BREAK = " ; "
"""Stands between the cells of a table's row."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# First parts of compounds that keep their hyphen when a line ends on it: « franco-⏎allemand ».
_COMPOUNDING = _words(
    """
    franco anglo germano italo hispano luso gréco israélo sino russo nippo américano euro afro indo austro
    belgo ex vice sous non quasi mi demi semi avant après contre entre pré post anti auto inter multi pluri
    micro macro mini maxi néo pseudo radio socio techno télé bio éco agro ci là celui celle ceux celles au
    par grand petit haut bas bien mal peut dix vingt trente quarante cinquante soixante quatre long court
    libre porte
    """
)
# Second parts that a hyphen always precedes: pronouns after a verb, « -là », « -même ».
_ENCLITIC = _words(
    """
    ci là il ils elle elles on je tu nous vous le la les lui leur moi toi y en ce t même mêmes né
    """
)

_HYPHEN = r"(?<=[^\W\d_])[-\u2010\u00ad][^\S\n]*\r?\n\s*(?=[^\W\d_])"
_TOKEN = re.compile(
    rf"(?P<hyphen>{_HYPHEN})"
    r"|(?P<address>https?://[^\s<>]+)"
    r"|(?P<rule>(?<=\n)[=-]{3,}(?=\s|$))"
    r"|(?P<soft>\u00ad|\u200b|\ufeff|\u200d|\u2060)"
    r"|(?P<link>!?\[(?P<label>[^\[\]\n]{1,300})\]\([^()\s]{1,500}\))"
    r"|(?P<note>\[\^[^\[\]\s]{1,40}\]:?)"
    r"|(?P<raised>\^\{(?P<exponent>[^{}\n]{1,20})\}|\^(?=\w))"
    r"|(?P<tag></?(?:p|br|td|th|tr|table|tbody|thead|b|i|em|strong|u|sup|sub|span|div|li|ul|ol)\b[^<>]{0,300}>)"
    r"|(?P<auto><(?=https?://[^<>\s]{1,500}>)|(?<=[^\s<>])>(?=[\s,.;:)]|$))"
    r"|(?P<mark>\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)|`+|\\(?=[$*_#\[\]()~`|&<>\\]))"
    r"|(?P<call>[⁰¹²³⁴-⁹]+)"
    r"|(?P<cell>\t|\s*\|\s*(?::?-{2,}:?\s*\|\s*)*)"
    r"|(?P<space>\s+)",
    re.IGNORECASE,
)
_BLOCK_MARK = re.compile(
    r"\s*(?:#{1,6}\s+|>\s+|(?:[-–—•‣▪▫◦●○■□➢➤►▶✓✔·*]|o(?=\s+[A-ZÀ-Þ«]))\s+|[⁰¹²³⁴-⁹]{1,4}\s*)(?=\S)"
)


@dataclass(frozen=True, slots=True)
class IndexedText:
    """Indexed text and its map to the document."""

    text: str
    offsets: "array[int]"
    """`offsets[i]`: where character i of `text` stands in the document; one more for the end."""

    def to_document(self, index: int) -> int:
        """Offset in the document of character `index`, or of the end where `index` is the length."""
        return self.offsets[index]


def indexed_text(text: str, start: int, end: int, drop: Sequence[tuple[int, int]] = ()) -> IndexedText:
    """Indexed text of `text[start:end]`, without the ranges `drop` (document offsets, sorted).

    Each of its characters is that of the document at its offset, but that white space of any kind and
    length becomes one space, and a cell's end « ; ». Linear in `end - start`.
    """
    builder = _Builder(text)
    position = start
    for low, high in [*drop, (end, end)]:
        low, high = max(low, position), min(max(high, position), end)
        if low > position:
            builder.add(position, low)
        position = high
    return builder.finish(end)


class _Builder:
    def __init__(self, text: str) -> None:
        self._text = text
        self._characters: list[str] = []
        self._offsets: array[int] = array("q")
        self._piece = (0, 0)

    def add(self, start: int, end: int) -> None:
        """Adds what is indexed of `text[start:end]`, a piece between two dropped ranges."""
        if self._characters:
            start = self._join(start, end)
        elif mark := _BLOCK_MARK.match(self._text, start, end):
            start = mark.end()
        position = start
        self._piece = (start, end)
        for match in _TOKEN.finditer(self._text, start, end):
            self._keep(position, match.start())
            self._replace(match)
            position = match.end()
        self._keep(position, end)

    def finish(self, end: int) -> IndexedText:
        while self._characters and self._characters[-1] in " ;":
            self._characters.pop()
            self._offsets.pop()
        self._offsets.append(self._offsets[-1] + 1 if self._offsets else end)
        return IndexedText("".join(self._characters), self._offsets)

    def _join(self, start: int, end: int) -> int:
        """Between two pieces stands a space, or nothing where a word was hyphenated over the page."""
        while start < end and self._text[start].isspace():
            start += 1
        while self._characters and self._characters[-1] == " ":
            self._pop()
        if (
            start < end
            and self._characters
            and self._characters[-1] in "-\u2010"
            and self._text[start].isalpha()
        ):
            if breaks_word(self._text, self._offsets[-1], start):
                self._pop()
        else:
            self._space(self._offsets[-1] + 1 if self._offsets else start)
        return start

    def _keep(self, start: int, end: int) -> None:
        self._characters.extend(self._text[start:end])
        self._offsets.extend(range(start, end))

    def _pop(self) -> None:
        self._characters.pop()
        self._offsets.pop()

    def _space(self, offset: int) -> None:
        if self._characters and self._characters[-1] != " ":
            self._characters.append(" ")
            self._offsets.append(offset)

    def _replace(self, match: re.Match[str]) -> None:
        start, end = match.span()
        kind = match.lastgroup if match.lastgroup not in ("label", "exponent") else None
        if match["hyphen"]:
            if not _is_cut(self._text, start, end):
                self._keep(start, start + 1)
        elif match["link"]:
            self._keep(*match.span("label"))
        elif kind == "address":
            self._keep(start, end)
        elif match["exponent"]:
            self._keep(*match.span("exponent"))
        elif kind == "mark":
            if self._is_alone(match.group(), start):
                self._keep(start, end)
        elif kind == "call":
            if not calls_note(self._text, start, end):
                self._keep(start, end)
        elif kind == "cell":
            self._cell(start)
        elif kind == "space" or (
            kind == "tag" and match.group().lower().startswith(("<br", "<p", "</p", "<t", "</t"))
        ):
            self._space(start)

    def _is_alone(self, mark: str, at: int) -> bool:
        """Whether it ends or joins a word and is no emphasis, which takes two: « debian/* », « Un*x »."""
        low, high = self._piece
        return (
            mark in "*_"
            and at > low
            and not self._text[at - 1].isspace()
            and self._text.find(mark, at + 1, high) < 0
            and self._text.rfind(mark, low, at) < 0
        )

    def _cell(self, start: int) -> None:
        while self._characters and self._characters[-1] == " ":
            self._pop()
        if self._characters and self._characters[-1] != ";":
            for character in CELL_BREAK:
                self._characters.append(character)
                self._offsets.append(start)


def cut_words(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of the hyphens, with the white space after them, that words have only because a line ended."""
    for match in re.finditer(_HYPHEN, text):
        if _is_cut(text, *match.span()):
            yield match.span()


def _is_cut(text: str, hyphen: int, following: int) -> bool:
    return text[hyphen] == "\u00ad" or breaks_word(text, hyphen, following)


def breaks_word(text: str, hyphen: int, following: int) -> bool:
    """Is the hyphen, before a line that goes on at `following`, there only because the line ended?"""
    left, right = _word_before(text, hyphen), _word_after(text, following)
    return (
        right[:1].islower()
        and left.lower() not in _COMPOUNDING
        and right.lower() not in _ENCLITIC
        and not left.isupper()
        and "-" not in text[max(0, hyphen - len(left) - 1) : hyphen]
    )


def _word_before(text: str, end: int) -> str:
    start = end
    while start > max(0, end - 40) and text[start - 1].isalpha():
        start -= 1
    return text[start:end]


def _word_after(text: str, start: int) -> str:
    end = start
    while end < min(len(text), start + 40) and text[end].isalpha():
        end += 1
    return text[start:end]
