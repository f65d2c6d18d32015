"""How long someone waits who starts a new process: `sourcier ask`, and `sourcier serve` until it is ready."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from eval.bench import timing
from eval.bench.material import questions
from eval.errors import EvalError

_SOURCIER = (sys.executable, "-c", "import sys; from service.cli import main; sys.exit(main())")
_POLL_SECONDS = 0.005
_PATIENCE_SECONDS = 60


def ask_seconds(data: Path, encoder: str | None) -> float:
    """From starting the process to its end, answer printed."""
    command = [*_SOURCIER, "ask", questions()[0], *_options(data, encoder)]
    return timing.best(lambda: _run(command))


def ready_seconds(data: Path, encoder: str | None) -> float:
    """From starting the process to the first `/readyz` that says yes."""
    return min(_until_ready(data, encoder) for _ in range(timing.ROUNDS))


def index_sample(data: Path, encoder: str | None, corpus: Path) -> None:
    _run([*_SOURCIER, "ingest", str(corpus), *_options(data, encoder)])


def _options(data: Path, encoder: str | None) -> list[str]:
    return ["--data", str(data), *(["--encoder", encoder] if encoder else [])]


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise EvalError(f"« sourcier {command[3]} » a échoué : {done.stderr.strip()}")


def _until_ready(data: Path, encoder: str | None) -> float:
    port = _free_port()
    command = [*_SOURCIER, "serve", "--port", str(port), *_options(data, encoder)]
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:  # noqa: S603
        try:
            while not _is_ready(port):
                if server.poll() is not None or time.perf_counter() - begun > _PATIENCE_SECONDS:
                    raise EvalError("« sourcier serve » n'est pas devenu prêt.")
                time.sleep(_POLL_SECONDS)
            return time.perf_counter() - begun
        finally:
            server.terminate()


def _is_ready(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE_SECONDS)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
