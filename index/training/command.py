"""The arguments every step shares."""

from __future__ import annotations

import argparse
from pathlib import Path


def step_parser(description: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, required=True, help="folder of the gzip JSON lines")
    parser.add_argument("--out", type=Path, required=True, help="working folder of the run")
    return parser


def step_arguments(description: str | None) -> argparse.Namespace:
    """Parse `--data` and `--out`, and create the working folder."""
    arguments = step_parser(description).parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    return arguments
