"""One reading process, as its owner sees it."""

import contextlib
import os
import select
import signal
import time

from ingest.errors import (
    IngestError,
    MemoryLimitError,
    NoReaderProcessError,
    ReaderCrashError,
    TimeLimitError,
    TooLargeError,
)
from ingest.workers import messages
from ingest.workers.limits import Limits
from ingest.workers.messages import LENGTH, OUT_OF_MEMORY, Answer

_CHUNK = 1 << 20


class ReaderProcess:
    """Reads one file at a time, for one thread; dead after any error but a file too large to be sent."""

    def __init__(self, requests: int, answers: int, ending: int, limits: Limits) -> None:
        """Takes over the owner's ends of its three pipes (see `child`). Raises NoReaderProcessError."""
        self._pipes = (requests, answers, ending)
        self._limits = limits
        self._handle: int | None = None
        self._dead = False
        self._granted = 0
        """Seconds of processor time for the file it reads, as far as is known of it."""
        self.files = 0
        """How many files it was given."""
        os.set_blocking(requests, False)
        os.set_blocking(answers, False)
        try:
            (number,) = LENGTH.unpack(self._receive(LENGTH.size, None))
            self._handle = os.pidfd_open(number)
        except (EOFError, ProcessLookupError):
            self.close()
            raise NoReaderProcessError("il a disparu") from None

    @property
    def spent(self) -> bool:
        """Whether it is dead, or has read all the files it may."""
        return self._dead or self.files >= self._limits.files

    def read(self, data: bytes, name: str) -> Answer:
        """Raises TooLargeError, TimeLimitError, MemoryLimitError, ReaderCrashError, NoReaderProcessError."""
        if len(data) >= self._limits.memory:
            raise TooLargeError("Le fichier", len(data), self._limits.memory)
        self._granted = self._limits.granted(len(data))
        self.files += 1
        try:
            return self._ask(data, name)
        except TimeoutError:
            self.close()
            raise TimeLimitError(self._granted) from None
        except (EOFError, ConnectionError):
            raise self._cause() from None
        except ValueError:
            self.close()
            raise ReaderCrashError("réponse inintelligible") from None

    def close(self) -> None:
        """End it at once, whatever it is doing."""
        if not self._dead:
            self._end()

    def _ask(self, data: bytes, name: str) -> Answer:
        begun = time.monotonic()
        deadline = begun + self._limits.patience * self._granted
        for frame in (name.encode(errors="backslashreplace"), data):
            self._send(LENGTH.pack(len(frame)), deadline)
            self._send(frame, deadline)
        scans = 0
        while (answer := self._answer(deadline)).scans is not None:
            if time.monotonic() > deadline:
                # It may announce for ever, and never be waited for.
                raise TimeoutError
            scans += max(answer.scans, 0)
            self._granted = self._limits.granted(len(data), scans)
            deadline = begun + self._limits.patience * self._granted
        return answer

    def _answer(self, deadline: float) -> Answer:
        (length,) = LENGTH.unpack(self._receive(LENGTH.size, deadline))
        if length > self._limits.memory:
            raise ValueError
        return messages.decode(self._receive(length, deadline))

    def _cause(self) -> IngestError:
        status = self._end(killed=False)
        if status is None:
            return NoReaderProcessError("il a disparu")
        if status == -signal.SIGXCPU:
            return TimeLimitError(self._granted)
        if status == OUT_OF_MEMORY:
            return MemoryLimitError(self._limits.memory)
        return ReaderCrashError(told_end(status))

    def _end(self, *, killed: bool = True) -> int | None:
        """How it ended; None when the template that could tell is gone too."""
        requests, answers, ending = self._pipes
        os.close(requests)
        os.close(answers)
        if self._handle is not None:
            if killed:
                with contextlib.suppress(ProcessLookupError):
                    signal.pidfd_send_signal(self._handle, signal.SIGKILL)
            os.close(self._handle)
        status = os.read(ending, 16)
        os.close(ending)
        self._dead = True
        return int(status) if status else None

    def _send(self, content: bytes, deadline: float) -> None:
        left = memoryview(content)
        while left:
            _await(self._pipes[0], select.POLLOUT, deadline)
            left = left[os.write(self._pipes[0], left[:_CHUNK]) :]

    def _receive(self, length: int, deadline: float | None) -> bytes:
        received = bytearray()
        while len(received) < length:
            _await(self._pipes[1], select.POLLIN, deadline)
            chunk = os.read(self._pipes[1], min(length - len(received), _CHUNK))
            if not chunk:
                raise EOFError
            received += chunk
        return bytes(received)


def told_end(status: int) -> str:
    """How a process ended, from its status (negative: the signal)."""
    return f"signal {-status}" if status < 0 else f"code de sortie {status}"


def _await(pipe: int, event: int, deadline: float | None) -> None:
    """Until the pipe is ready or broken. Raises TimeoutError."""
    poll = select.poll()
    poll.register(pipe, event)
    left = None if deadline is None else max(0.0, deadline - time.monotonic()) * 1000
    if not poll.poll(left):
        raise TimeoutError
