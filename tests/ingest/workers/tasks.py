"""What a file can do to its reader, really done: the file's text names it. Others are read as ever.

Run in reading processes, as `tests.ingest.workers.tasks:read`.
"""

import ctypes
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from ingest import scans
from ingest.errors import DamagedFileError, IngestError
from ingest.types import Document, ReadFile
from ingest.workers.task import read_and_cut

TASK = f"{__name__}:read"


def read(data: bytes, name: str) -> ReadFile:
    deed, _, argument = data.decode(errors="replace").strip().partition(" ")
    if name.startswith("hostile") and deed in DEEDS:
        return DEEDS[deed](argument) or told(argument)
    return read_and_cut(data, name)


def told(text: str) -> ReadFile:
    return ReadFile(Document(text, "text/plain", ()), ())


def loop(_: str) -> None:
    while True:
        pass


def sleep(_: str) -> None:
    time.sleep(3600)


def allocate(_: str) -> None:
    kept = []
    while True:
        kept.append(bytearray(10_000_000))


def allocate_and_blame_the_file(_: str) -> None:
    try:
        allocate("")
    except MemoryError as error:
        raise DamagedFileError("Le fichier") from error


def segfault(_: str) -> None:
    ctypes.string_at(0)


def kill(_: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def leave(_: str) -> None:
    os._exit(3)


def fail(_: str) -> None:
    raise RuntimeError("ce que personne n'avait prévu")


def refuse(_: str) -> None:
    raise IngestError("Le contenu déplaît.")


def lone_surrogate(_: str) -> ReadFile:
    return told("\ud800")


def chatter(text: str) -> ReadFile:
    print("du bruit " * 1_000)
    sys.stderr.write("du bruit " * 1_000)
    os.write(1, b"\xff" * 10_000)
    return told(text)


def write(path: str) -> ReadFile:
    try:
        Path(path).write_bytes(b"pris")
    except OSError as error:
        return told(f"refus {error.errno}")
    return told("fait")


def connect(port: str) -> ReadFile:
    try:
        socket.create_connection(("127.0.0.1", int(port)), timeout=5).close()
    except OSError as error:
        return told(f"refus {error.errno}")
    return told("fait")


def run(path: str) -> ReadFile:
    try:
        subprocess.run(["/bin/touch", path], check=False)
    except OSError as error:
        return told(f"refus {error.errno}")
    return told("fait")


def babble(_: str) -> None:
    """Answer like a process that a document took over."""
    for descriptor in range(3, 20):
        try:
            os.write(descriptor, (6).to_bytes(8) + b"cos\nx\n")
        except OSError:
            continue
    time.sleep(3600)


def modules(_: str) -> ReadFile:
    return told(json.dumps(sorted(sys.modules)))


def process(_: str) -> ReadFile:
    return told(str(os.getpid()))


def announce(argument: str) -> ReadFile:
    """Announce so many pages to recognise, then work for so many seconds."""
    pages, seconds = argument.split()
    scans.announce(int(pages))
    end = time.process_time() + float(seconds)
    while time.process_time() < end:
        pass
    return told("reconnu")


def announce_for_ever(_: str) -> None:
    while True:
        scans.announce(1)


def remember(_: str) -> ReadFile:
    """Leave a process that fails on the next file named « rancune »."""
    global spoilt
    spoilt = True
    return told("fait")


def grudge(_: str) -> ReadFile:
    if spoilt:
        os.abort()
    return told("lu")


spoilt = False

DEEDS = {
    "boucle": loop,
    "attend": sleep,
    "alloue": allocate,
    "alloue-et-accuse": allocate_and_blame_the_file,
    "faute": segfault,
    "meurt": kill,
    "sort": leave,
    "imprévu": fail,
    "refuse": refuse,
    "orphelin": lone_surrogate,
    "bavarde": chatter,
    "écrit": write,
    "appelle": connect,
    "lance": run,
    "ment": babble,
    "modules": modules,
    "processus": process,
    "annonce": announce,
    "annonce-toujours": announce_for_ever,
    "retient": remember,
    "rancune": grudge,
}
