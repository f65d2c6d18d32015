"""An OpenVINO graph over token ids, run on every processor this process may use."""

import os
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from openvino import CompiledModel, InferRequest

Ids = Sequence[int]
Keep = Callable[[list[int], list[NDArray[np.float32]]], None]
"""Takes the places of a batch's texts and, for each of the graph's outputs, an array with a row for each."""

# Arithmetic around the 8-bit products. bfloat16, where there are units for it, gave 12 % more passages a
# second (213 for 190), and vectors 3e-4 (cosine) from those of a processor without: none for what is stored.
FLOAT32, BFLOAT16 = "f32", "bf16"
# Widths are rounded up to whole vector registers (16 floats in AVX-512), and a batch has one width. A text
# then has exactly one vector, whatever stands beside it and however many threads run; free padding moved a
# third of the vectors by up to 3e-3. It also bounds how many shapes are compiled.
WIDTH_STEP = 16
# Tokens a batch holds at most: 8 passages of 200 with their prompt, rounded up. On 64 of them 104 passages a
# second, 98 with 1,600 (7 a batch, and one left over), 101 with twice as many.
BATCH_TOKENS = 1_664
# Each stream holds about 30 MB.
MAX_STREAMS = 8
# Batches handed over for each stream, one waiting while the other runs: twenty passages read in 171 ms
# instead of 180, where a stream waited for Python to bring the next.
QUEUED = 2
PAD = 0


class Graph:
    """The compiled graph; raises RuntimeError when the files are no graph.

    One stream a processor, each with one thread: on two busy processors a question took 1.5 ms on one thread
    and 4.0 on two that wait for each other. Not pinned, since other programs share the machine.
    """

    def __init__(self, model: Path, precision: str) -> None:
        openvino = import_openvino()
        self.streams = min(len(os.sched_getaffinity(0)), MAX_STREAMS)
        self._compiled: CompiledModel = openvino.Core().compile_model(
            model,
            "CPU",
            {
                "NUM_STREAMS": self.streams,
                "INFERENCE_NUM_THREADS": self.streams,
                "ENABLE_CPU_PINNING": False,
                "INFERENCE_PRECISION_HINT": precision,
            },
        )
        self._queue = openvino.AsyncInferQueue(self._compiled, QUEUED * self.streams)
        self._queueing = threading.Lock()
        # A question has a request of its own and does not wait for the batches of an ingestion.
        self._single = self._compiled.create_infer_request()
        self._asking = threading.Lock()

    def run(self, texts: Sequence[Ids], keep: Keep) -> None:
        """Hand every text's outputs to `keep`, a batch at a time, in any order, in any thread."""
        if len(texts) == 1:
            with self._asking:
                keep([0], list(self._single.infer(_inputs(texts)).values()))
            return

        def collect(request: "InferRequest", rows: list[int]) -> None:
            keep(rows, [tensor.data for tensor in request.output_tensors])

        with self._queueing:
            self._queue.set_callback(collect)
            for rows in batches([len(ids) for ids in texts]):
                self._queue.start_async(_inputs([texts[row] for row in rows]), rows)
            self._queue.wait_all()


def batches(lengths: Sequence[int]) -> Iterable[list[int]]:
    """Rows grouped by rounded length, longest first so that no processor ends on a long one alone."""
    batch: list[int] = []
    width = 0
    for row in sorted(range(len(lengths)), key=lambda row: (-_rounded(lengths[row]), row)):
        if batch and (_rounded(lengths[row]) != width or (len(batch) + 1) * width > BATCH_TOKENS):
            yield batch
            batch = []
        width = _rounded(lengths[row])
        batch.append(row)
    if batch:
        yield batch


def _inputs(texts: Sequence[Ids]) -> dict[str, NDArray[np.int64]]:
    shape = (len(texts), _rounded(max(len(ids) for ids in texts)))
    tokens = np.full(shape, PAD, np.int64)
    mask = np.zeros(shape, np.int64)
    for row, ids in enumerate(texts):
        tokens[row, : len(ids)] = ids
        mask[row, : len(ids)] = 1
    return {"input_ids": tokens, "attention_mask": mask}


def _rounded(length: int) -> int:
    return -(-length // WIDTH_STEP) * WIDTH_STEP


def import_openvino() -> ModuleType:
    """OpenVINO without its telemetry.

    `import openvino` reports itself over the network through `openvino_telemetry`, asked or not; where that
    package cannot be imported, OpenVINO uses a stub that does nothing.
    """
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
    return import_module("openvino")
