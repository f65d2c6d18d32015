"""The text of one page, and where each of its characters stands.

It depends on that page alone: the boxes of a quotation are found again from the original bytes without
reading the rest of the document.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium

from ingest.indexed_text import breaks_word
from ingest.readers.pdf.drawn import Content, Glyph, Word
from ingest.readers.pdf.engine import read_content
from ingest.readers.pdf.evening import evened
from ingest.readers.pdf.frames import framed_texts, with_frames
from ingest.readers.pdf.lines import Line, characters, ends_with_hyphen, make_line, segments, separator
from ingest.readers.pdf.order import regions
from ingest.readers.pdf.paragraphs import breaks, goes_on, has_listings, right_margins, usual_pitch
from ingest.readers.pdf.rules import joined
from ingest.readers.pdf.tables import ruled_rows
from ingest.readers.pdf.unruled import with_columns

# What a hyphen is that is drawn only because a line ends (Unicode 15.0, 6.2).
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of the page's text, the range [start, end) of it, as laid out in reading space."""

    start: int
    end: int
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool
    fixed: bool
    inset: float
    """How far from the left end of its column it begins."""
    table: int | None
    spread: bool
    labelled: bool
    """See `ingest.readers.pdf.lines.Line`."""
    aside: bool
    """Turned otherwise than the page's text: a stamp in the margin, a watermark."""


@dataclass(frozen=True, slots=True)
class PageLayout:
    """What a document is made of, page by page: some kilobytes each, so that thousands fit in memory."""

    text: str
    lines: tuple[PageLine, ...]
    width: float
    height: float
    quarters: int
    """See `ingest.readers.pdf.engine.Content`."""


def without_layout(text: str) -> PageLayout:
    """A page of which no more is known than its text."""
    return PageLayout(text.strip(), (), 0, 0, 0)


@dataclass(frozen=True, slots=True)
class PageText(PageLayout):
    """A page with its glyphs, which weigh a hundred times its text: for one page at a time."""

    glyphs: tuple[Glyph | None, ...]
    """For each character of `text`, the glyph drawn; None for separators. Raised digits are superscripts in
    `text` and plain digits as glyphs."""

    @property
    def layout(self) -> PageLayout:
        """The page without its glyphs."""
        return PageLayout(self.text, self.lines, self.width, self.height, self.quarters)


def page_text(page: pdfium.PdfPage) -> PageText:
    """The text layer of a page; empty for a scan."""
    return lay_out(read_content(page))


def lay_out(content: Content) -> PageText:
    """The page in reading order: lines parted by a newline, blocks by a blank line, cells by a tab.

    A cell set on several lines is on one in the text: a word hyphenated over two of them has a soft hyphen,
    or the hyphen alone where it is the word's own.
    """
    across, down = joined(content.across), joined(content.down)
    rows, rest = ruled_rows(segments(content.words), across, down, content.height)
    framed, rest = framed_texts(rest, across, down)
    laid_out = regions(rest + rows)
    pitch, listings = usual_pitch(laid_out), has_listings(laid_out)
    frames = [(frame, _blocks(lines, pitch, listings=listings)) for frame, lines in framed]
    writer = _Writer()
    above: Line | None = None
    for region, apart in with_frames(
        [_blocks(lines, pitch, listings=listings) for lines in laid_out], frames
    ):
        left = min(line.left for block in region for line in block)
        for number, block in enumerate(region):
            for position, line in enumerate(block):
                joins = number == 0 and not apart and above is not None and goes_on(above, line)
                together = position > 0 or joins
                writer.write(line, inset=line.left - left, together=together)
                above = line
        if apart:
            above = None
    if content.aside:
        writer.write(make_line([content.aside]), aside=True)
    return PageText(
        "".join(writer.characters),
        tuple(writer.lines),
        content.width,
        content.height,
        content.quarters,
        tuple(writer.glyphs),
    )


def _blocks(region: Sequence[Line], pitch: float, *, listings: bool) -> list[list[Line]]:
    """The lines of a region block by block."""
    margins = right_margins(region)
    lines = evened(with_columns(region, pitch, listings=listings), pitch, margins)
    blocks: list[list[Line]] = []
    for number, line in enumerate(lines):
        if number and not breaks(lines, number, pitch, margins, listings=listings):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


class _Writer:
    def __init__(self) -> None:
        self.characters: list[str] = []
        self.glyphs: list[Glyph | None] = []
        self.lines: list[PageLine] = []

    def write(self, line: Line, *, inset: float = 0.0, together: bool = False, aside: bool = False) -> None:
        """Appends a line, in one block with the line before or in a new one."""
        if self.characters:
            self._separate("\n" if together else "\n\n")
        start = len(self.characters)
        for number, cell in enumerate(line.cells):
            if number:
                self._separate("\t")
            for position, word in enumerate(cell):
                if position:
                    self._join(cell[position - 1], word)
                self.characters.extend(characters(word, cell[max(position - 1, 0) : position + 2]))
                self.glyphs.extend(word.glyphs)
        box = (line.left, line.top, line.right, line.bottom)
        self.lines.append(
            PageLine(
                start,
                len(self.characters),
                *box,
                line.size,
                line.bold,
                line.fixed,
                inset,
                line.table,
                line.spread,
                line.labelled,
                aside,
            )
        )

    def _join(self, before: Word, word: Word) -> None:
        """Between two words of a cell; a line that ends within it with a hyphen is no end of the text's."""
        if not ends_with_hyphen(before, word):
            self._separate(separator(before, word))
        elif breaks_word(before.text + word.text, len(before.text) - 1, len(before.text)):
            self.characters[-1] = _SOFT_HYPHEN

    def _separate(self, characters: str) -> None:
        self.characters.extend(characters)
        self.glyphs.extend([None] * len(characters))
