"""Reads the command line, runs one command, and turns what goes wrong into one French line."""

import os
import sys
import traceback
from collections.abc import Sequence
from types import ModuleType

from index.errors import StoreError
from ingest import system
from ingest.errors import IngestError
from service import __version__
from service.cli import ask, backup, demo, ingest, rebuild, restore, serve, status, verify
from service.cli.french import FrenchParser, speak_french
from service.errors import ServiceError
from service.typography import typeset

COMMANDS: tuple[ModuleType, ...] = (demo, ingest, serve, ask, status, verify, rebuild, backup, restore)

SUCCESS, FAILURE = 0, 1
INTERRUPTED = 130
"""As shells report a command ended by Ctrl-C (128 + SIGINT)."""


def build_parser() -> FrenchParser:
    speak_french()
    parser = FrenchParser(
        prog="sourcier",
        description="Répond aux questions posées en français par des extraits exacts de vos documents.",
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"Sourcier {__version__}",
        help="afficher la version et quitter",
    )
    commands = parser.add_subparsers(title="commandes", metavar="COMMANDE", required=True)
    for command in COMMANDS:
        name = command.__name__.rsplit(".", 1)[-1]
        subparser = commands.add_parser(name, help=command.HELP, description=command.DESCRIPTION)
        command.add_arguments(subparser)
        subparser.set_defaults(run=command.run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status: 0 done, 1 failed, 2 misused, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        # A file name may not be valid Unicode; saying it approximately is better than failing.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        parsed = build_parser().parse_args(arguments)
        status: int = parsed.run(parsed)
        sys.stdout.flush()
    except (ServiceError, StoreError, IngestError) as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read us (`| head`) has enough. Python would complain again when flushing at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SUCCESS
    except OSError as error:
        where = f"« {error.filename} » : " if error.filename else ""
        return _fail(f"{where}{system.reason(error)}.")
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        return _fail(f"Erreur inattendue ({type(error).__name__}, {place.filename}:{place.lineno}) : {error}")
    return status


def _fail(message: str) -> int:
    print(typeset(f"sourcier : {message}"), file=sys.stderr)
    return FAILURE
