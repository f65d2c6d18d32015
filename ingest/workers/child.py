"""The template, which imports every reader once, and its copies, which read.

    python -P -m ingest.workers.child TASK LIMITS

TASK is `module:function`, from (bytes, name) to a `ReadFile` or a PNG; LIMITS the fields of `Limits` as
JSON. Standard input is a socket (sequenced packets): one with three pipes attached asks for a copy. A copy
takes requests from the first and answers on the second; when it has ended, the template says how on the
third.
"""

import contextlib
import gc
import importlib
import json
import os
import select
import socket
import sys
import traceback
from collections.abc import Callable
from typing import BinaryIO, NoReturn

from ingest import scans
from ingest.errors import IngestError
from ingest.types import ReadFile
from ingest.workers import confinement, messages
from ingest.workers.limits import Limits
from ingest.workers.messages import LENGTH, OUT_OF_MEMORY, READY, Answer

Task = Callable[[bytes, str], ReadFile | bytes]


def main(task: str, limits: str) -> None:
    confinement.follow_owner()
    owner = socket.socket(fileno=os.dup(0))
    _silence(0, 1)
    module, function = task.split(":")
    read: Task = getattr(importlib.import_module(module), function)
    granted = Limits(**json.loads(limits))
    confinement.confine(granted)
    _silence(2)  # what C libraries say of a file is nothing its owner can act on
    gc.freeze()  # what is imported stays: looking it over again would only unshare the copies' memory
    owner.send(READY)
    _multiply(owner, read, granted)


def _multiply(owner: socket.socket, read: Task, limits: Limits) -> None:
    running: dict[int, tuple[int, int]] = {}
    poll = select.poll()
    poll.register(owner, select.POLLIN)
    while True:
        for descriptor, _ in poll.poll():
            if descriptor != owner.fileno():
                poll.unregister(descriptor)
                _tell_end(descriptor, *running.pop(descriptor))
                continue
            message, pipes, _, _ = socket.recv_fds(owner, 1, 3)
            if not message:
                return
            requests, answers, ending = pipes
            copy = os.fork()
            if not copy:
                _live(read, requests, answers, limits)
            os.close(requests)
            os.close(answers)
            handle = os.pidfd_open(copy)
            poll.register(handle, select.POLLIN)
            running[handle] = (copy, ending)


def _tell_end(handle: int, copy: int, ending: int) -> None:
    status = os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])
    with contextlib.suppress(BrokenPipeError):
        os.write(ending, b"%d" % status)
    os.close(ending)
    os.close(handle)


def _live(read: Task, requests: int, answers: int, limits: Limits) -> NoReturn:
    """The life of a copy, which must never come back to the template's work."""
    status = 1
    try:
        confinement.follow_owner()
        _forget_all_but(requests, answers)
        _read_all(read, os.fdopen(requests, "rb"), os.fdopen(answers, "wb"), limits)
        status = 0
    except MemoryError:
        status = OUT_OF_MEMORY
    finally:
        os._exit(status)


def _forget_all_but(*kept: int) -> None:
    """Close the template's other files: a copy that a document has taken over must not speak for others."""
    first = 3
    for descriptor in sorted(kept):
        os.closerange(first, descriptor)
        first = descriptor + 1
    os.closerange(first, os.sysconf("SC_OPEN_MAX"))


def _read_all(read: Task, requests: BinaryIO, answers: BinaryIO, limits: Limits) -> None:
    """One file after the other, until the owner has no more, or this process has read enough."""
    answers.write(LENGTH.pack(os.getpid()))
    answers.flush()
    for _ in range(limits.files):
        name = _frame(requests)
        if name is None:
            return
        data = _frame(requests) or b""
        confinement.grant(limits.granted(len(data)))
        with scans.announced_to(_Announcer(answers, limits, len(data))):
            payload = _answer(read, data, name.decode())
        _send(answers, payload)


class _Announcer:
    """Takes the time that one file's pages to recognise are granted, and tells the owner to wait for it."""

    def __init__(self, answers: BinaryIO, limits: Limits, size: int) -> None:
        self._answers = answers
        self._limits = limits
        self._size = size
        self._scans = 0

    def __call__(self, pages: int) -> None:
        before = self._limits.granted(self._size, self._scans)
        self._scans += pages
        confinement.extend(self._limits.granted(self._size, self._scans) - before)
        _send(self._answers, messages.encode(Answer(scans=pages)))


def _send(answers: BinaryIO, payload: bytes) -> None:
    answers.write(LENGTH.pack(len(payload)))
    answers.write(payload)
    answers.flush()


def _frame(requests: BinaryIO) -> bytes | None:
    """The next frame's content; None when the owner closed its end."""
    header = requests.read(LENGTH.size)
    return requests.read(*LENGTH.unpack(header)) if len(header) == LENGTH.size else None


def _answer(read: Task, data: bytes, name: str) -> bytes:
    try:
        found = read(data, name)
        return messages.encode(Answer(picture=found) if isinstance(found, bytes) else Answer(found))
    except Exception as error:
        if _for_lack_of_memory(error):
            raise MemoryError from error
        if isinstance(error, IngestError):
            return messages.encode(Answer(failure=_sayable(str(error))))
        return messages.encode(Answer(trace=_sayable(traceback.format_exc())))


def _for_lack_of_memory(error: BaseException | None) -> bool:
    """Whether a refused allocation is at the bottom of it: readers tell any error as a damaged file."""
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _sayable(text: str) -> str:
    """The text as UTF-8 can hold it: an error may quote what no encoding has."""
    return text.encode(errors="backslashreplace").decode()


def _silence(*descriptors: int) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in descriptors:
        os.dup2(nothing, descriptor)
    os.close(nothing)


if __name__ == "__main__":
    main(*sys.argv[1:])
