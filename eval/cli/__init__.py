"""The `sourcier-eval` command line."""

from eval.cli.main import main

__all__ = ["main"]
