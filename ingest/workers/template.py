"""Where reading processes come from: importing every reader takes a second, copying one that has, nothing."""

import json
import os
import socket
import subprocess
import sys
from dataclasses import asdict

from ingest import system
from ingest.errors import NoReaderProcessError
from ingest.workers.limits import Limits
from ingest.workers.process import ReaderProcess, told_end

# Importing takes a second of processor time; on a machine that grants a hundredth of it, wait.
_START_SECONDS = 600.0


class Template:
    """A process that reads nothing itself, and so stays as it was; lives at most as long as its thread."""

    def __init__(self, task: str, limits: Limits) -> None:
        """Raises NoReaderProcessError."""
        self._limits = limits
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            with theirs:
                self._process = subprocess.Popen(  # noqa: S603
                    [sys.executable, "-P", "-m", "ingest.workers.child", task, json.dumps(asdict(limits))],
                    stdin=theirs.fileno(),
                    stdout=subprocess.DEVNULL,
                    cwd="/",
                    # The same packages as here, and nothing from the folder where the command was given.
                    env={**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))},
                )
        except OSError as error:
            self._socket.close()
            raise NoReaderProcessError(system.reason(error)) from error
        self._socket.settimeout(_START_SECONDS)
        try:
            started = self._socket.recv(1)
        except TimeoutError:
            self.close()
            raise NoReaderProcessError(f"rien en {_START_SECONDS:.0f} s") from None
        if not started:
            status = self._process.wait()
            self.close()
            raise NoReaderProcessError(told_end(status))

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def copy(self) -> ReaderProcess:
        """Raises NoReaderProcessError."""
        pipes = [os.pipe() for _ in range(3)]
        (their_requests, requests), (answers, their_answers), (ending, their_ending) = pipes
        theirs = [their_requests, their_answers, their_ending]
        try:
            socket.send_fds(self._socket, [b"\x01"], theirs)
        except OSError as error:
            for descriptor in (requests, answers, ending):
                os.close(descriptor)
            raise NoReaderProcessError(system.reason(error)) from error
        finally:
            for descriptor in theirs:
                os.close(descriptor)
        return ReaderProcess(requests, answers, ending, self._limits)

    def close(self) -> None:
        """End it, and with it its copies."""
        self._socket.close()
        self._process.kill()
        self._process.wait()
