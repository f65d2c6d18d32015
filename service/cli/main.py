"""The commands of `sourcier`."""

from collections.abc import Sequence
from types import ModuleType

from service import __version__
from service.cli import ask, backup, demo, ingest, rebuild, restore, serve, status, verify
from service.cli.execution import add_commands, execute
from service.cli.french import FrenchParser, speak_french

COMMANDS: tuple[ModuleType, ...] = (demo, ingest, serve, ask, status, verify, rebuild, backup, restore)


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
    add_commands(parser, COMMANDS)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status, see `execute`."""
    return execute(build_parser(), arguments)
