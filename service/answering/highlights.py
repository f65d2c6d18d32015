"""Which sentence, item or row of a passage answers: what the reader's eye is led to."""

from collections.abc import Mapping, Sequence

from index.fusion import min_max
from index.types import Hit, StoredPassage
from ingest.types import Unit
from service.answering.beside import sentence_beside
from service.answering.brackets import fitting
from service.answering.clauses import clauses, trim
from service.answering.enumerations import asks_for_all, whole_list
from service.answering.expected import Kind, expected, holds, spells_out
from service.answering.extremes import extreme
from service.answering.labels import named
from service.answering.spans import reader_span
from service.answering.terms import Analyse, QuestionTerms
from service.types import Quote

LONGEST = 350
"""Characters marked in all: more is a passage, not a highlight."""

SECOND_UNIT_GAIN = 0.28
"""A further unit is marked only if it brings this share of the question's weight on its own: a
sentence that adds one common word is not part of the answer."""

SURE = 0.9
"""Where the reader takes one unit for the answer with this probability, a further one has to bring
`SECOND_UNIT_GAIN_WHERE_SURE`: marks right where the first passage is, on gold/dev, the sample set and the
administrations 67, 185 and 563 instead of 67, 184 and 551."""

SECOND_UNIT_GAIN_WHERE_SURE = 0.45

INTRODUCTION_SHARE = 0.5
"""What the words of a heading, caption or header row count for, beside a sentence's: they repeat the question
more often than they answer, but « Grand Est – 75 M€ » may be the answer."""

TOPIC_SHARE = 0.3
"""What a word of the question counts for when the passage's title or headings have it, or when it was carried
over from an earlier question: it tells which passage, seldom which sentence. Of 181 questions of the sample
set whose first passage was right, the mark was right for 108 with this, KIND_BONUS and LIKENESS neutral
(1, 0, 0), for 118 with 0.2 here, for 125 to 128 with 0.2 or 0.4 here and 0.25 or 0.5 for both others."""

KIND_BONUS = 0.4
"""For a unit that holds what is asked for: a number, a date, somebody's name, a reason."""

SPELT_BONUS = 0.5
"""For the unit that gives what an acronym stands for, where its meaning is asked."""

BRACKET_BONUS = 1.0
"""For the row of a scale whose bracket holds a number of the question, 30 000 € in « de 25 000 à 40 000 € »:
the reader doubts between rows that differ in figures alone."""

LABEL_BONUS = 2.0
"""For the one row or item that the question names, « 39 heures » among the durations of a week, or that a
superlative singles out. Marks right on the sample set, gold/dev and the administrations: 187, 67 and 563
without it, 189, 67 and 564 for names. Superlatives, since then: sample set and administrations 186 and 563
without, 188 and 565 with them; of 40 others asked of their tables 11 without and 37 with them."""

LIKENESS = 0.3
"""Weight of a unit's closeness in meaning (0 for the passage's furthest unit, 1 for its closest) beside the
share of the question's words it has: the sentence that answers is often worded differently."""

READER = 3.0
"""Weight of the probability, by the reader, that the answer is in the unit. Marks right where the first
passage was, with 1 here, 0.5 for likeness and 0.25 for a second unit, then as they are: gold/dev 0.72 and
0.78, sample set 0.80 and 0.81, administrations 0.88 and 0.88, 60 questions of PIAF 0.73 and 0.79."""


def highlights(hit: Hit, asked: str, question: QuestionTerms, analyse: Analyse) -> tuple[Quote, ...]:
    """Mark the unit that answers best, then any that adds enough of the question's words.

    Where all of a list is asked for and the best unit is in one, the whole list is marked if that is not too
    much. `asked` is the question itself, `question` the terms of all that is searched for it. Equal units
    favour the earlier. Ranges count code points of the document.
    """
    passage = hit.passage
    heading = " ".join((hit.document.title, *passage.section))
    carried = frozenset(question.weights) - frozenset(analyse(asked))
    question = question.discounted(carried | frozenset(analyse(heading)), TOPIC_SHARE)
    answer = reader_span(hit)
    marks = [_marked(passage, unit.start, unit.end, question, analyse, answer) for unit in passage.units]
    units = {mark: unit for mark, unit in zip(marks, passage.units, strict=True) if mark[0] < mark[1]}
    merits = dict(zip(marks, _merits(hit, asked, analyse), strict=True))
    ranges = list(units) or [_marked(passage, passage.start, passage.end, question, analyse, answer)]
    found = {pair: frozenset(analyse(_read(passage, pair, units.get(pair)))) for pair in ranges}
    likely = dict(zip(marks, hit.reading.units, strict=True)) if hit.reading else {}
    least = SECOND_UNIT_GAIN_WHERE_SURE if max(likely.values(), default=0.0) > SURE else SECOND_UNIT_GAIN
    share = {pair: INTRODUCTION_SHARE if pair in units and units[pair].introduces else 1.0 for pair in ranges}

    worth = {pair: share[pair] * (question.coverage(found[pair]) + merits.get(pair, 0.0)) for pair in ranges}
    best = max(ranges, key=lambda pair: (worth[pair], -pair[0]))
    chosen = [best]
    if asks_for_all(asked):
        sure = likely.get(best, 0.0) > SURE
        chosen = _with_its_list(passage, ranges, best, question, found, sure=sure)
    for _ in ranges:
        room = LONGEST - sum(_size(passage, pair) for pair in chosen)
        covered = frozenset[str]().union(*(found[pair] for pair in chosen))
        gain = {
            pair: share[pair] * question.coverage(found[pair] - covered)
            for pair in ranges
            if pair not in chosen and _size(passage, pair) <= room
        }
        further = [pair for pair in gain if gain[pair] >= least]
        if not further:
            break
        chosen.append(max(further, key=lambda pair: (gain[pair], -pair[0])))
    if len(chosen) == 1:
        texts = [_text(passage, *pair) for pair in ranges]
        near = sentence_beside(texts, [likely.get(pair, 0.0) for pair in ranges], ranges.index(best))
        chosen += [] if near is None else [ranges[near]]
    return tuple(
        Quote(start, end, _text(passage, start, end))
        for pair in sorted(chosen)
        for start, end in _parts(passage, *pair)
    )


