"""Real processes: commands, and services that are started, stopped and killed."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]
FAKE = (sys.executable, "-m", "tests.service.sourcier")
REAL = (sys.executable, "-c", "import sys; from service.cli import main; sys.exit(main())")
IMPATIENT = (
    sys.executable,
    "-c",
    "import sys, service.cli.progress_lines as lines, tests.service.sourcier\n"
    "lines.EVERY_SECONDS = 0.0\n"
    "from service.cli import main\nsys.exit(main())",
)
"""The command line with the fake encoder, for which every run is a long one."""
BOUND_BY_MODES = (
    ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--") if os.geteuid() == 0 else ()
)
"""What the command line is started with where the modes of files are to hold, which root passes over."""
PATIENCE = 120
"""Seconds before a test gives up waiting: it bounds a failure, nothing passes or fails on speed."""


def environment(**variables: str) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SOURCIER_")}
    return clean | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"} | variables


def sourcier(
    *arguments: str | Path, program: tuple[str, ...] = FAKE, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run(
        [*program, *map(str, arguments)],
        env=environment(**variables),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


class Service:
    """A service in a process of its own, once it has said that it is ready."""

    def __init__(self, process: subprocess.Popen[str], printed: str) -> None:
        self.process = process
        self.printed = printed
        found = re.search(r"http://\S+", printed)
        assert found, f"no address in {printed!r}; {process.stderr.read() if process.stderr else ''}"
        self.address = found[0]
        self.client = httpx.Client(base_url=self.address, timeout=PATIENCE)

    def stop(self, number: int) -> tuple[int, str]:
        """Send a signal; the exit status and what was written to standard error."""
        self.process.send_signal(number)
        _, error = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, error


@contextmanager
def serving(*arguments: str | Path, program: tuple[str, ...] = FAKE, **variables: str) -> Iterator[Service]:
    """Start `serve` (or another command that serves); killed at the end unless stopped before."""
    command = [*program, *map(str, arguments)]
    with subprocess.Popen(
        command, env=environment(**variables), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        printed = ""
        for line in process.stdout:
            printed += line
            if "est prêt" in line:
                break
        try:
            service = Service(process, printed)
            with service.client:
                yield service
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
