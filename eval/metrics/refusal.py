"""Does it say « je n'ai pas trouvé » when, and only when, the documents do not answer?"""

from eval.types import GoldResult


class Refused:
    """1 when a question without an answer was declined; applies to those only."""

    name = "refused"

    def score(self, result: GoldResult) -> float | None:
        return None if result.question.answerable else float(not result.answered)


class FalseRefusal:
    """1 when a question with an answer was declined (lower is better); applies to those only."""

    name = "false_refusal"

    def score(self, result: GoldResult) -> float | None:
        return float(not result.answered) if result.question.answerable else None
