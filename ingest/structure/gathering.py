"""Lines gathered into elements: which go on with the one above, and what each element is."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ingest.structure.elements import Element, is_code, is_same_table
from ingest.structure.hashes import CODE_INDENT, are_comments, heading_level
from ingest.structure.lines import Line
from ingest.structure.markers import CAPTION, is_bullet, is_note, item_marker, numbers
from ingest.structure.typography import announces, is_finished, last_character, starts_lower
from ingest.types import BlockKind

_SETEXT = re.compile(r"=+|-{3,}")
# reStructuredText has more of them, as long as the title at least.
_LONG_UNDERLINE = re.compile(r"([=\-~*^\"'+#.:_])\1{2,}")
_FENCE = re.compile(r"`{3,}|~{3,4}(?!~)")
_RULE = re.compile(r"([-*_=—–~])(?:\s*\1){2,}")
_PIPES = re.compile(r"\|.*\|")
_PIPE_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_CELL = re.compile(r"<(?:p|td|th|tr)\b[^>]*>", re.IGNORECASE)
_SMALL = 0.92  # of the body's size: notes are set at least one point in twelve smaller
_VISUAL_LINE = 220
"""Characters: no page prints longer lines, so a text that has many of them keeps a paragraph a line."""
_NARROWEST = 30  # characters: narrower than the columns of a newspaper
_FULL = 0.75  # of the measure: a line shorter than this was not broken for want of room
_SIZE_STEP = 0.06  # a change of size below this is the noise of fonts


def gather(
    lines: Sequence[Line],
    furniture: set[int],
    contents: frozenset[int],
    grids: Mapping[int, tuple[int, int]],
) -> list[Element]:
    """Lines gathered into elements, every kind told apart but headings from paragraphs."""
    aside = furniture | contents | grids.keys()
    measure = _measure([line for i, line in enumerate(lines) if i not in aside])
    comments = are_comments(lines)
    elements: list[Element] = []
    underlined: list[Element] = []
    fence: Element | None = None
    for index, line in enumerate(lines):
        current = elements[-1] if elements else None
        if fence is not None:
            fence.lines.append(line)
            if _FENCE.match(line.text):
                fence = None
        elif index in grids:
            if current is not None and current.place == grids[index]:
                current.lines.append(line)
            else:
                elements.append(Element(BlockKind.TABLE_ROW, [line], place=grids[index]))
        elif index in furniture or index in contents:
            kind = BlockKind.PAGE_FURNITURE if index in furniture else BlockKind.TABLE_OF_CONTENTS
            if current is not None and current.kind is kind and lines[index - 1] is current.lines[-1]:
                current.lines.append(line)
            else:
                elements.append(Element(kind, [line]))
        elif current is not None and is_same_table(current.lines[0], line) and _stated_level(line) is None:
            if current.code and "\t" in current.text:
                current.kind = BlockKind.TABLE_ROW  # one row by itself might have been a listing
            elements.append(Element(BlockKind.TABLE_ROW, [line]))
        elif current is not None and _is_underlined(current, line):
            current.kind = BlockKind.HEADING
            current.lines.append(line)
            underlined.append(current)
        elif current is not None and _continues(current, line, measure, comments):
            current.lines.append(line)
        elif _FENCE.match(line.text):
            fence = Element(BlockKind.PARAGRAPH, [line], fenced=True)
            elements.append(fence)
        else:
            elements.append(_element(line, comments))
    _rank(underlined, elements)
    return elements


def _rank(underlined: Sequence[Element], elements: Sequence[Element]) -> None:
    """Levels of underlined headings: fixed in Markdown, else each underline not met before opens the next."""
    levels = {"=": 1, "-": 2}
    if {element.lines[-1].text[0] for element in underlined} - set(levels):
        levels = {}
        for element in elements:
            alone = element.kind is BlockKind.HEADING and len(element.lines) == 1
            if alone and heading_level(element.lines[0]):
                # It is not Markdown: « # » begins a comment of a listing.
                element.kind, element.level = BlockKind.PARAGRAPH, 0
    above = 0
    for element in underlined:
        above = element.level = levels.setdefault(element.lines[-1].text[0], above + 1)


def _element(line: Line, comments: bool) -> Element:
    """`line` alone; `comments` says that no « # » makes a heading."""
    text = line.text
    level = _stated_level(line)
    if level is not None:
        return Element(BlockKind.HEADING, [line], level)
    if is_code(line):
        return Element(BlockKind.PARAGRAPH, [line])
    if not comments and (level := heading_level(line)):
        return Element(BlockKind.HEADING, [line], level)
    if _RULE.fullmatch(text):
        return Element(BlockKind.PAGE_FURNITURE, [line])
    if is_note(text, line.style is not None and line.style.size < _SMALL):
        return Element(BlockKind.FOOTNOTE, [line])
    if "\t" in text or _PIPES.fullmatch(text) or _CELL.match(text):
        return Element(BlockKind.TABLE_ROW, [line])
    if CAPTION.match(text):
        return Element(BlockKind.CAPTION, [line])
    if item_marker(text):
        return Element(BlockKind.LIST_ITEM, [line])
    return Element(BlockKind.PARAGRAPH, [line])


