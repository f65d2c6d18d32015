"""Seconds a call takes."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

# Enough to meet a moment when the machine is free, few enough for `make bench` to last about a minute.
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Latency:
    """In seconds."""

    median: float
    p99: float


def seconds(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


def best(call: Callable[[], object]) -> float:
    return min(seconds(call) for _ in range(ROUNDS))


def latency(durations: list[float]) -> Latency:
    return Latency(float(np.median(durations)), float(np.quantile(durations, 0.99)))
