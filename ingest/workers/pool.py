"""Reading processes side by side, started when there is something to read."""

import logging
import os
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from ingest.errors import (
    IngestError,
    MemoryLimitError,
    NoReaderProcessError,
    ReaderCrashError,
    UnforeseenContentError,
)
from ingest.types import ReadFile
from ingest.workers.limits import Limits
from ingest.workers.process import ReaderProcess
from ingest.workers.template import Template

_log = logging.getLogger(__name__)

READ_AND_CUT = "ingest.workers.task:read_and_cut"

# Beyond four, encoding is what an ingestion waits for, and each may take `Limits.memory`.
_MOST_PROCESSES = 4
# A killed process is gone in milliseconds, and then its owner has nothing left to do.
_CLOSING_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class _Job:
    data: bytes
    name: str
    future: Future[ReadFile]


class ReaderPool:
    """Safe to share between threads; when this process dies, however it dies, so do those it started."""

    def __init__(
        self, task: str = READ_AND_CUT, limits: Limits | None = None, processes: int | None = None
    ) -> None:
        """`task` names the function that reads, as `module:function`; `processes`, how many do it at most."""
        self.processes = processes or min(len(os.sched_getaffinity(0)), _MOST_PROCESSES)
        self._task = task
        self._limits = limits or Limits()
        self._template: Template | None = None
        self._starting = threading.Lock()
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._unfinished = 0
        self._owners: list[_Owner] = []
        self._closed = False

    def submit(self, data: bytes, name: str) -> Future[ReadFile]:
        """The reading to come; its `result` raises IngestError.

        It depends on the file only, but for NoReaderProcessError, which blames no file.
        """
        future: Future[ReadFile] = Future()
        with self._lock:
            if self._closed:
                raise _closing()
            self._unfinished += 1
            if len(self._owners) < min(self._unfinished, self.processes):
                self._owners.append(_Owner(self._new_process, self._jobs))
        future.add_done_callback(self._finished)
        self._jobs.put(_Job(data, name, future))
        return future

    def close(self) -> None:
        """End every process; what is not read yet fails with NoReaderProcessError."""
        with self._lock:
            self._closed = True
        with self._starting:
            if self._template is not None:
                self._template.close()
        for _ in self._owners:
            self._jobs.put(None)
        for owner in self._owners:
            owner.join(_CLOSING_SECONDS)

    def _new_process(self) -> ReaderProcess:
        with self._starting:
            if self._closed:
                raise _closing()
            if self._template is not None and not self._template.alive:
                self._template.close()
                self._template = None
            if self._template is None:
                # In an owner's thread, with which it would die, and which lasts as long as the pool.
                self._template = Template(self._task, self._limits)
            return self._template.copy()

    def _finished(self, _: Future[ReadFile]) -> None:
        with self._lock:
            self._unfinished -= 1


class _Owner(threading.Thread):
    """A thread and the process it reads with."""

    def __init__(
        self, new_process: Callable[[], ReaderProcess], jobs: "queue.SimpleQueue[_Job | None]"
    ) -> None:
        # A daemon: ending the interpreter must not wait for a file that takes ten minutes.
        super().__init__(name="reading", daemon=True)
        self._new_process = new_process
        self._jobs = jobs
        self._process: ReaderProcess | None = None
        self.start()

    def run(self) -> None:
        while (job := self._jobs.get()) is not None:
            if not job.future.set_running_or_notify_cancel():
                continue
            try:
                job.future.set_result(self._read(job))
            except Exception as error:
                job.future.set_exception(error)
        self._let_go()

    def _read(self, job: _Job) -> ReadFile:
        fresh = self._process is None
        try:
            return self._ask(job)
        except (MemoryLimitError, ReaderCrashError):
            # What earlier files left in the process must not fail this one: a fresh one says.
            if fresh:
                raise
        except NoReaderProcessError:
            # Killed from outside, as is the template: what the machine has against them may be past.
            pass
        return self._ask(job)

    def _ask(self, job: _Job) -> ReadFile:
        process = self._process = self._process or self._new_process()
        try:
            answer = process.read(job.data, job.name)
        finally:
            if process.spent:
                self._let_go()
        if answer.failure is not None:
            raise IngestError(answer.failure)
        if answer.reading is None:
            _log.error("cannot read %s\n%s", job.name, answer.trace)
            raise UnforeseenContentError
        return answer.reading

    def _let_go(self) -> None:
        if self._process is not None:
            self._process.close()
            self._process = None


def _closing() -> NoReaderProcessError:
    return NoReaderProcessError("l'arrêt est en cours")
