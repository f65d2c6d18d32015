"""`sourcier backup`: the whole base in one file."""

import argparse
from pathlib import Path

from service.cli.options import add_data
from service.settings import load_settings

HELP = "sauvegarder la base dans un fichier"
DESCRIPTION = "Écrit dans un seul fichier la base de données et les fichiers d'origine."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FICHIER", help="la sauvegarde à écrire")
    add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    settings = load_settings(data=arguments.data)
    from index.backup import backup
    from index.folder import DataFolder
    from service.typography import typeset

    backup(DataFolder(settings.data), arguments.file)
    print(typeset("Sauvegarde écrite :"), arguments.file.absolute())
    return 0
