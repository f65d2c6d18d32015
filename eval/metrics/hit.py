"""Success at k: is the answer among the first k hits?"""

from dataclasses import dataclass

from eval.matching import found_at
from eval.types import GoldResult


@dataclass(frozen=True, slots=True)
class Hit:
    """1 when the question's evidence is found in the first `k` hits, 0 otherwise.

    A `multi_passage` question needs every evidence (the strict reading); with `every=False` one is
    enough, so that both readings can be told apart. Applies to answerable questions. Called Success@k
    in the TREC literature.
    """

    k: int
    every: bool | None = None

    @property
    def name(self) -> str:
        return f"{'any_' if self.every is False else ''}hit@{self.k}"

    def score(self, result: GoldResult) -> float | None:
        if not result.question.answerable:
            return None
        rank = found_at(result.question, result.hits[: self.k], every=self.every)
        return float(rank is not None)
