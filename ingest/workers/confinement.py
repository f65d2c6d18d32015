"""What a reading process may not do, imposed by the kernel on itself and for good. Linux only."""

import contextlib
import ctypes
import errno
import math
import os
import platform
import resource
import signal
import struct
import sys
import time
from pathlib import Path

from ingest.workers.limits import Limits

_PR_SET_PDEATHSIG = 1
_PR_SET_SECCOMP = 22
_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_MODE_FILTER = 2

# By machine: its audit architecture, and the numbers of socket, connect, execve, execveat and io_uring_setup
# (through which sockets can be had too).
_FORBIDDEN_CALLS = {
    "x86_64": (0xC000003E, (41, 42, 59, 322, 425)),
    "aarch64": (0xC00000B7, (198, 203, 221, 281, 425)),
}

# Instructions of the kernel's packet filter (linux/filter.h): code, jump if true, jump if false, operand.
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_CALL_NUMBER_AT, _ARCHITECTURE_AT = 0, 4
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def follow_owner() -> None:
    """Die with the thread that started this process, and not of what the terminal tells that one.

    An interrupt or a stop goes to all processes of a group; whether reading goes on is the owner's choice.
    """
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, signal.SIG_IGN)


def confine(limits: Limits) -> None:
    """No more memory than allowed, no writing, no core dump, no network, no other program."""
    with contextlib.suppress(OSError):
        # Where the whole machine runs out of memory, the reader goes first, and its owner lives.
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    sys.dont_write_bytecode = True
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _refuse_calls()


def grant(seconds: int) -> None:
    """Processor time until the next grant; beyond, SIGXCPU ends the process, whatever code it is in."""
    used = math.ceil(time.process_time())
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, resource.RLIM_INFINITY))


def extend(seconds: int) -> None:
    """So much more processor time than granted."""
    granted, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (granted + seconds, most))


def _refuse_calls() -> None:
    """From here on a socket or another program is « accès refusé »: no external entity, link or image.

    Nothing in the readers fetches anything; this holds for the C libraries too, and for what is yet to be
    found in them. Where the kernel has no such filter, only the first half holds.
    """
    if platform.machine() not in _FORBIDDEN_CALLS:
        return
    architecture, calls = _FORBIDDEN_CALLS[platform.machine()]
    program = [
        (_LOAD, 0, 0, _ARCHITECTURE_AT),
        (_JUMP_IF_EQUAL, 0, len(calls) + 1, architecture),
        (_LOAD, 0, 0, _CALL_NUMBER_AT),
        *((_JUMP_IF_EQUAL, len(calls) - rank, 0, call) for rank, call in enumerate(calls)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    instructions = b"".join(struct.pack("=HBBI", *instruction) for instruction in program)
    described = _Program(len(program), instructions)
    with contextlib.suppress(OSError):
        _prctl(_PR_SET_NO_NEW_PRIVS, 1)
        _prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.addressof(described))


def _prctl(option: int, *arguments: int) -> None:
    call = ctypes.CDLL(None, use_errno=True).prctl
    padded = (*arguments, 0, 0, 0, 0)[:4]
    if call(option, *map(ctypes.c_ulong, padded)) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
