"""The text of a format that has structure but no text of its own: one block after the other."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.metadata import find_metadata
from ingest.structure.lines import split_lines
from ingest.structure.listings import is_listing
from ingest.types import Block, BlockKind, Document, Metadata

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_RAISED_NUMBER = re.compile(r"(\s*)[\[(]*([0-9]+)[\])]*(\s*)")

_SPACES = re.compile(r"[ \t\n\r\f\v]+")

BULLET = "• "
# A title may follow a letterhead, a reference and a date.
_OPENING = 4
# Many people make headings with the bold button or a line apart: a short one that ends no sentence.
_LONGEST_HEADING = 120
_SENTENCE_ENDS = (".", ";", ",", "!", "…", ":")
# Rows that name columns and groups of columns; nobody nests groups deeper.
MOST_HEADERS = 3


def superscript(digits: str) -> str:
    """A note's call as raised digits: « 2021¹ » keeps its year, « 20211 » would not."""
    return digits.translate(_SUPERSCRIPTS)


def raised(text: str) -> str:
    """What is set as superscript: numbers in raised digits, « 10³ » and not « 103 », else as it is."""
    number = _RAISED_NUMBER.fullmatch(text)
    return f"{number[1]}{superscript(number[2])}{number[3]}" if number else text


def one_line(text: str) -> str:
    """`text` with white space collapsed, but for the no-break spaces that French typography needs."""
    return _SPACES.sub(" ", text).strip()


def can_be_heading(text: str) -> bool:
    """Whether a line that stands out names what follows rather than says something."""
    return len(text) <= _LONGEST_HEADING and not text.endswith(_SENTENCE_ENDS)


class TextBuilder:
    """Collects blocks; the text has one newline between them."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._list_lead: int | None = None

    def document(self, media_type: str, properties: Metadata) -> Document:
        """The blocks as a document without pages; `properties` is what the file format itself declares."""
        text, blocks = self.text, self.blocks
        return Document(text, media_type, blocks, (), find_metadata(text, blocks, properties))

    @property
    def text(self) -> str:
        return "\n".join(self._parts)

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(self._blocks)

    @property
    def last(self) -> int | None:
        """Index of the last block."""
        return len(self._blocks) - 1 if self._blocks else None

    def kind_of(self, index: int) -> BlockKind:
        return self._blocks[index].kind

    @property
    def announcing(self) -> int | None:
        """Index of the last block if it introduces what comes next: a paragraph that ends with a colon."""
        last = self.last
        announces = (
            last is not None and self.kind_of(last) is BlockKind.PARAGRAPH and self._parts[last].endswith(":")
        )
        return last if announces else None

    def add(self, kind: BlockKind, text: str, *, level: int = 0, lead: int | None = None) -> int | None:
        """Index of the new block; None when the text is blank, which adds nothing."""
        return self._append(kind, text.strip(), level, lead)

    def add_preformatted(self, text: str) -> None:
        """A paragraph whose line ends are its own, which is a listing most of the time."""
        lines = split_lines(text)
        if lines:
            self._append(BlockKind.PARAGRAPH, text.strip(), listing=is_listing(lines))

    def _append(
        self,
        kind: BlockKind,
        text: str,
        level: int = 0,
        lead: int | None = None,
        *,
        listing: bool = False,
    ) -> int | None:
        if not text.strip():
            return None
        start = self._length + (1 if self._parts else 0)
        self._parts.append(text)
        self._length = start + len(text)
        first = start + len(text) - len(text.lstrip())
        self._blocks.append(Block(kind, first, self._length, level, lead, listing=listing))
        return self.last

    def add_row(self, cells: Sequence[str], header: int | None) -> int | None:
        """A table's row: cells parted by tabs, on one line. `header` is the index of the table's header row.

        Empty cells at the start keep their tabs in the text, so that cells stay below those of the header;
        the block begins after them.
        """
        return self._append(BlockKind.TABLE_ROW, "\t".join(map(one_line, cells)).rstrip(), lead=header)

    def add_table(self, rows: Iterable[tuple[Sequence[str], bool]]) -> None:
        """Rows as (cells, whether it is a header row); the first header row leads those below it.

        So does the one right below it, which names the columns of which the first names groups; one with a
        single cell, as the name of a part of the table, does not. Where more follow than any table has, all
        rows are marked as headers, and the first alone is one.
        """
        headers: list[int] = []
        ended = False
        for cells, is_header in rows:
            row = self.add_row(cells, headers[-1] if headers else None)
            if headers and not (is_header and sum(map(bool, cells)) > 1):
                ended = True
            elif is_header and not ended and row is not None:
                headers.append(row)
                if len(headers) > MOST_HEADERS:
                    del headers[1:]
                    ended = True

    def add_item(self, text: str, level: int) -> int | None:
        """A list item, led by the paragraph with a colon that its list follows."""
        last = self.last
        if last is not None and self.kind_of(last) is not BlockKind.LIST_ITEM:
            self._list_lead = self.announcing
        return self.add(BlockKind.LIST_ITEM, text, level=level, lead=self._list_lead)

    def make_title(self, *, relative: bool = False) -> None:
        """The only heading of level 1, if it opens the document, is its title; the others move up.

        `relative`: the first level used stands for level 1, since many a page begins with <h2>.
        """
        headings = [i for i, block in enumerate(self._blocks) if block.kind is BlockKind.HEADING]
        top = min((self._blocks[i].level for i in headings), default=1) if relative else 1
        outermost = [i for i in headings if self._blocks[i].level == top]
        titled = any(block.kind is BlockKind.TITLE for block in self._blocks)
        if titled or len(outermost) != 1 or outermost != headings[:1] or outermost[0] >= _OPENING:
            return
        for i in headings:
            block = self._blocks[i]
            if i == outermost[0]:
                self._blocks[i] = replace(block, kind=BlockKind.TITLE, level=0)
            else:
                self._blocks[i] = replace(block, level=block.level - top)
