"""How far an ingestion is: bars for people who watch, and lines, where they are wanted, for a log."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from tqdm import tqdm

from index.types import Progress, Stage
from service.cli.progress_lines import ProgressLines
from service.typography import typeset

_LABELS: dict[Stage, str] = {
    "hash": "Comparaison des fichiers",
    "read": "Lecture des fichiers",
    "encode": "Encodage des passages",
    "documents": "Enregistrement",
}
_FORMAT = typeset("{desc} : {percentage:3.0f} % |{bar}| {n_fmt}/{total_fmt}")


@contextmanager
def progress(*, logged: bool = False) -> Iterator[Progress]:
    """Shown on standard error: one bar at a time, replaced when the stage changes or starts over.

    Where it is no terminal, nothing, or plain lines when `logged`.
    """
    if logged and not sys.stderr.isatty():
        yield ProgressLines(sys.stderr)
        return
    bars = _Bars()
    try:
        yield bars
    finally:
        bars.close()


class _Bars:
    def __init__(self) -> None:
        self._bar: tqdm[NoReturn] | None = None
        self._stage: Stage | None = None

    def __call__(self, stage: Stage, done: int, total: int) -> None:
        bar = self._bar
        if bar is None or stage != self._stage or total != bar.total or done < bar.n:
            self.close()
            # disable=None: only on a terminal.
            bar = tqdm(
                desc=_LABELS[stage],
                total=total,
                file=sys.stderr,
                leave=False,
                bar_format=_FORMAT,
                disable=None,
            )
            self._bar, self._stage = bar, stage
        bar.update(done - bar.n)
        if done >= total:
            self.close()  # whoever goes on following folders has nothing to show

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None
