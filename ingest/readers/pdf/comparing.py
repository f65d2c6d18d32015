"""What one sees of two lines one above the other: their sizes, their distance, the room left beside them."""

from ingest.readers.pdf.lines import Line

# A smaller change of size is a fraction of a point's rounding, a larger one is a heading or a note.
SAME_SIZE = 0.08
# Two lines belong to one paragraph when their distance is at most this many times the page's usual one.
_LOOSER = 1.3
_SENTENCE_END = (".", "!", "?", ":", ";", "»", "…")


def same_size(first: Line, second: Line) -> bool:
    return abs(first.size - second.size) <= SAME_SIZE * max(first.size, second.size)


def is_close(above: Line, line: Line, pitch: float) -> bool:
    """Whether the lines are no further from one another than those of a paragraph, set at this `pitch`."""
    return line.bottom - above.bottom <= _LOOSER * pitch * above.size


def are_midlines_close(above: Line, line: Line, pitch: float) -> bool:
    """The same of lines in two fonts, of which one may be drawn in boxes of another height."""
    distance = (line.top + line.bottom - above.top - above.bottom) / 2
    return distance <= _LOOSER * pitch * above.size


def ends_sentence(line: Line) -> bool:
    return line.words[-1].text.endswith(_SENTENCE_END)


def has_room(above: Line, line: Line, right: float) -> bool:
    """Whether the first word of `line` would have fitted on the line above, which may go on to `right`."""
    first = line.words[0]
    # The space before it takes a third of an em or so; one em in all keeps stretched lines together.
    return above.right + line.size + (first.right - first.left) < right
