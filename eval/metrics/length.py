"""How much must be read? Longer passages flatter every other figure."""

from dataclasses import dataclass
from statistics import fmean

from eval.types import GoldResult


@dataclass(frozen=True, slots=True)
class HitLength:
    """Mean number of characters of the first `k` hits; for k = 5 it is to stay below 700."""

    k: int

    @property
    def name(self) -> str:
        return f"length@{self.k}"

    def score(self, result: GoldResult) -> float | None:
        hits = result.hits[: self.k]
        return fmean(h.end - h.start for h in hits) if hits else None
