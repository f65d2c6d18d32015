"""`sourcier rebuild`: read every original again and derive the rest anew."""

import argparse

from service.cli.heap import keep_one_heap
from service.cli.options import add_data, add_encoder
from service.settings import load_settings

HELP = "reconstruire l'index à partir des fichiers d'origine"
DESCRIPTION = (
    "Relit les fichiers d'origine gardés dans la base et reconstruit passages et index. Les textes restés "
    "les mêmes ne sont pas encodés de nouveau ; avec --encoder, tout est encodé par ce modèle, qui répond "
    "ensuite à la place de l'autre, même dans un service qui tourne."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_data(parser)
    add_encoder(parser)


def run(arguments: argparse.Namespace) -> int:
    keep_one_heap()
    settings = load_settings(data=arguments.data, encoder=arguments.encoder)
    from index.errors import NoIndexError
    from index.folder import DataFolder
    from index.sync import rebuild
    from service.cli.progress import progress
    from service.encoder import chosen_encoder
    from service.typography import entry, plural

    folder = DataFolder(settings.data)
    if not folder.database.exists():
        raise NoIndexError(folder.path)
    with progress(logged=True) as watch:
        report = rebuild(folder, chosen_encoder(settings, replace_lost=True), progress=watch)
    lines = [
        f"{plural(len(report.updated), 'document relu', 'documents relus')}, "
        f"{plural(report.encoded, 'texte encodé', 'textes encodés')}, "
        f"{plural(len(report.failed), 'échec')}."
    ]
    lines += [f"  {entry(failure.source, failure.reason)}" for failure in report.failed]
    print("\n".join(lines))
    return 1 if report.failed else 0
