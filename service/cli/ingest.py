"""`sourcier ingest`: make the base follow files and folders."""

import argparse
import contextlib
import signal
import sys
from pathlib import Path
from typing import NoReturn

from service.cli.heap import keep_one_heap
from service.cli.options import add_data, add_encoder, collection
from service.settings import load_settings

HELP = "ajouter, mettre à jour et retirer des documents pour suivre des dossiers"
DESCRIPTION = (
    "Met la base à l'image des fichiers et dossiers donnés : ce qui est nouveau est ajouté, ce qui a changé "
    "est mis à jour, ce qui a disparu d'un dossier est retiré. Rien n'est relu de ce qui n'a pas changé. "
    "Formats : .txt, .md, .html, .docx, .odt, .rtf, .pdf, .xlsx, .ods, .csv, .pptx, .odp, .epub, .eml, "
    "et, avec Tesseract, pages numérisées et images .png, .jpeg, .tiff. "
    "Avec --watch, continue jusqu'à Ctrl-C : chaque changement des dossiers est repris dès qu'ils sont au "
    "repos ; un dossier sur un partage réseau est comparé toutes les dix secondes. "
    "L'avancement est affiché sur la sortie d'erreur : une barre dans un terminal ; ailleurs, quand le "
    "travail dure, des lignes espacées (« > journal.txt 2>&1 » les garde avec le bilan). "
    "Termine avec le code 1 si aucun fichier n'a pu être lu."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="CHEMIN", help="fichier ou dossier à suivre")
    parser.add_argument(
        "--collection",
        type=collection,
        default="default",
        metavar="NOM",
        help="collection de ces documents (par défaut : default)",
    )
    parser.add_argument(
        "--confirm", action="store_true", help="retirer des documents même si beaucoup ont disparu"
    )
    parser.add_argument("--watch", action="store_true", help="continuer à suivre les dossiers jusqu'à Ctrl-C")
    add_data(parser)
    add_encoder(parser)


def run(arguments: argparse.Namespace) -> int:
    keep_one_heap()
    if arguments.watch:
        # Before anything is loaded: whenever the signal comes, it is an end and no failure.
        signal.signal(signal.SIGTERM, _end)
        with contextlib.suppress(KeyboardInterrupt):
            _watch(arguments)
        return 0
    return _ingest(arguments)


def _ingest(arguments: argparse.Namespace) -> int:
    settings = load_settings(data=arguments.data, encoder=arguments.encoder)
    from index.folder import DataFolder
    from index.sync import synchronise
    from service.cli.progress import progress
    from service.cli.summary import summary
    from service.encoder import chosen_encoder

    with progress(logged=True) as watch:
        report = synchronise(
            DataFolder(settings.data),
            arguments.paths,
            chosen_encoder(settings, replace_lost=True),
            collection=arguments.collection,
            progress=watch,
            confirm_removal=arguments.confirm,
        )
    print(summary(report))
    taken = report.added or report.updated or report.unchanged or report.moved or report.removed
    return 1 if report.failed and not taken else 0


def _watch(arguments: argparse.Namespace) -> None:
    settings = load_settings(data=arguments.data, encoder=arguments.encoder)
    from index.folder import DataFolder
    from index.sync.follow import follow
    from index.types import SyncReport
    from service.cli.progress import progress
    from service.cli.summary import summary
    from service.encoder import chosen_encoder
    from service.typography import typeset

    def tell(news: SyncReport | Exception) -> None:
        if isinstance(news, SyncReport):
            print(summary(news, name_unchanged=False), flush=True)
        else:
            print(typeset(f"sourcier : {news}"), file=sys.stderr, flush=True)

    with progress(logged=True) as watch:
        follow(
            DataFolder(settings.data),
            arguments.paths,
            chosen_encoder(settings, replace_lost=True),
            tell,
            collection=arguments.collection,
            progress=watch,
            confirm_removal=arguments.confirm,
        )


def _end(*_: object) -> NoReturn:
    """As Ctrl-C: what is being written is undone or kept whole, and the lock is given back."""
    raise KeyboardInterrupt
