"""From words to visual lines: what one reads from left to right before going down."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from ingest.readers.builder import superscript
from ingest.readers.pdf.drawn import Glyph, Word

# Gaps between words, in font sizes. Justified text stretches spaces up to about one; columns of a table,
# and a page number at the right of a table of contents, lie further away.
CELL_GAP = 1.5
# A note's call or an accent drawn apart touches its word; PDFium would have given a space otherwise.
_TOUCHING = 0.1
# Two boxes are on one line when they share half the height of the lower one: a superscript still does.
_SAME_LINE = 0.5

# A superscript is set in at most this part of the line's size, and at least so much higher.
_RAISED_SIZE = 0.85
_RAISED_BY = 0.15
_DIGITS = frozenset("0123456789")
_HYPHENS = ("-", "\N{HYPHEN}")

# A bullet or number stands far from its text without being a cell of its own.
MARKER = re.compile(
    r"[•‣▪◦●○■□–—\-*·►✓❖➢§]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z]|[ivxlcIVXLC]{1,6})[.)°]{0,2}"
)
_MARKER_GAP = 5.0


@dataclass(frozen=True, slots=True)
class Line:
    """Cells from left to right; a line of running text has one.

    A ruled table's row is one line too, though its cells may be set on several.
    """

    cells: tuple[tuple[Word, ...], ...]
    left: float
    top: float
    right: float
    bottom: float
    size: float
    """Median font size of its words, in points."""
    bold: bool
    """Whether all its words are."""
    fixed: bool
    """Whether all its words are set in a font of one width."""
    table: int | None = None
    """Rank on the page of the ruled table that it is a row of; None for a line of no such table."""
    spread: bool = False
    """Whether one of its cells spans columns of that table."""

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for cell in self.cells for word in cell)

    @property
    def labelled(self) -> bool:
        """Whether the first of its cells is bold, as the name of a row, and the others are not."""
        bold = [all(word.bold for word in cell) for cell in self.cells if cell]
        return bold[0] and not any(bold[1:]) and len(bold) > 1

    @property
    def text(self) -> str:
        """Its words with a space between them; `ingest.readers.pdf.layout` writes them as drawn."""
        return " ".join(word.text for word in self.words)


def make_line(cells: Sequence[Sequence[Word]], *, table: int | None = None, spread: bool = False) -> Line:
    words = [word for cell in cells for word in cell]
    return Line(
        cells=tuple(tuple(cell) for cell in cells),
        left=min(word.left for word in words),
        top=min(word.top for word in words),
        right=max(word.right for word in words),
        bottom=max(word.bottom for word in words),
        size=median(word.size for word in words),
        bold=all(word.bold for word in words),
        fixed=all(word.fixed for word in words),
        table=table,
        spread=spread,
    )


def segments(words: Iterable[Word]) -> list[Line]:
    """Runs of words that follow each other on one line without a large gap, in content order."""
    found: list[list[Word]] = []
    for word in words:
        if found and _follows(found[-1][-1], word):
            found[-1].append(word)
        else:
            found.append([word])
    return [make_line([run]) for run in found]


def _follows(before: Word, word: Word) -> bool:
    size = max(before.size, word.size)
    return on_one_line(before, word) and -0.5 * size <= word.left - before.right <= CELL_GAP * size


def on_one_line(first: Word | Line, second: Word | Line) -> bool:
    overlap = min(first.bottom, second.bottom) - max(first.top, second.top)
    return overlap >= _SAME_LINE * min(first.bottom - first.top, second.bottom - second.top)


def visual_lines(parts: Iterable[Line]) -> list[Line]:
    """Segments side by side joined into lines, from top to bottom; ruled rows stay as they are."""
    rows: list[list[Line]] = []
    for part in sorted(parts, key=lambda part: (part.middle, part.left)):
        # The tallest part stands for its row: a superscript may come first and overlap the line above.
        if (
            rows
            and part.table is None
            and rows[-1][0].table is None
            and on_one_line(_tallest(rows[-1]), part)
        ):
            rows[-1].append(part)
        else:
            rows.append([part])
    return [row[0] if len(row) == 1 else _side_by_side(row) for row in rows]


def _tallest(row: Sequence[Line]) -> Line:
    return max(row, key=lambda part: part.bottom - part.top)


def _side_by_side(row: Sequence[Line]) -> Line:
    cells: list[list[Word]] = []
    for part in sorted(row, key=lambda part: part.left):
        words = list(part.words)
        if cells and words[0].left - cells[-1][-1].right <= CELL_GAP * max(cells[-1][-1].size, words[0].size):
            cells[-1].extend(words)
        else:
            cells.append(words)
    if len(cells) == 2 and _is_marker(cells[0], cells[1]):
        cells = [cells[0] + cells[1]]
    return make_line(cells)


def _is_marker(cell: Sequence[Word], following: Sequence[Word]) -> bool:
    return (
        len(cell) == 1
        and MARKER.fullmatch(cell[0].text) is not None
        and following[0].left - cell[0].right <= _MARKER_GAP * following[0].size
        and any(character.isalpha() for character in following[0].text)
    )


def characters(word: Word, around: Sequence[Word]) -> list[str]:
    """The word's characters as the document has them: raised digits, a note's call, become superscripts.

    « 2021 » followed by the call of note 3 is « 2021³ » and not the year 20213. `around` holds the word and
    its neighbours, to tell what is raised from what is small.
    """
    # A listing calls no notes, but mixes fonts of several heights.
    if word.fixed or not any(glyph.char in _DIGITS for glyph in word.glyphs):
        return [glyph.char for glyph in word.glyphs]
    beside = [other for other in around if on_one_line(other, word)]
    tallest = max((glyph for other in beside for glyph in other.glyphs), key=lambda g: g.bottom - g.top)
    return [superscript(glyph.char) if _is_raised(glyph, tallest) else glyph.char for glyph in word.glyphs]


def _is_raised(glyph: Glyph, tallest: Glyph) -> bool:
    height = tallest.bottom - tallest.top
    return (
        glyph.char in _DIGITS
        and glyph.bottom - glyph.top <= _RAISED_SIZE * height
        and tallest.bottom - glyph.bottom >= _RAISED_BY * height
    )


def ends_with_hyphen(before: Word, word: Word) -> bool:
    """Whether a line ends after the first word with a hyphen between letters, and goes on with the second."""
    *_, letter, hyphen = " ", *before.text
    return (
        hyphen in _HYPHENS and letter.isalpha() and word.text[0].isalpha() and not on_one_line(before, word)
    )


def separator(before: Word, word: Word) -> str:
    """What the document's text has between two words of one cell."""
    # A space of the content counts however narrow it looks: italic letters lean over it. Without one, letters
    # that touch are one word, cut where the font or the height changes.
    touching = abs(word.left - before.right) <= _TOUCHING * max(before.size, word.size)
    return "" if touching and not word.spaced and on_one_line(before, word) else " "
