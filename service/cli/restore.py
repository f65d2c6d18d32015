"""`sourcier restore`: a base from its backup."""

import argparse
from pathlib import Path

from service.cli.options import add_data
from service.settings import load_settings

HELP = "rétablir la base à partir d'une sauvegarde"
DESCRIPTION = "Rétablit une sauvegarde, contrôlée d'abord, dans un dossier vide ou nouveau."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FICHIER", help="la sauvegarde à rétablir")
    add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    settings = load_settings(data=arguments.data)
    from index.backup import restore
    from index.folder import DataFolder
    from index.sync import create
    from service.typography import typeset

    folder = DataFolder(settings.data)
    restore(arguments.file, folder)
    create(folder)  # what is derived is not saved: build it now rather than at the first question
    print(typeset("Base rétablie :"), settings.data.absolute())
    return 0
