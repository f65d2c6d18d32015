"""Is a text a table written with separators (CSV), and which ones?"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

# French programs write « ; », since the comma parts decimals: what comes first here is preferred.
_SEPARATORS = (";", "\t", "|", ",")
# How Excel is told, on a first line that is no part of the table.
_DECLARED = re.compile(r'"?sep=(?P<separator>[;,|\t])"?\r?\n', re.I)
_LOOK = 200  # rows
_CONSISTENT = 0.8  # of the rows have as many cells as most: a title may stand above, a total below
_FEWEST_ROWS, _FEWEST_CELLS = 2, 2
# Without an extension to say so, a table must leave no doubt: every row is like the others.
_FEWEST_DOUBTLESS_ROWS, _FEWEST_DOUBTLESS_CELLS = 3, 3


def find_separator(text: str, *, promised: bool) -> str | None:
    """What parts the cells of the table that `text` is; None where it is no table.

    `promised`: whether the file's extension says that it is one.
    """
    if declared := _DECLARED.match(text):
        return declared["separator"]
    for separator in _SEPARATORS:
        try:
            found = [row for row in islice(rows(text, separator), _LOOK) if any(map(str.strip, row))]
        except csv.Error:
            continue
        if _is_table(found, promised=promised) and _is_parted(found, separator):
            return separator
    return None


def rows(text: str, separator: str) -> Iterator[list[str]]:
    """The cells of each row. Raises csv.Error for a cell of more than csv.field_size_limit() characters."""
    # A quote that no other closes is an inch or a second: read as a quote, it would swallow all that follows.
    quoted = text.count('"') % 2 == 0
    declared = _DECLARED.match(text)
    file = io.StringIO(text[declared.end() :] if declared else text, newline="")
    return csv.reader(file, delimiter=separator, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE)


def _is_table(found: list[list[str]], *, promised: bool) -> bool:
    widths = Counter(map(len, found))
    width, times = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    if promised:
        return len(found) >= _FEWEST_ROWS and width >= _FEWEST_CELLS and times >= _CONSISTENT * len(found)
    return times == len(found) >= _FEWEST_DOUBTLESS_ROWS and width >= _FEWEST_DOUBTLESS_CELLS


def _is_parted(found: list[list[str]], separator: str) -> bool:
    """Whether the separator parts cells and not the members of a sentence, after which a space comes."""
    if separator not in ";,":
        return True
    inner = [cell for row in found for cell in row[1:] if cell]
    return sum(cell.startswith(" ") for cell in inner) * 2 <= len(inner)
