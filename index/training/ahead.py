"""Batches made ahead of time, so that a GPU never waits for the processor that prepares them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from torch.utils.data import DataLoader, Dataset

from index.training.encoder import device

MOST_PROCESSES = 12
BATCHES_EACH = 4  # held ready by a process
_ENDLESS = 1 << 40

Batch = TypeVar("Batch")


class Ahead(Generic[Batch]):
    """`make(step)`, a function of the step alone, asked for one step after the other.

    On a GPU other processes make the next ones; on a CPU, which has nothing to spare, it is simply called.
    """

    def __init__(self, make: Callable[[int], Batch]) -> None:
        self._make = make
        self._processes = min(MOST_PROCESSES, (os.cpu_count() or 2) - 1) if device().type == "cuda" else 0
        self._coming: Iterator[Batch] | None = None
        self._next = -1

    def __call__(self, step: int) -> Batch:
        if not self._processes:
            return self._make(step)
        if self._coming is None or step != self._next:
            self._coming = iter(
                DataLoader(
                    _Steps(self._make, step),
                    batch_size=None,
                    num_workers=self._processes,
                    prefetch_factor=BATCHES_EACH,
                    collate_fn=_unchanged,
                )
            )
        self._next = step + 1
        return next(self._coming)


class _Steps(Dataset[Batch]):
    def __init__(self, make: Callable[[int], Batch], first: int) -> None:
        self._make = make
        self._first = first

    def __len__(self) -> int:
        return _ENDLESS

    def __getitem__(self, index: int) -> Batch:
        return self._make(self._first + index)


def _unchanged(batch: Batch) -> Batch:
    return batch
