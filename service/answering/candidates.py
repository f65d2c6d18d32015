"""A hit with what is marked in it, and what of the question it tells: what is chosen between when citing."""

import re
from dataclasses import dataclass, replace

from index.types import Hit
from ingest.dates import YEAR
from service.answering.facts import Fact, fact
from service.answering.highlights import highlights
from service.answering.named import names, numbers
from service.answering.terms import Analyse, QuestionTerms
from service.types import Quote

_YEAR = re.compile(YEAR)


@dataclass(frozen=True, slots=True)
class Candidate:
    hit: Hit
    marks: tuple[Quote, ...]
    fact: Fact
    terms: frozenset[str]
    """Of the passage under its title and headings."""
    named: frozenset[str]
    """Names and numbers of the question that stand there, or are the date's year."""
    titled: frozenset[str]
    """Terms of the question that stand in the document's title."""
    copies: tuple["Candidate", ...] = ()
    """Others that say the same, and are not shown."""

    @property
    def date(self) -> str:
        """ISO 8601; empty, before any other, when the document has none."""
        return self.hit.document.date or ""

    @property
    def told(self) -> frozenset[str]:
        return self.named | self.titled

    @property
    def years(self) -> frozenset[str]:
        return frozenset(name for name in self.named if _YEAR.fullmatch(name))

    def with_copy(self, copy: "Candidate") -> "Candidate":
        """`copy` and its own copies after those already known."""
        return replace(self, copies=(*self.copies, replace(copy, copies=()), *copy.copies))


def candidate(
    hit: Hit, asked: str, named: frozenset[str], terms: QuestionTerms, analyse: Analyse
) -> Candidate:
    """`asked` is the question itself, `named` its names and numbers, `terms` all that is searched for it."""
    document = hit.document
    marks = highlights(hit, asked, terms, analyse)
    read = "\n".join((document.title, *hit.passage.section, hit.passage.indexed))
    found = frozenset(analyse(read))
    present = found | numbers(read) | frozenset((document.date or "")[:4].split())
    return Candidate(
        hit=hit,
        marks=marks,
        fact=fact(" ".join(mark.text for mark in marks), document.title, analyse),
        terms=found,
        named=named & present,
        titled=frozenset(terms.weights) & frozenset(analyse(document.title)),
    )


def names_and_numbers(question: str, analyse: Analyse) -> frozenset[str]:
    return numbers(question) | frozenset(term for name in names(question) for term in analyse(name))
