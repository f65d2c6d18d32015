"""Where one paragraph ends and the next begins, by spacing, indents, size and the room left on a line."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from ingest.readers.pdf.comparing import ends_sentence, has_room, is_close, same_size
from ingest.readers.pdf.lines import MARKER, Line

# The usual distance: low among those found, since single-line paragraphs would otherwise pass for loose text.
_USUAL_PITCH = 0.2
# A first line is indented by about one em or more; by much more, it is centred or a formula.
_INDENT = (0.9, 4.0)
# Of a region's lines, nine in ten end before its right margin: the rest may be overfull.
_MARGIN = 0.9
# Of typewritten text, half the lines and more have no room left for a word; of pages of listings in manuals,
# at most one in sixteen.
_FULL_LINES = 0.25
# Left ends within this, in points, are one.
_SAME_LEFT = 1.0
# Two lines of so many words that end within this, in points, do so because they are justified.
_SAME_RIGHT = 0.1
_FEWEST_JUSTIFIED = 5


def usual_pitch(laid_out: Sequence[Sequence[Line]]) -> float:
    """Distance of two lines of running text, in font sizes."""
    pitches = sorted(
        (below.bottom - above.bottom) / above.size
        for region in laid_out
        for above, below in pairwise(region)
        if same_size(above, below) and below.bottom > above.bottom
    )
    # A page of single-line paragraphs has no distance within a paragraph: 1.5 is the loosest usual setting.
    # Nor do cells beside one another at several heights say how text is set: no text is set closer than 1.
    return min(max(pitches[int(_USUAL_PITCH * len(pitches))], 1.0), 1.5) if pitches else 1.2


def right_margins(region: Sequence[Line]) -> dict[int, float]:
    """Where the lines of each font size (in whole points) end at the right."""
    ends: dict[int, list[float]] = {}
    for line in region:
        if len(line.cells) == 1:
            ends.setdefault(round(line.size), []).append(line.right)
    return {size: sorted(rights)[int(_MARGIN * len(rights))] for size, rights in ends.items()}


def has_listings(laid_out: Sequence[Sequence[Line]]) -> bool:
    """Whether lines in a font of one width are listings; on a typewritten page they are its text.

    They are where they stand out on the page, or where most end with room left, as those of prose do not.
    """
    lines = [line for region in laid_out for line in region]
    if 2 * sum(line.fixed for line in lines) < len(lines):
        return True
    full = [
        not has_room(above, line, right)
        for region in laid_out
        for right in [max(line.right for line in region)]
        for above, line in pairwise(region)
        if above.fixed and line.fixed and above.table is line.table is None
    ]
    return sum(full) < _FULL_LINES * len(full)


def breaks(
    region: Sequence[Line], number: int, pitch: float, margins: Mapping[int, float], *, listings: bool
) -> bool:
    """Whether a new block begins at line `number` of the region. `listings`: see `has_listings`."""
    above, line = region[number - 1], region[number]
    if listings and above.fixed and line.fixed and same_size(above, line):
        # A listing breaks its lines where it means to, and has blanks in them.
        return not is_close(above, line, pitch)
    is_row, was_row = (
        len(line.cells) > 1 or line.table is not None,
        len(above.cells) > 1 or above.table is not None,
    )
    if is_row or was_row:
        return is_row != was_row or line.table != above.table
    if not same_size(above, line) or above.bold != line.bold or not is_close(above, line, pitch):
        return True
    return _starts_anew(region, number, margins) or _is_indented(region, number)


def goes_on(above: Line, line: Line) -> bool:
    """Whether the last line of a column and the first of the next belong to one paragraph."""
    return (
        len(above.cells) == len(line.cells) == 1
        and same_size(above, line)
        and above.bold == line.bold
        and not ends_sentence(above)
    )


def _starts_anew(region: Sequence[Line], number: int, margins: Mapping[int, float]) -> bool:
    """Whether its first word would have fitted on the line above, had the paragraph gone on."""
    above, line = region[number - 1], region[number]
    return _had_room(above, line, margins) and (
        _begins_item(line) or not _fills_its_place(region, number - 1)
    )


def _had_room(above: Line, line: Line, margins: Mapping[int, float]) -> bool:
    """Whether there was room for the first word of `line` on the line above, so that the break was meant."""
    centred = abs(above.left + above.right - line.left - line.right) < line.size
    if centred and abs(above.left - line.left) > line.size / 2:
        # Centred lines, as in titles, break where they like.
        return False
    if above.left - line.left > _INDENT[1] * line.size:
        # A centred line, then one that is not.
        return True
    if line.words[0].glyphs[0].char.islower() or above.words[-1].text.endswith(","):
        # An unbreakable group of words, or a picture beside the text, sent it to the next line.
        return False
    return has_room(above, line, margins[round(line.size)])


def _fills_its_place(region: Sequence[Line], number: int) -> bool:
    """Whether the line ends where one next to it does: what is set in, in a frame say, has its own margin."""
    line = region[number]
    beside = (*region[max(number - 1, 0) : number], *region[number + 1 : number + 2])
    return not line.fixed and any(
        abs(line.right - other.right) <= _SAME_RIGHT
        and same_size(line, other)
        and min(len(line.words), len(other.words)) >= _FEWEST_JUSTIFIED
        for other in beside
    )


def _is_indented(region: Sequence[Line], number: int) -> bool:
    """Whether the line is a paragraph's first, set in from the one above and from the one below."""
    above, line = region[number - 1], region[number]
    least, most = _INDENT
    indented = least * line.size <= line.left - above.left <= most * line.size
    goes_back = number + 1 == len(region) or line.left - region[number + 1].left >= least * line.size
    # Without the end of a sentence above, the line hangs below a bullet or a reference.
    return indented and goes_back and ends_sentence(above) and not _hangs(above, line)


def _begins_item(line: Line) -> bool:
    """Whether it begins with a bullet, or with a number that can be nothing but an item's or a heading's."""
    first = line.words[0].text
    return MARKER.fullmatch(first) is not None and not first.isalnum()


def _hangs(above: Line, line: Line) -> bool:
    """Whether the line begins below what follows a bullet or number: « 3.1 Peut-on… ? Si oui, où ? »."""
    first, *following = above.words
    return (
        bool(following)
        and MARKER.fullmatch(first.text) is not None
        and abs(following[0].left - line.left) <= _SAME_LEFT
    )
