"""What it costs to look at a folder in which nothing changed.

    python -m eval.bench.unchanged DATA SOURCES

synchronises once, with a heap as `sourcier ingest` has it, and prints what that took, as JSON: peak memory is
a process's, hence a process for each.
"""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from eval.errors import EvalError
from index.folder import DataFolder
from index.sync import synchronise
from index.types import Vectors
from service.cli.heap import keep_one_heap

FILES = (1_000, 10_000)


@dataclass(frozen=True, slots=True)
class Cost:
    wall_seconds: float
    cpu_seconds: float
    """Of the process, apart from starting it; less than the wall clock says on a busy machine."""
    peak_bytes: int
    """Resident memory."""


def unchanged_cost(scratch: Path, files: int) -> Cost:
    """Of a second ingestion of `files` small files, in a new process, into and from `scratch`."""
    sources, data = scratch / "sources", scratch / "data"
    _write_files(sources, files)
    _run(data, sources)
    return _run(data, sources)


class _NoEncoder:
    """Vectors that cost nothing: a second ingestion needs none, and the first is not measured."""

    identity = "aucun"
    dimensions = 8
    folder = None

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        return np.full((len(texts), self.dimensions), self.dimensions**-0.5, dtype=np.float32)

    def encode_query(self, text: str) -> Vectors:
        return self.encode_passages([text])


def _write_files(sources: Path, count: int) -> None:
    """A hundred to a folder, each about a subject of its own."""
    for number in range(count):
        path = sources / f"dossier-{number // 100:03}" / f"note-{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"Note {number}\n\nLa demande numéro {number} a été reçue et classée au casier {number * 7}.\n"
        path.write_text(text, encoding="utf-8")


def _run(data: Path, sources: Path) -> Cost:
    command = [sys.executable, "-m", "eval.bench.unchanged", str(data), str(sources)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise EvalError(f"L'ingestion de « {sources} » a échoué : {done.stderr.strip()}")
    return Cost(**json.loads(done.stdout))


def _synchronise(data: Path, sources: Path) -> Cost:
    wall, cpu = time.perf_counter(), time.process_time()
    synchronise(DataFolder(data), [sources], _NoEncoder())
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return Cost(wall, cpu, _peak())


def _peak() -> int:
    """In bytes. Not getrusage(2)'s: there a process starts from the peak of the one that started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    (kibibytes,) = (line.split()[1] for line in status if line.startswith("VmHWM:"))
    return int(kibibytes) * 1024


if __name__ == "__main__":
    keep_one_heap()
    print(json.dumps(asdict(_synchronise(*map(Path, sys.argv[1:])))))