def _stated_level(line: Line) -> int | None:
    """Level that the source itself gives the line as a heading."""
    return None if line.style is None else line.style.heading_level


def _continues(current: Element, line: Line, measure: int, comments: bool) -> bool:
    """Does `line` go on with `current`, the line before it?"""
    last = current.lines[-1]
    if line.gap or current.kind in (BlockKind.PAGE_FURNITURE, BlockKind.TABLE_OF_CONTENTS):
        return False
    if current.kind is BlockKind.PARAGRAPH and is_code(last) and is_code(line):
        return True
    if current.kind is BlockKind.HEADING:
        return _same_heading(last, line)
    if current.kind is BlockKind.TABLE_ROW:
        return bool(_PIPE_RULE.fullmatch(line.text)) and "|" in line.text
    if _changes_style(last, line) or not (
        _element(line, comments).kind is BlockKind.PARAGRAPH or _is_chance(last, line, measure)
    ):
        return False
    if starts_lower(line.text) or (last.style is not None and line.style is not None):
        # A reader that saw the layout puts a blank line wherever a paragraph ends.
        return True
    if current.kind is BlockKind.LIST_ITEM and line.indent > current.lines[0].indent:
        return True
    return _runs_on(last, line, measure)


def _is_underlined(current: Element, line: Line) -> bool:
    """Does `line` make a heading of the one above, as Markdown has it? Layout marks headings otherwise."""
    title = current.lines[-1].text
    if len(current.lines) > 1 or len(title) > _VISUAL_LINE or line.style is not None:
        return False
    if line.gap or line.indent >= CODE_INDENT:  # it rules off a column of a listing
        return False
    if _LONG_UNDERLINE.fullmatch(line.text) and len(line.text) >= len(title):
        numbered = current.kind is BlockKind.LIST_ITEM and not is_bullet(title)
        return current.kind is BlockKind.PARAGRAPH or numbered
    return current.kind is BlockKind.PARAGRAPH and bool(_SETEXT.fullmatch(line.text))


def _runs_on(last: Line, line: Line, measure: int) -> bool:
    """Was the line broken for want of room, or inside one short notice (a name, an address)?"""
    if last_character(last.text) == "-" and measure:
        return True
    if _inside_emphasis(last.text, line.text):
        return True
    if not measure:
        return _is_notice(last, line)
    if len(last.text) >= _FULL * measure:
        return len(last.text) >= 0.95 * measure or not is_finished(last.text) or len(line.text) < measure
    return False


def _is_chance(last: Line, line: Line, measure: int) -> bool:
    """Is what looks like a number at the start of `line` part of the sentence before it?"""
    unfinished = not is_finished(last.text) and not announces(last.text)
    return bool(measure) and len(last.text) >= _FULL * measure and unfinished and not is_bullet(line.text)


def _inside_emphasis(last: str, line: str) -> bool:
    """Does a `**` or `*` opened on the first line close on the second, or further?"""
    mark = "**" if "**" in last else "*"
    return last.startswith(mark) and last.count(mark) % 2 == 1 and not last.endswith(mark) and bool(line)


def _is_notice(last: Line, line: Line) -> bool:
    longest = 60  # characters a line: a name, a function, an address
    return not numbers(last.text) and all(
        len(text) <= longest and not text.isdigit() and not is_finished(text) and not announces(text)
        for text in (last.text, line.text)
    )


def _same_heading(last: Line, line: Line) -> bool:
    """A heading set on two lines: the source gives both one level, one size and one weight."""
    return (
        last.style is not None
        and line.style is not None
        and last.style.heading_level == line.style.heading_level
        and not _changes_style(last, line)
    )


def _changes_style(last: Line, line: Line) -> bool:
    if last.style is None or line.style is None:
        return False
    return abs(last.style.size - line.style.size) > _SIZE_STEP or (
        last.style.bold != line.style.bold or last.style.heading_level != line.style.heading_level
    )


def _measure(lines: Sequence[Line]) -> int:
    """Length of a full line where paragraphs are broken into visual lines; 0 where they are not.

    They are where lines that touch the next one are mostly full and mostly end inside a sentence.
    """
    touching = [line for line, after in pairwise(lines) if after.gap == 0]
    if not touching:
        return 0
    lengths = sorted(len(line.text) for line in touching)
    measure = lengths[(len(lengths) * 9) // 10]
    full = [line for line in touching if len(line.text) >= _FULL * measure]
    inside = sum(not is_finished(line.text) for line in full)
    broken = (
        _NARROWEST <= measure <= _VISUAL_LINE and 2 * len(full) >= len(touching) and 2 * inside >= len(full)
    )
    return measure if broken else 0
