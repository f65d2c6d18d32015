"""Roman numerals as texts print them, up to the hundreds."""

from itertools import pairwise

_FIGURES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman_value(numeral: str) -> int:
    """A figure before a greater one is taken off: « XIX » and « xix » are 10 − 1 + 10."""
    values = [_FIGURES[figure] for figure in numeral.upper()]
    return sum(-value if value < after else value for value, after in pairwise([*values, 0]))
