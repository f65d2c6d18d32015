"""What a layout-aware reader knows of a line of text that plain text does not show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineStyle:
    """Layout of one line, the range [start, end) of the document's text."""

    start: int
    end: int
    size: float = 1.0
    """Font size relative to the document's body text."""
    bold: bool = False
    """Every character of the line is bold."""
    inset: float = 0.0
    """How far from the left end of its column it begins, in font sizes of the body text."""
    code: bool = False
    """Set as listings are: in a font of one width that is not the body's."""
    furniture: bool = False
    """A running head or foot, or a page number."""
    table: tuple[int, int] | None = None
    """The ruled table that the line is a row of: its page and its rank there."""
    spread: bool = False
    """One of its cells spans columns of that table."""
    labelled: bool = False
    """Its first cell alone is bold, as the name of a row."""
    heading_level: int | None = None
    """Level from 1 where the source itself says so (outline, markup); None where it does not."""
