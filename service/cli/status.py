"""`sourcier status`: what the base holds."""

import argparse

from service.cli.options import add_data
from service.settings import load_settings

HELP = "dire ce que contient la base et ce qui n'a pas pu être lu"
DESCRIPTION = (
    "Compte les documents et les passages de la base et nomme les fichiers qui n'ont pas pu être lus."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    settings = load_settings(data=arguments.data)
    from index.folder import DataFolder
    from index.store import Store
    from service.typography import one_line, plural, typeset

    with Store.open(DataFolder(settings.data)) as store:
        held = store.statistics()
        generation = store.generation()
    lines = [
        f"Base : {settings.data.absolute()} (génération {generation})",
        f"Contenu : {plural(held.documents, 'document')}, {plural(held.passages, 'passage')}",
        f"Collections : {', '.join(held.collections) or 'aucune'}",
    ]
    lines += [f"Modèle de langue : {name} ({plural(count, 'vecteur')})" for name, count in held.encoders]
    if held.failures:
        lines.append(f"{plural(len(held.failures), 'fichier illisible', 'fichiers illisibles')} :")
        lines += [f"  {one_line(failure.source)} : {failure.reason}" for failure in held.failures]
    print(typeset("\n".join(lines)))
    return 0
