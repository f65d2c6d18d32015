"""Frames: text in a rectangle beside the running text, which goes on past it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from ingest.readers.pdf.comparing import ends_sentence
from ingest.readers.pdf.drawn import Rule
from ingest.readers.pdf.lines import Line, visual_lines
from ingest.readers.pdf.rules import ALIGNED, runs
from ingest.readers.pdf.space import Box

# What runs past a frame has lines of several words; a field of a form stands beside its name.
_FEWEST_LINES = 2
_FEWEST_WORDS = 3

Block = list[Line]
"""Lines of one paragraph, item or table."""


def framed_texts(
    parts: Sequence[Line], across: Sequence[Rule], down: Sequence[Rule]
) -> tuple[list[tuple[Box, list[Line]]], list[Line]]:
    """((frame, its lines) of each frame beside running text, remaining parts).

    `across` and `down` are the page's rules, joined.
    """
    frames = [(frame, [part for part in parts if _is_inside(part, frame)]) for frame in _frames(across, down)]
    framed = {id(part) for _, inside in frames for part in inside}
    texts = []
    taken: set[int] = set()
    for frame, inside in frames:
        beside = visual_lines(
            part for part in parts if id(part) not in framed and frame.top < part.middle < frame.bottom
        )
        if inside and _is_running_text(beside):
            texts.append((frame, visual_lines(inside)))
            taken.update(map(id, inside))
    return texts, [part for part in parts if id(part) not in taken]


def with_frames(
    regions: Sequence[list[Block]], frames: Sequence[tuple[Box, list[Block]]]
) -> list[tuple[list[Block], bool]]:
    """(blocks of a region, whether it is a frame's) in reading order.

    A frame follows the paragraph it stands beside, or precedes it where that goes on over the page.
    """
    flow = [(region, False) for region in regions]
    # From the lowest on: what is put after the same paragraph comes before.
    for frame, blocks in sorted(frames, key=lambda found: found[0].top, reverse=True):
        rank, region = next(
            (rank, region)
            for rank, (region, framed) in enumerate(flow)
            if not framed
            and any(line.top < frame.bottom and line.bottom > frame.top for block in region for line in block)
        )
        cut = _place(region, frame)
        around = [(region[:cut], False), (blocks, True), (region[cut:], False)]
        flow[rank : rank + 1] = [each for each in around if each[0]]
    return flow


def _place(region: Sequence[Block], frame: Box) -> int:
    """Before which block the frame is put."""
    after = next(
        (number for number in range(1, len(region)) if region[number][0].top >= frame.bottom), len(region)
    )
    if ends_sentence(region[after - 1][-1]):
        return after
    return next(
        number for number, block in enumerate(region) if any(line.bottom > frame.top for line in block)
    )


def _frames(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[Box]:
    for run in runs(across):
        for above, below in pairwise(run):
            ends = (above.start, above.end)
            if all(any(_closes(side, end, above.at, below.at) for side in down) for end in ends):
                yield Box(above.start, above.at, above.end, below.at)


def _closes(side: Rule, end: float, top: float, bottom: float) -> bool:
    return abs(side.at - end) <= ALIGNED and side.start <= top + ALIGNED and side.end >= bottom - ALIGNED


def _is_inside(part: Line, frame: Box) -> bool:
    return frame.top < part.middle < frame.bottom and frame.left <= part.left and part.right <= frame.right


def _is_running_text(lines: Sequence[Line]) -> bool:
    return len(lines) >= _FEWEST_LINES and median(len(line.words) for line in lines) >= _FEWEST_WORDS
