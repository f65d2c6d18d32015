"""`sourcier demo`: the sample corpus, indexed and served."""

import argparse
from importlib.resources import as_file, files

from service.cli.options import add_data, add_encoder
from service.settings import demo_data_folder, load_settings

HELP = "essayer Sourcier sur un corpus d'exemple"
DESCRIPTION = (
    "Indexe les documents d'exemple livrés avec Sourcier (l'intranet d'un établissement public fictif), les "
    "sert sur le premier port libre à partir de 8000 et affiche l'adresse à ouvrir."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_data(parser)
    add_encoder(parser)


def run(arguments: argparse.Namespace) -> int:
    settings = load_settings(
        data=arguments.data or demo_data_folder(), encoder=arguments.encoder, host="127.0.0.1"
    )
    from index.folder import DataFolder
    from index.models import load_encoder, load_reader
    from index.sync import synchronise
    from service.cli.progress import progress
    from service.cli.summary import summary
    from service.http.server import listen_from, serve

    encoder = load_encoder(settings.encoder)
    with as_file(files("service.demo") / "corpus") as corpus, progress() as watch:
        report = synchronise(
            DataFolder(settings.data), [corpus], encoder, progress=watch, confirm_removal=True
        )
    print(summary(report))
    with listen_from(settings) as listening:
        serve(settings, listening, encoder, load_reader())
    return 0
