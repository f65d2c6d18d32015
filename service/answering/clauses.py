"""The part of an overlong sentence, item or row that can still be marked."""

import re

_BOUNDARY = re.compile(r"(?<=[;:,.!?…\t\n|])\s+|\s*\t\s*|\s+(?=[(«—–])")
_SPACE = re.compile(r"\s+")


def clauses(text: str, longest: int) -> list[tuple[int, int]]:
    """Cut `text` at its punctuation into ranges of at most `longest` characters.

    A clause still too long is cut between words; only a single word longer than `longest` is cut
    inside. Ranges are in order, without surrounding white space.
    """
    ranges = []
    for start, end in _split(text, 0, len(text), _BOUNDARY):
        if end - start <= longest:
            ranges.append((start, end))
        else:
            ranges.extend(_pack(_split(text, start, end, _SPACE), longest))
    return ranges


def _split(text: str, start: int, end: int, boundary: re.Pattern[str]) -> list[tuple[int, int]]:
    pieces = []
    for gap in boundary.finditer(text, start, end):
        pieces.append((start, gap.start()))
        start = gap.end()
    pieces.append((start, end))
    trimmed = (trim(text, first, last) for first, last in pieces)
    return [(first, last) for first, last in trimmed if first < last]


def _pack(words: list[tuple[int, int]], longest: int) -> list[tuple[int, int]]:
    packed: list[tuple[int, int]] = []
    for start, end in words:
        if packed and end - packed[-1][0] <= longest:
            packed[-1] = (packed[-1][0], end)
        else:
            packed.extend((at, min(at + longest, end)) for at in range(start, end, longest))
    return packed


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Shrink a range so that it neither starts nor ends with white space."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
