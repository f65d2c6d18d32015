"""What a marked sentence says, in words and in figures: whether another says it too, or says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from index.lexical.folding import fold, normalise
from index.lexical.numerals import Kind, Numeral, numerals
from service.answering.terms import Analyse

SAME = 0.8
"""Least share of two marks' words, by rarity, that are in both when they say the same: a word is added or put
otherwise."""

ALIKE = 0.33
"""The same, titles counted in, when they tell of one thing with other figures: rules are reworded when they
change. On the sample set 16 of the 17 pairs above it are of one thing, 4 of the 11 from there to 0.26."""

FEWEST_WORDS = 3
"""Of a mark that has fewer, « Voir l'annexe », nobody can tell what it speaks of."""

_NEGATIONS = frozenset({"ne", "n", "pas", "plus", "jamais", "aucun", "aucune", "ni", "sans", "sauf"})
"""Stop words, most of them, that turn what a sentence says round."""


@dataclass(frozen=True, slots=True)
class Fact:
    words: frozenset[str]
    """Terms of the mark but for figures, months and negations."""
    subject: frozenset[str]
    """The same of the document's title."""
    figures: frozenset[str]
    """Numbers, however written, years, days and months."""
    negations: frozenset[str]

    @property
    def all_words(self) -> frozenset[str]:
        return self.words | self.subject


def fact(mark: str, title: str, analyse: Analyse) -> Fact:
    """Whatever `analyse` makes of a number, its term has a digit."""
    counted, uncounted = _parted(mark)
    months = (
        fold(chunk.strip(".,;:!?()"))
        for chunk, found in counted
        if any(numeral.kind is Kind.MONTH for numeral in found)
    )
    return Fact(
        words=_words(uncounted, analyse),
        subject=_words(_parted(title)[1], analyse),
        figures=frozenset((*filter(_has_digit, analyse(mark)), *months)),
        negations=_NEGATIONS & frozenset(fold(uncounted).replace("'", " ").split()),
    )


def say_the_same(one: Fact, other: Fact, rarity: Mapping[str, float]) -> bool:
    """Nearly the same words, the same figures, and neither denies what the other says."""
    return (
        one.figures == other.figures
        and one.negations == other.negations
        and min(len(one.words), len(other.words)) >= FEWEST_WORDS
        and _shared(one.words, other.words, rarity) >= SAME
    )


def differ(one: Fact, other: Fact, rarity: Mapping[str, float]) -> bool:
    """Whether they tell of one thing with other figures."""
    return (
        one.figures != other.figures
        and bool(one.figures and other.figures)
        and min(len(one.words), len(other.words)) >= FEWEST_WORDS
        and _shared(one.all_words, other.all_words, rarity) >= ALIKE
    )


@lru_cache(maxsize=10_000)  # marks and titles come back from one question to the next
def _parted(text: str) -> tuple[tuple[tuple[str, tuple[Numeral, ...]], ...], str]:
    """Its chunks that are parts of a number or date, and the others."""
    read = [(chunk, numerals(chunk)) for chunk in normalise(text).split()]
    return tuple(pair for pair in read if pair[1]), " ".join(chunk for chunk, found in read if not found)


def _words(uncounted: str, analyse: Analyse) -> frozenset[str]:
    return frozenset(term for term in analyse(uncounted) if not _has_digit(term)) - _NEGATIONS


def _shared(one: frozenset[str], other: frozenset[str], rarity: Mapping[str, float]) -> float:
    """Weighted Jaccard index, in [0, 1]; a word that `rarity` does not know counts 1."""
    total = sum(rarity.get(word, 1.0) for word in one | other)
    return sum(rarity.get(word, 1.0) for word in one & other) / total if total else 0.0


def _has_digit(term: str) -> bool:
    return any(character.isdigit() for character in term)
