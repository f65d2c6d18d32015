"""Which hits are cited, in which order: no fact twice, the newer figure first, both sides of a question."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice

from index.types import Hit
from service.answering.candidates import Candidate, candidate, names_and_numbers
from service.answering.facts import differ, say_the_same
from service.answering.overlap import repeats, without_repetition
from service.answering.terms import Analyse, QuestionTerms, weigh
from service.types import Findings

COMPARED = 20
"""Hits whose marks are compared with one another; those below are shown as they are, if so many are wanted.
Marking one costs about 1 ms."""

FIRST = 3
"""Places that a question which asks for several things leaves to the best hits."""

ELSEWHERE = 2
"""Places it gives next to what is found for its other sides. Of the 33 questions of the sample set that need
several passages, all were among five citations for 20 with 0 here, 23 with 1 and 24 with 2; no other question
lost its own."""


def select(findings: Findings, limit: int, terms: QuestionTerms, analyse: Analyse) -> list[Candidate]:
    """At most `limit`, in the order shown; a smaller limit gives a beginning of a greater one's."""
    asked, named = findings.understanding.asked, names_and_numbers(findings.understanding.text, analyse)

    def consider(hits: Iterable[Hit]) -> list[Candidate]:
        return [candidate(hit, asked, named, terms, analyse) for hit in hits]

    hits = without_repetition(findings.hits)
    pool, elsewhere = consider(hits[:COMPARED]), consider(findings.elsewhere)
    rarity = _rarity([*pool, *elsewhere])
    chosen = without_copies(pool, rarity)
    if elsewhere:
        chosen = with_other_sides(chosen, elsewhere, named, rarity)
    chosen = with_counterparts(chosen, rarity)
    rest = (hit for hit in hits[COMPARED:] if not any(repeats(hit, one.hit) for one in chosen))
    return [*chosen[:limit], *consider(islice(rest, max(0, limit - len(chosen))))]


def without_copies(pool: Iterable[Candidate], rarity: Mapping[str, float]) -> list[Candidate]:
    """Of those that say the same in several documents one is kept, at the best one's rank.

    It is the one that tells most of what the question names, of equal ones the most recent. Where each tells
    something of the question that the other does not, both are kept: conventions with two towns say the same.
    """
    kept: list[Candidate] = []
    for one in pool:
        place = next((at for at, better in enumerate(kept) if _is_copy(one, better, rarity)), None)
        if place is None:
            kept.append(one)
        elif (kept[place].told, kept[place].date) < (one.told, one.date):
            kept[place] = one.with_copy(kept[place])
        else:
            kept[place] = kept[place].with_copy(one)
    return kept


def with_other_sides(
    chosen: Sequence[Candidate],
    elsewhere: Iterable[Candidate],
    named: frozenset[str],
    rarity: Mapping[str, float],
) -> list[Candidate]:
    """The best FIRST, then ELSEWHERE others, then the rest.

    Those are the best that tells a name or number of the question which the first do not, and what was found
    elsewhere. `chosen` holds no copies of one another.
    """
    first, others = chosen[:FIRST], chosen[FIRST:]
    missing = named.difference(*(one.named for one in first))
    telling = max(others, key=lambda one: len(one.named & missing), default=None)
    sides = [telling] if telling and telling.named & missing else []
    standing_for = {shown.hit.passage.key: one for one in chosen for shown in (one, *one.copies)}
    for found in elsewhere:
        side = standing_for.get(found.hit.passage.key, found)
        shown = (*first, *sides)
        if len(sides) < ELSEWHERE and not any(
            repeats(side.hit, one.hit) or _is_copy(side, one, rarity) for one in shown
        ):
            sides.append(side)
    rest = []
    for one in others:
        place = next((at for at, side in enumerate(sides) if _is_copy(one, side, rarity)), None)
        if place is not None:
            sides[place] = sides[place].with_copy(one)
        elif not any(repeats(one.hit, side.hit) for side in sides):
            rest.append(one)
    return [*first, *sides, *rest]


def with_counterparts(chosen: Sequence[Candidate], rarity: Mapping[str, float]) -> list[Candidate]:
    """Beside each of the first, what a document of another date says of the same thing with other figures.

    The one of the year that the question names comes first, else the most recent.
    """
    ordered = list(chosen)
    at = 0
    while at < min(FIRST, len(ordered)):
        one = ordered[at]
        other = next((other for other in ordered[at + 1 :] if _is_counterpart(one, other, rarity)), None)
        if other is not None:
            ordered.remove(other)
            ordered[at : at + 1] = (other, one) if _takes_precedence(other, one) else (one, other)
            at += 1
        at += 1
    return ordered


def _is_copy(one: Candidate, other: Candidate, rarity: Mapping[str, float]) -> bool:
    return (
        one.hit.document.id != other.hit.document.id
        and (one.told <= other.told or other.told <= one.told)
        and say_the_same(one.fact, other.fact, rarity)
    )


def _is_counterpart(one: Candidate, other: Candidate, rarity: Mapping[str, float]) -> bool:
    return bool(one.date and other.date) and one.date != other.date and differ(one.fact, other.fact, rarity)


def _takes_precedence(other: Candidate, one: Candidate) -> bool:
    """Whether `other`, ranked lower, is shown first."""
    if other.years != one.years:
        return other.years > one.years
    return other.date > one.date and other.told >= one.told


def _rarity(candidates: Sequence[Candidate]) -> Mapping[str, float]:
    """Of the words of their facts, among them."""
    words = chain.from_iterable(one.fact.all_words for one in candidates)
    return weigh(words, [one.terms for one in candidates]).weights