def _with_its_list(
    passage: StoredPassage,
    ranges: Sequence[tuple[int, int]],
    best: tuple[int, int],
    question: QuestionTerms,
    found: Mapping[tuple[int, int], frozenset[str]],
    *,
    sure: bool,
) -> list[tuple[int, int]]:
    """`best` and, where it is short enough to be marked, the list that it is the lead-in or an item of.

    An item that the reader is `sure` of, and that has more of the question's words than the rest of its list,
    is asked for alone: « Quels camions peuvent laisser tourner leur moteur ? » wants no other promise of the
    hauliers. Marks right on the administrations 562 without and 565 with that, and 567 where nobody need be
    sure; on gold/dev 65, 65 and 64. 18 questions that do ask for a list have it marked whole.
    """
    texts = [_text(passage, *pair) for pair in ranges]
    entire, items = ([ranges[place] for place in places] for places in whole_list(texts, ranges.index(best)))
    rest = frozenset[str]().union(*(found[pair] for pair in entire if pair != best))
    if sure and best in items and question.coverage(found[best]) > question.coverage(rest):
        return [best]
    for together in (entire, items):
        if together and sum(_size(passage, pair) for pair in together) <= LONGEST:
            return together
    return [best]


def _merits(hit: Hit, asked: str, analyse: Analyse) -> list[float]:
    """What speaks for each unit besides its words: it is close in meaning, it holds what is asked for."""
    kind = expected(asked)
    likeness = min_max(dict(enumerate(hit.units)))
    passage = hit.passage
    indexed = ["" if unit.introduces else unit.indexed for unit in passage.units]
    told = ["" if unit.introduces else _text(passage, unit.start, unit.end) for unit in passage.units]
    held = fitting(asked, indexed)
    singled_out = named(frozenset(analyse(asked)), told, indexed, analyse)
    if singled_out is None:
        singled_out = extreme(asked, indexed, analyse)
    return [
        LIKENESS * likeness.get(place, 0.0)
        + READER * (hit.reading.units[place] if hit.reading else 0.0)
        + (KIND_BONUS if kind is not None and not unit.introduces and holds(kind, unit.indexed) else 0.0)
        + (SPELT_BONUS if kind is Kind.MEANING and spells_out(asked, unit.indexed) else 0.0)
        + (BRACKET_BONUS if place == held else 0.0)
        + (LABEL_BONUS if place == singled_out else 0.0)
        for place, unit in enumerate(passage.units)
    ]


def _read(passage: StoredPassage, marked: tuple[int, int], unit: Unit | None) -> str:
    """What a mark says: a whole unit says its indexed text, a table row with the names of its columns."""
    start, end = marked
    text = _text(passage, start, end)
    whole = unit is not None and text == _text(passage, unit.start, unit.end).strip()
    return unit.indexed if unit is not None and whole else text


def _marked(
    passage: StoredPassage,
    start: int,
    end: int,
    question: QuestionTerms,
    analyse: Analyse,
    answer: Quote | None,
) -> tuple[int, int]:
    """The range itself or, when too long to be marked whole, its run of clauses with most of `answer`, which
    the reader takes for it, then with most of the question's words.

    By the question's words alone the mark holds the answer for 26 of 40 such sentences of PIAF, so for 33.
    """
    first, last = _trimmed(passage, start, end)
    if _size(passage, (first, last)) <= LONGEST:
        return first, last
    pieces = [
        (low + a, low + b)
        for low, high in _parts(passage, first, last)
        for a, b in clauses(_text(passage, low, high), LONGEST)
    ]
    terms = [frozenset(analyse(_text(passage, a, b))) for a, b in pieces]

    best, best_worth = pieces[0], (-1, 0.0)
    for i, (run_start, _) in enumerate(pieces):
        seen: frozenset[str] = frozenset()
        for (_, run_end), piece_terms in zip(pieces[i:], terms[i:], strict=True):
            if run_end - run_start > LONGEST:
                break
            seen |= piece_terms
            worth = _overlap(run_start, run_end, answer), question.weight(seen)
            if worth > best_worth:
                best, best_worth = (run_start, run_end), worth
    return best


def _overlap(start: int, end: int, answer: Quote | None) -> int:
    return 0 if answer is None else max(0, min(end, answer.end) - max(start, answer.start))


def _parts(passage: StoredPassage, start: int, end: int) -> list[tuple[int, int]]:
    """The range without the gaps of its units: no running head is marked with the sentence it stands in."""
    parts = []
    for low, high in (gap for unit in passage.units for gap in unit.gaps):
        if start < high and low < end:
            parts.append((start, low))
            start = high
    trimmed = (_trimmed(passage, low, high) for low, high in [*parts, (start, end)])
    return [(low, high) for low, high in trimmed if low < high]


def _trimmed(passage: StoredPassage, start: int, end: int) -> tuple[int, int]:
    first, last = trim(passage.text, start - passage.start, end - passage.start)
    return first + passage.start, last + passage.start


def _size(passage: StoredPassage, marked: tuple[int, int]) -> int:
    return sum(end - start for start, end in _parts(passage, *marked))


def _text(passage: StoredPassage, start: int, end: int) -> str:
    return passage.text[start - passage.start : end - passage.start]
