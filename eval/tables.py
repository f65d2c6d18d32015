"""What a run found beside its means, as rows of French words: for the terminal and for the page."""

from collections.abc import Iterator, Mapping

from eval.scores import Scores
from eval.trust import at_coverage
from service.typography import typeset

Row = tuple[str, ...]

BY_TYPE = "Par type de question"
RELIABILITY = "Fiabilité de la confiance (premier passage juste)"
COVERAGE = typeset("Si l'on ne répondait qu'aux questions les plus sûres")
"""Titles of the tables."""

TYPE_COLUMNS = ("hit@1", "hit@5", "shown@5", "right_first", "highlight", "false_refusal", "refused")
"""What is told by type: the means a person decides on. The JSON file holds them all."""

COVERAGES = tuple(tenth / 10 for tenth in range(1, 11))


def by_type(scores: Scores) -> Iterator[Row]:
    yield ("type", "questions", *TYPE_COLUMNS)
    for kind, row in scores.by_type.items():
        yield (kind, str(scores.questions[kind]), *(_figure(row, column) for column in TYPE_COLUMNS))


def reliability(scores: Scores) -> Iterator[Row]:
    """The reliability diagram: what was announced beside what came true."""
    yield "confiance", "questions", "annoncée", "constatée"
    for found in scores.reliability:
        yield (
            f"{decimal(found.low, 1)} à {decimal(found.high, 1)}",
            str(found.questions),
            decimal(found.confidence),
            decimal(found.right),
        )


def coverage(scores: Scores) -> Iterator[Row]:
    """The coverage–risk curve, read off at every tenth."""
    yield "questions répondues", "à partir de la confiance", "premier passage juste"
    for share in COVERAGES:
        point = at_coverage(scores.coverage, share)
        yield _percent(point.coverage), decimal(point.confidence, 4), _percent(point.right)


def _figure(row: Mapping[str, float], name: str) -> str:
    return decimal(row[name]) if name in row else "–"


def decimal(value: float, decimals: int = 2) -> str:
    return f"{value:.{decimals}f}".replace(".", ",")


def _percent(share: float) -> str:
    return f"{share * 100:.0f}\u00a0%"
