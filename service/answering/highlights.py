"""Which sentence, item or row of a passage answers: what the reader's eye is led to."""

from collections.abc import Callable, Sequence

from index.types import StoredPassage
from ingest.types import Unit
from service.answering.clauses import clauses, trim
from service.answering.terms import QuestionTerms
from service.types import Quote

LONGEST = 350
"""Characters marked in all (fixed by the vocabulary in DESIGN: more is a passage, not a highlight)."""

SECOND_UNIT_GAIN = 0.25
"""A further unit is marked only if it brings this share of the question's weight on its own: a
sentence that adds one common word is not part of the answer. A round figure, to be replaced by a
trained reader."""

INTRODUCTION_SHARE = 0.5
"""What the words of a heading, caption or header row count for, beside a sentence's: they repeat the question
more often than they answer, but « Grand Est – 75 M€ » may be the answer."""

Analyse = Callable[[str], Sequence[str]]


def highlights(passage: StoredPassage, question: QuestionTerms, analyse: Analyse) -> tuple[Quote, ...]:
    """Mark the unit that covers most of the question, then any that adds enough to it.

    Units come in the passage's order; equal ones favour the earlier. Ranges count code points of
    the document.
    """
    units = {_marked(passage, unit.start, unit.end, question, analyse): unit for unit in passage.units}
    ranges = [pair for pair in units if pair[0] < pair[1]] or [
        _marked(passage, passage.start, passage.end, question, analyse)
    ]
    found = {pair: frozenset(analyse(_read(passage, pair, units.get(pair)))) for pair in ranges}
    share = {pair: INTRODUCTION_SHARE if pair in units and units[pair].introduces else 1.0 for pair in ranges}

    chosen: list[tuple[int, int]] = []
    covered: frozenset[str] = frozenset()
    for _ in ranges:
        room = LONGEST - sum(end - start for start, end in chosen)
        left = [pair for pair in ranges if pair not in chosen and pair[1] - pair[0] <= room]
        if not left:
            break
        gain = {pair: share[pair] * question.coverage(found[pair] - covered) for pair in left}
        best = max(left, key=lambda pair: (gain[pair], -pair[0]))
        if chosen and gain[best] < SECOND_UNIT_GAIN:
            break
        chosen.append(best)
        covered |= found[best]
    return tuple(Quote(start, end, _text(passage, start, end)) for start, end in sorted(chosen))


def _read(passage: StoredPassage, marked: tuple[int, int], unit: Unit | None) -> str:
    """What a mark says: a whole unit says its indexed text, a table row with the names of its columns."""
    start, end = marked
    text = _text(passage, start, end)
    whole = unit is not None and text == _text(passage, unit.start, unit.end).strip()
    return unit.indexed if unit is not None and whole else text


def _marked(
    passage: StoredPassage, start: int, end: int, question: QuestionTerms, analyse: Analyse
) -> tuple[int, int]:
    """The range itself or, when too long to be marked whole, its best run of clauses."""
    offset = passage.start
    first, last = trim(passage.text, start - offset, end - offset)
    if last - first <= LONGEST:
        return first + offset, last + offset
    text = passage.text[first:last]
    pieces = clauses(text, LONGEST)
    terms = [frozenset(analyse(text[a:b])) for a, b in pieces]

    best, best_weight = pieces[0], -1.0
    for i, (run_start, _) in enumerate(pieces):
        seen: frozenset[str] = frozenset()
        for (_, run_end), piece_terms in zip(pieces[i:], terms[i:], strict=True):
            if run_end - run_start > LONGEST:
                break
            seen |= piece_terms
            weight = question.weight(seen)
            if weight > best_weight:
                best, best_weight = (run_start, run_end), weight
    return best[0] + first + offset, best[1] + first + offset


def _text(passage: StoredPassage, start: int, end: int) -> str:
    return passage.text[start - passage.start : end - passage.start]
