"""What is drawn on one page, in its reading space: glyphs, words, rules."""

from dataclasses import dataclass
from typing import NamedTuple


class Glyph(NamedTuple):
    """One character as drawn, in reading space; `position` is PDFium's index of it on the page."""

    position: int
    char: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Word:
    """Glyphs without white space between them, in the order PDFium gives."""

    glyphs: tuple[Glyph, ...]
    left: float
    top: float
    right: float
    bottom: float
    size: float
    """Font size in points."""
    bold: bool
    spaced: bool
    """Whether the content has a space before it, not just a jump or a line break that PDFium made out."""
    fixed: bool = False
    """Set in a font whose letters are all of one width, as listings are."""

    @property
    def text(self) -> str:
        return "".join(glyph.char for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin straight line drawn on the page, such as a table's border.

    A horizontal rule lies at height `at`, from `start` at the left to `end`; a vertical one at `at` from
    the left, from `start` at the top to `end`.
    """

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Content:
    """What is drawn on one page, in its reading space."""

    words: tuple[Word, ...]
    """In content order."""
    aside: tuple[Word, ...]
    """Words turned otherwise than most of the page: stamps in the margin, watermarks, axes."""
    across: tuple[Rule, ...]
    """Horizontal rules, from top to bottom."""
    down: tuple[Rule, ...]
    """Vertical rules, from left to right."""
    width: float
    height: float
    quarters: int
    """How many times display space was turned by a quarter, counter-clockwise, to make the words upright."""
