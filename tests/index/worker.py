"""An ingestion in a process of its own, for tests that kill it.

    python -m tests.index.worker DATA SOURCES [POINT [ENCODER]]

Prints one line per progress report. POINT names the moment at which the process kills itself, unless it is
`-`: `function:before:N` or `function:after:N`, around the Nth call of a function in POINTS. Without sources
(`-`), the base changes to ENCODER while it goes on answering.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

from index import generations, originals
from index.folder import DataFolder
from index.store import publication, vectors
from index.sync import beside, change_encoder, encoding, synchronise, writer
from tests.fakes import FakeEncoder

# Several batches, so that a kill finds some acknowledged and some not.
writer.BATCH_DOCUMENTS = 5
encoding.STORED_AT_ONCE = 20
beside.ENCODED_AT_ONCE = 10

POINTS: dict[str, tuple[Any, str]] = {
    "keep": (originals, "keep"),
    "apply": (writer, "_apply"),
    "publish": (generations, "publish"),
    "sweep": (generations, "sweep"),
    "vectors": (vectors, "write"),
    "answer_with": (publication, "answer_with"),
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


def main(data: str, sources: str, point: str = "-", encoder: str = "fake") -> None:
    if point != "-":
        die_at(point)
    if sources == "-":
        change_encoder(DataFolder(Path(data)), FakeEncoder(encoder), Event())
        return
    report = synchronise(
        DataFolder(Path(data)),
        [Path(sources)],
        FakeEncoder(encoder),
        progress=lambda *step: print(*step, flush=True),
    )
    print("finished", len(report.failed), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
