"""Texts longer than a model reads are cut into windows, never cut off."""

from collections.abc import Sequence
from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Window:
    text: str
    tokens: int
    """Its weight in the mean of its text's windows."""


def windows(text: str, tokens: Sequence[Range], limit: int) -> list[Window]:
    """`text` in runs of at most `limit` tokens, of about one length so that no short tail stands alone.

    `tokens` are the character ranges of the text's tokens. Cuts fall between words unless a word fills half a
    window.
    """
    if len(tokens) <= limit:
        return [Window(text, max(1, len(tokens)))]
    count = -(-len(tokens) // limit)
    size = -(-len(tokens) // count)
    cut: list[Window] = []
    first = 0
    while first < len(tokens):
        last = min(first + size, len(tokens))
        if last < len(tokens):
            last = _word_start(text, tokens, first + size // 2, last)
        end = len(text) if last == len(tokens) else tokens[last][0]
        cut.append(Window(text[tokens[first][0] : end], last - first))
        first = last
    return cut


def _word_start(text: str, tokens: Sequence[Range], lowest: int, highest: int) -> int:
    """The last token in (lowest, highest] that begins a word; `highest` when none does."""
    for index in range(highest, lowest, -1):
        start = tokens[index][0]
        if start == 0 or text[start].isspace() or text[start - 1].isspace():
            return index
    return highest
