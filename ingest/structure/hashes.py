"""Lines that begin with « # »: headings of Markdown, or comments and commands of listings."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.structure.lines import Line

_ATX = re.compile(r"(#{1,6})\s+(?=\S)")
# Columns from which a line is code (CommonMark 0.31, 4.4): « # » begins a comment or a command there.
CODE_INDENT = 4
_FEWEST_COMMENTS = 3  # a heading set close to the line above it is carelessness


def heading_level(line: Line) -> int:
    """As Markdown has it, from 1; 0 for a line that begins otherwise, is code or has a layout of its own."""
    match = _ATX.match(line.text) if line.style is None and line.indent < CODE_INDENT else None
    return len(match[1]) if match else 0


def are_comments(lines: Sequence[Line]) -> bool:
    """Do most « # » of the text follow another line at once? Headings stand apart, or under a higher one."""
    marked = [(heading_level(before), line) for before, line in pairwise(lines) if heading_level(line)]
    close = sum(not line.gap and above in (0, heading_level(line)) for above, line in marked)
    return close >= _FEWEST_COMMENTS and 2 * close > len(marked)
