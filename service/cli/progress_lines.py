"""How far an ingestion is, in plain lines: for a log, where nobody watches and a bar would be noise."""

import contextlib
import time
from collections.abc import Callable
from datetime import datetime
from typing import TextIO

from index.types import Stage
from service.typography import typeset

# A tenth of the work and half a minute, whichever takes longer: ten lines at most, however long it lasts.
PARTS = 10
EVERY_SECONDS = 30.0
# Encoding starts over with each batch, so that its tenths are no measure. It is told when nothing else was
# for so long: one document of many pages, or a base handed over to another encoder.
SILENCE_SECONDS = 300.0

_WORK: dict[Stage, str] = {
    "hash": "comparaison des fichiers",
    "read": "lecture des fichiers",
    "encode": "encodage du lot en cours",
    "documents": "enregistrement des fichiers lus",
}


class ProgressLines:
    """A line when it is worth one, none for what is over before; what is written can be read at once."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` counts seconds."""
        self._stream = stream
        self._clock = clock
        self._begin()

    def _begin(self) -> None:
        self._last = self._clock()
        self._parts = 0
        """Tenths of the files that were told of. What was read and what is stored are the same files."""

    def __call__(self, stage: Stage, done: int, total: int) -> None:
        if stage == "hash" and done == 1:
            self._begin()  # folders that are followed rest in between, for days perhaps
        silent = self._clock() - self._last
        parts = PARTS * done // max(total, 1)
        if stage == "encode":
            is_due = silent >= SILENCE_SECONDS
        else:
            is_due = silent >= EVERY_SECONDS and parts > self._parts
        if is_due:
            self._write(f"{_WORK[stage]} : {done} sur {total} ({100 * done // total} %)")
            self._last = self._clock()
            if stage != "encode":
                self._parts = parts
        if stage == "hash" and done == total:
            self._parts = 0  # now they are read

    def _write(self, told: str) -> None:
        # A log that is full, or that nobody reads any more, is no reason to stop an ingestion.
        with contextlib.suppress(OSError):
            print(typeset(f"À {datetime.now():%H h %M}, {told}."), file=self._stream, flush=True)
