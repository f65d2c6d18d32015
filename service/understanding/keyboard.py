"""Slips of fingers on a French keyboard: a key for the one beside it, a key hit along with its neighbour."""

from functools import cache

from rapidfuzz.distance import Levenshtein

_ROWS = ("azertyuiop", "qsdfghjklm", "wxcvbn")
_INDENTS = (0.0, 0.25, 0.75)
"""How far each row of keys stands to the right of the first, in keys."""
_ALIKE = frozenset("mn")
"""Two letters that are taken for one another though their keys are not neighbours."""
_PLACES = {
    letter: (row, column + _INDENTS[row])
    for row, letters in enumerate(_ROWS)
    for column, letter in enumerate(letters)
}
_REACH = 1.0


def fingers_slip(meant: str, typed: str) -> bool:
    """Whether every letter of folded `typed` that is not in `meant` is one that fingers hit by mistake.

    Any letter may be left out.
    """
    for edit in Levenshtein.editops(meant, typed):
        at = edit.dest_pos
        if edit.tag == "replace" and not _are_neighbours(meant[edit.src_pos], typed[at]):
            return False
        around = typed[max(at - 1, 0) : at] + typed[at + 1 : at + 2]
        if edit.tag == "insert" and not any(_are_neighbours(typed[at], other) for other in around):
            return False
    return True


@cache
def _are_neighbours(letter: str, other: str) -> bool:
    """Whether their keys touch, or are one."""
    if letter not in _PLACES or other not in _PLACES:
        return False
    (row, column), (other_row, other_column) = _PLACES[letter], _PLACES[other]
    touch = abs(row - other_row) <= 1 and abs(column - other_column) <= _REACH
    return touch or {letter, other} == _ALIKE
