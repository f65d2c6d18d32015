"""What a person reads: is the answer among the first k passages shown, as citations or near misses?"""

from dataclasses import dataclass

from eval.matching import found_at
from eval.types import GoldResult


@dataclass(frozen=True, slots=True)
class Shown:
    """1 when the question's evidence is found in the first `k` passages shown, 0 otherwise.

    Unlike `Hit`, it counts what answering makes of the hits: repetitions dropped, counterparts and second
    halves brought up. A `multi_passage` question needs every evidence.
    """

    k: int

    @property
    def name(self) -> str:
        return f"shown@{self.k}"

    def score(self, result: GoldResult) -> float | None:
        if not result.question.answerable:
            return None
        return float(found_at(result.question, result.shown[: self.k]) is not None)
