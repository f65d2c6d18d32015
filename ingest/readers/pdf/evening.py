"""Lines that are set in different ways and yet belong together: as if they were set in one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median

from ingest.readers.pdf.comparing import SAME_SIZE, are_midlines_close, ends_sentence, has_room
from ingest.readers.pdf.lines import Line, make_line
from ingest.structure.labels import is_label

# White between « Chapitre 9 » and its title, in times the larger of their sizes: so much, perhaps with rules
# in it, where both stand out from the text; less below what may be a running head.
_BELOW_LABEL = 4.0
_BELOW_PLAIN_LABEL = 2.0
# Fonts of one width are set up to a quarter smaller than the text, for they look larger.
_SMALLER = 0.75


def evened(region: Sequence[Line], pitch: float, margins: Mapping[int, float]) -> list[Line]:
    """The lines of a region, those set otherwise than what they belong to as if they were not.

    A label becomes one line with its title; the last line of a paragraph, be it all a name in a font of one
    width, has the size of the paragraph. `pitch` and `margins`: see `ingest.readers.pdf.paragraphs`.
    """
    usual = median(line.size for line in region)
    lines: list[Line] = []
    for number, line in enumerate(region):
        if lines and _is_titled(lines[-1], line, usual):
            words = [*lines[-1].words, *line.words]
            lines[-1] = replace(make_line([words]), size=line.size, bold=line.bold)
        elif lines and _ends_paragraph(lines[-1], line, region[number + 1 : number + 2], pitch, margins):
            lines.append(replace(line, size=lines[-1].size, bold=lines[-1].bold, fixed=False))
        else:
            lines.append(line)
    return lines


def _is_titled(label: Line, title: Line, usual: float) -> bool:
    """Whether the first line is a label, « Chapitre 9 », and the second the title that it numbers."""
    most = _BELOW_LABEL if _stands_out(label, usual) else _BELOW_PLAIN_LABEL
    return (
        is_label(label.text)
        and not is_label(title.text)
        and len(title.cells) == 1
        and label.table is title.table is None
        and _stands_out(title, usual)
        and title.top - label.bottom <= most * max(label.size, title.size)
    )


def _stands_out(line: Line, usual: float) -> bool:
    return line.bold or line.size > (1 + SAME_SIZE) * usual


def _ends_paragraph(
    above: Line, line: Line, below: Sequence[Line], pitch: float, margins: Mapping[int, float]
) -> bool:
    """Whether the line, alone in a font of one width, goes on with a sentence that fills the line above."""
    return (
        line.fixed
        and not above.fixed
        and not any(after.fixed for after in below)
        and len(above.cells) == len(line.cells) == 1
        and line.table is above.table is None
        and _SMALLER * above.size <= line.size <= above.size
        and line.left <= above.left + above.size
        and are_midlines_close(above, line, pitch)
        and not ends_sentence(above)
        and not has_room(above, line, margins[round(above.size)])
    )
