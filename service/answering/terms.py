"""How much of a question a piece of text covers."""

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.types import Hit

Analyse = Callable[[str], Sequence[str]]
"""Terms of a text, as the lexical branch has them."""


@dataclass(frozen=True, slots=True)
class QuestionTerms:
    """A question's distinct analysed terms, each with its rarity."""

    weights: Mapping[str, float]

    def coverage(self, terms: Collection[str]) -> float:
        """Share of the question's weight found among `terms`, in [0, 1]; 0 for an empty question."""
        total = sum(self.weights.values())
        return self.weight(terms) / total if total else 0.0

    def weight(self, terms: Collection[str]) -> float:
        present = terms if isinstance(terms, (set, frozenset)) else frozenset(terms)
        return sum(weight for term, weight in self.weights.items() if term in present)

    def discounted(self, topic: Collection[str], share: float) -> "QuestionTerms":
        """The same terms, those of `topic` counting for `share` of their weight."""
        weights = {term: weight * share if term in topic else weight for term, weight in self.weights.items()}
        return QuestionTerms(weights)


def weigh_over(question: str, hits: Iterable[Hit], analyse: Analyse) -> QuestionTerms:
    """The terms of `question`, weighed over the passages of `hits`."""
    return weigh(analyse(question), [frozenset(analyse(hit.passage.indexed)) for hit in hits])


def weigh(question: Iterable[str], passages: Sequence[frozenset[str]]) -> QuestionTerms:
    """Weigh the question's terms by their rarity among the passages found.

    The inverse document frequency is that of BM25 (Robertson and Spärck Jones), counted over the
    candidates: a term every candidate has tells them apart from nothing, one that none has is what
    the documents lack.
    """
    count = len(passages)
    having = {term: sum(term in passage for passage in passages) for term in question}
    weights = {term: math.log(1 + (count - n + 0.5) / (n + 0.5)) for term, n in having.items()}
    return QuestionTerms(weights)
