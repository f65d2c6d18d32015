"""`sourcier status`: what the base holds."""

import argparse

from service.cli.options import add_data
from service.settings import load_settings

HELP = "dire ce que contient la base et ce qui n'a pas pu être lu"
DESCRIPTION = (
    "Compte les documents et les passages de la base et nomme les fichiers qui n'ont pas pu être lus, ou "
    "l'ont été en partie."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    settings = load_settings(data=arguments.data)
    from index.folder import DataFolder
    from index.store import Store
    from service.typography import entry, plural, typeset
    from service.unread import by_remedy

    with Store.open(DataFolder(settings.data)) as store:
        held = store.statistics()
        generation = store.generation()
    lines = [
        f"{typeset('Base :')} {settings.data.absolute()} (génération {generation})",
        typeset(f"Contenu : {plural(held.documents, 'document')}, {plural(held.passages, 'passage')}"),
        f"{typeset('Collections :')} {', '.join(held.collections) or 'aucune'}",
    ]
    for name, count in held.encoders:
        answering = ", celui qui répond" if name == held.answering else ""
        lines.append(f"{typeset('Modèle de langue :')} {name} ({plural(count, 'vecteur')}{answering})")
    if held.failures:
        unreadable = plural(len(held.failures), "fichier illisible", "fichiers illisibles")
        lines.append(typeset(f"{unreadable} :"))
        lines += [f"  {entry(failure.source, failure.reason)}" for failure in held.failures]
    for remedy, concerned in by_remedy(held.partly_read):
        partly = f"{plural(len(concerned), 'document lu', 'documents lus')} en partie"
        lines.append(typeset(f"{partly} ({remedy}) :"))
        lines += [f"  {entry(source, unread)}" for source, unread in concerned]
    print("\n".join(lines))
    return 0
