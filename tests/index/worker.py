"""An ingestion in a process of its own, for tests that kill it.

    python -m tests.index.worker DATA SOURCES [POINT]

Prints one line per progress report. POINT names the moment at which the process kills itself, unless it is
`-`: `function:before:N` or `function:after:N`, around the Nth call of a function of `index.sync.writer` or
`index.generations`.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from index import generations, originals
from index.folder import DataFolder
from index.sync import synchronise, writer
from tests.fakes import FakeEncoder

# Several batches, so that a kill finds some acknowledged and some not.
writer.BATCH_DOCUMENTS = 5

POINTS: dict[str, tuple[Any, str]] = {
    "keep": (originals, "keep"),
    "apply": (writer, "_apply"),
    "publish": (generations, "publish"),
    "sweep": (generations, "sweep"),
}


def die_at(point: str) -> None:
    name, moment, count = point.split(":")
    module, attribute = POINTS[name]
    function: Callable[..., Any] = getattr(module, attribute)
    calls = 0

    def dying(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == int(count) and moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = function(*args, **kwargs)
        if calls == int(count) and moment == "after":
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(module, attribute, dying)


def main(data: str, sources: str, point: str = "-") -> None:
    if point != "-":
        die_at(point)
    report = synchronise(
        DataFolder(Path(data)),
        [Path(sources)],
        FakeEncoder(),
        progress=lambda *step: print(*step, flush=True),
    )
    print("finished", len(report.failed), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
