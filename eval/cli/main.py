"""The commands of `sourcier-eval`."""

from collections.abc import Sequence

from eval.cli import beir, compare, run
from eval.errors import EvalError
from service.cli.execution import add_commands, execute
from service.cli.french import FrenchParser, speak_french

COMMANDS = (run, beir, compare)


def build_parser() -> FrenchParser:
    speak_french()
    parser = FrenchParser(
        prog="sourcier-eval",
        description="Mesure la recherche et les réponses sur des jeux de questions.",
    )
    add_commands(parser, COMMANDS)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one evaluation; returns its exit status, see `service.cli.execution.execute`."""
    return execute(build_parser(), arguments, (EvalError,))
