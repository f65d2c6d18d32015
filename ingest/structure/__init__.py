"""Which parts make up this text: titles, headings, paragraphs, lists, tables, notes, furniture?

Works on plain text that may once have been a PDF; knows nothing of file formats.
"""

from collections.abc import Sequence

from ingest.structure.contents import find_contents
from ingest.structure.furniture import furniture_lines
from ingest.structure.gathering import gather
from ingest.structure.grids import find_grids
from ingest.structure.headings import mark_headings
from ingest.structure.lines import split_lines
from ingest.structure.links import link
from ingest.structure.nesting import nest_items
from ingest.structure.outline import set_levels
from ingest.structure.styles import LineStyle
from ingest.structure.titles import mark_title
from ingest.types import Block, Page

__all__ = ["LineStyle", "find_blocks"]


def find_blocks(text: str, pages: Sequence[Page] = (), styles: Sequence[LineStyle] = ()) -> tuple[Block, ...]:
    """Blocks of `text`: sorted, without overlap, covering everything but white space.

    `pages` and `styles` (sorted, one a line) say what layout shows and plain text does not.
    """
    lines = split_lines(text, pages, styles)
    furniture = furniture_lines(lines)
    contents = find_contents(lines, furniture)
    elements = gather(lines, furniture, contents.lines, find_grids(lines))
    mark_headings(elements, contents)
    nest_items(elements)
    mark_title(elements)
    set_levels(elements, contents, trusted=bool(pages))
    return link(elements)
