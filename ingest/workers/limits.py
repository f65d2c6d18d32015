"""What reading one file may cost."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Time is the processor's, so that a busy machine refuses no file that an idle one reads."""

    memory: int = 2_000_000_000
    """Bytes of address space of a reading process. A dense PDF takes 1 MB a page while it is laid out."""
    seconds: int = 120
    """Processor time granted to any file: a dense PDF of 300 pages takes 40 s on two busy cores."""
    seconds_per_megabyte: int = 60
    most_seconds: int = 600
    patience: int = 4
    """Times the granted processor time that may pass on the clock: what waits for ever burns nothing."""
    files: int = 100
    """Files one process reads before another takes its place, which takes some twenty milliseconds."""

    def granted(self, size: int) -> int:
        """Seconds of processor time for a file of `size` bytes."""
        return min(self.seconds + math.ceil(self.seconds_per_megabyte * size / 1e6), self.most_seconds)
