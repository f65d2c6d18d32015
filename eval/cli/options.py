"""Options that several commands share."""

import argparse
from pathlib import Path

from index.searcher import Mode

MODES: dict[str, Mode] = {"lexical": "lexical", "dense": "dense", "hybrid": "hybrid", "full": "hybrid"}
"""The engine's mode for each `--mode`; `full` is what `/v1/search` does by default, every stage on."""


def add_mode(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--mode",
        choices=tuple(MODES),
        default="full",
        help="étage mesuré : BM25 seul, vecteurs seuls, les deux, ou toute la recherche (par défaut : full)",
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--json", type=Path, metavar="FICHIER", help="écrire les mesures, question par question, dans FICHIER"
    )
