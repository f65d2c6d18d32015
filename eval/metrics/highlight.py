"""Is what is marked the answer?"""

from eval.matching import highlight_is_right
from eval.types import GoldResult


class HighlightRight:
    """1 when the system answered, its first citation is right and its mark too (`eval.matching`)."""

    name = "highlight"

    def score(self, result: GoldResult) -> float | None:
        if not result.question.answerable:
            return None
        return float(
            result.answered and highlight_is_right(result.question, result.citation, result.highlights)
        )
