"""What the columns of a table are called, where a heading stands over several of them.

« Recensés » over « 2023 » and « 2024 » names two columns, « Recensés 2023 » and « Recensés 2024 »: a row that
is found by itself has to say both words.
"""

from collections.abc import Sequence


def under(groups: Sequence[str], names: Sequence[str]) -> list[str]:
    """`names` of the columns, each after its group's: those of the header row above, where an empty cell goes
    on with the cell on its left. A heading that spans both rows stands in both, and counts once.
    """
    found: list[str] = []
    group = ""
    for column, name in enumerate(names):
        group = (groups[column] if column < len(groups) else "") or group
        found.append(name if group == name else f"{group} {name}".strip())
    return found


def grouped(names: Sequence[str]) -> list[str]:
    """`names` of one header row, in which two headings one above the other are one cell.

    « Recensés 2023 », « 2024 », « Restaurés 2023 », « 2024 »: a name met twice is not whole. Its group is
    what is before the words that the first names of all groups end with, here « 2023 ».
    """
    first, period = _repetition(names)
    starts: list[int] = []
    while (
        period
        and names[first + 1 : first + period] == names[(at := first + len(starts) * period) + 1 : at + period]
    ):
        starts.append(at)
    if len(starts) < 2:
        return list(names)
    heads = [names[start].split() for start in starts]
    shared = _shared_ending(heads)
    if not shared or any(len(head) == shared for head in heads):
        return list(names)
    found = list(names)
    for start, head in zip(starts, heads, strict=True):
        for column in range(start + 1, start + period):
            found[column] = f"{' '.join(head[:-shared])} {names[column]}"
    return found


def _repetition(names: Sequence[str]) -> tuple[int, int]:
    """Column before the first that has a namesake, and how far away that is; (0, 0) where there is none."""
    met: dict[str, int] = {}
    for column, name in enumerate(names):
        if name and met.get(name, 0) > 0:
            return met[name] - 1, column - met[name]
        met.setdefault(name, column)
    return 0, 0


def _shared_ending(heads: Sequence[Sequence[str]]) -> int:
    """How many last words all have in common."""
    shortest = min(map(len, heads))
    return next((n for n in range(shortest) if len({head[-1 - n] for head in heads}) > 1), shortest)
