"""Reads the command line, runs one evaluation, and turns what goes wrong into one French line."""

import sys
from collections.abc import Sequence

from eval.cli import beir, compare, run
from eval.errors import EvalError
from index.errors import StoreError
from ingest.errors import IngestError
from service.cli.french import FrenchParser, speak_french
from service.errors import ServiceError
from service.typography import typeset

COMMANDS = (run, beir, compare)


def build_parser() -> FrenchParser:
    speak_french()
    parser = FrenchParser(
        prog="sourcier-eval",
        description="Mesure la recherche et les réponses sur des jeux de questions.",
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
    parsed = build_parser().parse_args(arguments)
    try:
        parsed.run(parsed)
    except (EvalError, ServiceError, StoreError, IngestError) as error:
        print(typeset(f"sourcier-eval : {error}"), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0
