"""Runs one command of a command line, and turns what goes wrong into one French line."""

import os
import sys
import traceback
from collections.abc import Iterable, Sequence
from types import ModuleType

from index.errors import StoreError
from ingest import system
from ingest.errors import IngestError
from service.cli.french import FrenchParser
from service.errors import ServiceError
from service.typography import typeset

SUCCESS, FAILURE = 0, 1
INTERRUPTED = 130
"""As shells report a command ended by Ctrl-C (128 + SIGINT)."""


def add_commands(parser: FrenchParser, commands: Iterable[ModuleType]) -> None:
    """One subcommand per module: its name, HELP, DESCRIPTION, `add_arguments` and `run`."""
    subparsers = parser.add_subparsers(title="commandes", metavar="COMMANDE", required=True)
    for command in commands:
        name = command.__name__.rsplit(".", 1)[-1]
        subparser = subparsers.add_parser(name, help=command.HELP, description=command.DESCRIPTION)
        command.add_arguments(subparser)
        subparser.set_defaults(run=command.run)


def execute(
    parser: FrenchParser, arguments: Sequence[str] | None, expected: tuple[type[Exception], ...] = ()
) -> int:
    """Run one command; returns its exit status: 0 done, 1 failed, 2 misused, 130 interrupted.

    `expected` are the caller's own errors, beside those of the packages below, whose message is for people.
    """
    told: tuple[type[Exception], ...] = (ServiceError, StoreError, IngestError, *expected)
    for stream in (sys.stdout, sys.stderr):
        # A file name may not be valid Unicode; saying it approximately is better than failing.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        parsed = parser.parse_args(arguments)
        status: int = parsed.run(parsed)
        sys.stdout.flush()
    except told as error:
        return _fail(parser, str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read us (`| head`) has enough. Python would complain again when flushing at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SUCCESS
    except OSError as error:
        where = f"« {error.filename} » : " if error.filename else ""
        return _fail(parser, f"{where}{system.reason(error)}.")
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        kind = type(error).__name__
        return _fail(parser, f"Erreur inattendue ({kind}, {place.filename}:{place.lineno}) : {error}")
    return status


def _fail(parser: FrenchParser, message: str) -> int:
    print(typeset(f"{parser.prog} : {message}"), file=sys.stderr)
    return FAILURE
