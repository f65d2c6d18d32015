"""Options that several commands share."""

import argparse
from pathlib import Path
from typing import get_args

from index.searcher import Mode


def add_mode(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--mode",
        choices=get_args(Mode),
        default="full",
        help="étage mesuré : BM25 seul, vecteurs seuls, les deux, ou toute la recherche (par défaut : full)",
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--json", type=Path, metavar="FICHIER", help="écrire les mesures, question par question, dans FICHIER"
    )
