"""Which hits are cited, in which order: no fact twice, the newer figure first and the older beside it."""

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
"""Places beside which what a document of another date says is looked for."""


def select(findings: Findings, limit: int, terms: QuestionTerms, analyse: Analyse) -> list[Candidate]:
    """At most `limit`, in the order shown; a smaller limit gives a beginning of a greater one's."""
    asked, named = findings.understanding.asked, names_and_numbers(findings.understanding.text, analyse)

    def consider(hits: Iterable[Hit]) -> list[Candidate]:
        return [candidate(hit, asked, named, terms, analyse) for hit in hits]

    hits = without_repetition(findings.hits)
    pool = consider(hits[:COMPARED])
    rarity = _rarity(pool)
    chosen = with_counterparts(without_copies(pool, rarity), rarity)
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
