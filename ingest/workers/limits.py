"""What reading one file may cost."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Time is the processor's, so that a busy machine refuses no file that an idle one reads."""

    memory: int = 2_000_000_000
    """Bytes of address space of a reading process. A PDF takes 30 times its text, 0.2 MB for dense pages."""
    seconds: int = 120
    """Processor time granted to any file: a dense PDF of 300 pages takes 40 s on two busy cores."""
    seconds_per_megabyte: int = 60
    most_seconds: int = 600
    """For a file without pages to recognise, whatever its size."""
    seconds_per_scan: int = 20
    """On top, for each page to recognise: a dense one takes 5 s upright and 10 s sideways, or up to twice as
    much on two busy cores."""
    most_scan_seconds: int = 7_200
    """On top, for all of them: a thousand honest pages, or as much as a hostile file is granted."""
    patience: int = 4
    """Times the granted processor time that may pass on the clock: what waits for ever burns nothing."""
    files: int = 100
    """Files one process reads before another takes its place, which takes some twenty milliseconds."""

    def granted(self, size: int, scans: int = 0) -> int:
        """Seconds of processor time for a file of `size` bytes with so many pages to recognise."""
        reading = min(self.seconds + math.ceil(self.seconds_per_megabyte * size / 1e6), self.most_seconds)
        return reading + min(self.seconds_per_scan * scans, self.most_scan_seconds)
