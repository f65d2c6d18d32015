"""The `sourcier` command. One file per command; heavy imports wait until one runs."""

from service.cli.main import main

__all__ = ["main"]
