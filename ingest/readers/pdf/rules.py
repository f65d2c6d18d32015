"""Rules drawn piece by piece, as the borders of cells are, put together again."""

from collections.abc import Sequence

from ingest.readers.pdf.drawn import Rule

ALIGNED = 3.0
"""Ends of the borders of one table or frame agree within this, in points; joins between borders of cells too.
"""


def joined(rules: Sequence[Rule]) -> list[Rule]:
    """Borders drawn cell by cell become one rule per height, or per place from the left."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at), rule.start)):
        last = found[-1] if found else None
        if last and abs(last.at - rule.at) <= 1 and _touch(last, rule):
            found[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            found.append(rule)
    return found


def _touch(first: Rule, second: Rule) -> bool:
    return second.start <= first.end + ALIGNED and first.start <= second.end + ALIGNED


def runs(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules with the same ends, from top to bottom: those of one table, or of several of the same width."""
    found: list[list[Rule]] = []
    for rule in rules:
        for run in found:
            if abs(run[0].start - rule.start) <= ALIGNED and abs(run[0].end - rule.end) <= ALIGNED:
                run.append(rule)
                break
        else:
            found.append([rule])
    return found
