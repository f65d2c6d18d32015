"""What a person in a hurry sees: answered, and the first citation is right."""

from eval.matching import finds
from eval.types import GoldResult


class RightFirst:
    """1 when the question was answered and its first citation finds one of the evidences."""

    name = "right_first"

    def score(self, result: GoldResult) -> float | None:
        if not result.question.answerable:
            return None
        citation = result.citation
        return float(citation is not None and any(finds(citation, e) for e in result.question.evidence))
