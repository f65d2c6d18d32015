"""`sourcier ingest`: make the base follow files and folders."""

import argparse
from pathlib import Path

from service.cli.options import add_data, add_encoder, collection
from service.settings import load_settings

HELP = "ajouter, mettre à jour et retirer des documents pour suivre des dossiers"
DESCRIPTION = (
    "Met la base à l'image des fichiers et dossiers donnés : ce qui est nouveau est ajouté, ce qui a changé "
    "est mis à jour, ce qui a disparu d'un dossier est retiré. Rien n'est relu de ce qui n'a pas changé. "
    "Formats : .txt, .md, .html, .docx, .odt, .rtf, .pdf, .xlsx, .ods, .csv, .pptx, .odp, .epub, .eml. "
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
        "--confirm-removal", action="store_true", help="retirer des documents même si beaucoup ont disparu"
    )
    add_data(parser)
    add_encoder(parser)


def run(arguments: argparse.Namespace) -> int:
    settings = load_settings(data=arguments.data, encoder=arguments.encoder)
    from index.folder import DataFolder
    from index.models import load_encoder
    from index.sync import synchronise
    from service.cli.progress import progress
    from service.cli.summary import summary

    with progress() as watch:
        report = synchronise(
            DataFolder(settings.data),
            arguments.paths,
            load_encoder(settings.encoder),
            collection=arguments.collection,
            progress=watch,
            confirm_removal=arguments.confirm_removal,
        )
    print(summary(report))
    taken = report.added or report.updated or report.unchanged or report.moved or report.removed
    return 1 if report.failed and not taken else 0
