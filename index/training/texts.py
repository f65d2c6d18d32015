"""Token ids of several texts, one after the other: what a model reads at once, before any padding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import torch
from torch import Tensor


@dataclass(frozen=True, slots=True)
class Texts:
    """`ids`, shape (tokens,), of texts of `lengths` tokens."""

    ids: Tensor
    lengths: list[int]

    @classmethod
    def of(cls, ids: Sequence[Sequence[int]]) -> Texts:
        return cls(torch.tensor(list(chain.from_iterable(ids))), [len(text) for text in ids])

    def owners(self) -> Tensor:
        """The place of each token's text, shape (tokens,)."""
        return torch.arange(len(self.lengths)).repeat_interleave(torch.tensor(self.lengths))

    def starts(self) -> Tensor:
        """Where each text begins and, at last, where the last one ends, shape (texts + 1,)."""
        return torch.tensor([0, *self.lengths]).cumsum(0)

    def places(self) -> Tensor:
        """The place of each token in its text, shape (tokens,)."""
        return torch.arange(len(self.ids)) - self.starts()[:-1].repeat_interleave(torch.tensor(self.lengths))

    def parts(self, most: int) -> Iterator[Texts]:
        """Consecutive texts of at most `most` tokens together, unless one alone has more."""
        first, start = 0, 0
        while first < len(self.lengths):
            last, tokens = first + 1, self.lengths[first]
            while last < len(self.lengths) and tokens + self.lengths[last] <= most:
                tokens += self.lengths[last]
                last += 1
            yield Texts(self.ids[start : start + tokens], self.lengths[first:last])
            first, start = last, start + tokens
