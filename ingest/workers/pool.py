"""Confined processes side by side, started when there is something to do."""

import contextlib
import logging
import os
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from operator import attrgetter
from typing import Generic, TypeVar

from ingest.errors import (
    IngestError,
    MemoryLimitError,
    NoReaderProcessError,
    ReaderCrashError,
    UnforeseenContentError,
)
from ingest.types import ReadFile
from ingest.workers.limits import Limits
from ingest.workers.messages import Answer
from ingest.workers.process import ReaderProcess
from ingest.workers.template import Template

_log = logging.getLogger(__name__)

READ_AND_CUT = "ingest.workers.task:read_and_cut"

# Beyond four, encoding is what an ingestion waits for, and each may take `Limits.memory`.
_MOST_PROCESSES = 4
# A killed process is gone in milliseconds, and then its owner has nothing left to do.
_CLOSING_SECONDS = 5.0


Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class _Job(Generic[Result]):
    data: bytes
    name: str
    future: Future[Result]


class Pool(Generic[Result]):
    """Safe to share between threads; when this process dies, however it dies, so do those it started."""

    def __init__(
        self, task: str, limits: Limits, processes: int, result: Callable[[Answer], Result | None]
    ) -> None:
        """`task` names the function that is run, as `module:function`; `processes`, how many do it at most.

        `result` takes from an answer what such a task gives.
        """
        self.processes = processes
        self._task = task
        self._limits = limits
        self._result = result
        self._template: Template | None = None
        self._starting = threading.Lock()
        self._jobs: queue.SimpleQueue[_Job[Result] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._unfinished = 0
        self._owners: list[_Owner[Result]] = []
        self._closed = False

    def start(self) -> None:
        """Have one process ready before there is anything to do, without waiting for it."""
        with self._lock:
            if not (self._owners or self._closed):
                self._owners.append(_Owner(self._new_process, self._jobs, self._result, ready=True))

    def submit(self, data: bytes, name: str) -> Future[Result]:
        """What is to come; its `result` raises IngestError.

        It depends on the file only, but for NoReaderProcessError, which blames no file.
        """
        future: Future[Result] = Future()
        with self._lock:
            if self._closed:
                raise _closing()
            self._unfinished += 1
            if len(self._owners) < min(self._unfinished, self.processes):
                self._owners.append(_Owner(self._new_process, self._jobs, self._result))
        future.add_done_callback(self._finished)
        self._jobs.put(_Job(data, name, future))
        return future

    def close(self) -> None:
        """End every process; what is not read yet fails with NoReaderProcessError."""
        with self._lock:
            self._closed = True
        for _ in self._owners:
            self._jobs.put(None)
        # A template that is starting takes seconds: its owner ends it then, and is not waited for.
        if self._starting.acquire(blocking=False):
            if self._template is not None:
                self._template.close()
            self._starting.release()
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
            template = self._template
            process = template.copy()
        if self._closed:
            template.close()
            process.close()
            raise _closing()
        return process

    def _finished(self, _: Future[Result]) -> None:
        with self._lock:
            self._unfinished -= 1


class ReaderPool(Pool[ReadFile]):
    """Files in, readings out."""

    def __init__(
        self, task: str = READ_AND_CUT, limits: Limits | None = None, processes: int | None = None
    ) -> None:
        """As many processes as the machine can run at once, where `processes` says nothing."""
        several = min(len(os.sched_getaffinity(0)), _MOST_PROCESSES)
        super().__init__(task, limits or Limits(), processes or several, attrgetter("reading"))


class _Owner(threading.Thread, Generic[Result]):
    """A thread and the process it reads with."""

    def __init__(
        self,
        new_process: Callable[[], ReaderProcess],
        jobs: "queue.SimpleQueue[_Job[Result] | None]",
        result: Callable[[Answer], Result | None],
        *,
        ready: bool = False,
    ) -> None:
        # A daemon: ending the interpreter must not wait for a file that takes ten minutes.
        super().__init__(name="reading", daemon=True)
        self._new_process = new_process
        self._jobs = jobs
        self._result = result
        self._ready = ready
        self._process: ReaderProcess | None = None
        self.start()

    def run(self) -> None:
        if self._ready:
            # Where it cannot start now, the first job says so, or finds that it can.
            with contextlib.suppress(NoReaderProcessError):
                self._process = self._new_process()
        while (job := self._jobs.get()) is not None:
            if not job.future.set_running_or_notify_cancel():
                continue
            try:
                job.future.set_result(self._read(job))
            except Exception as error:
                job.future.set_exception(error)
        self._let_go()

    def _read(self, job: _Job[Result]) -> Result:
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

    def _ask(self, job: _Job[Result]) -> Result:
        process = self._process = self._process or self._new_process()
        try:
            answer = process.read(job.data, job.name)
        finally:
            if process.spent:
                self._let_go()
        if answer.failure is not None:
            raise IngestError(answer.failure)
        result = self._result(answer)
        if result is None:
            _log.error("cannot read %s\n%s", job.name, answer.trace)
            raise UnforeseenContentError
        return result

    def _let_go(self) -> None:
        if self._process is not None:
            self._process.close()
            self._process = None


def _closing() -> NoReaderProcessError:
    return NoReaderProcessError("l'arrêt est en cours")
