"""`sourcier verify`: does everything the base holds still agree with itself?"""

import argparse

from service.cli.options import add_data
from service.settings import load_settings

HELP = "contrôler l'intégrité de la base"
DESCRIPTION = (
    "Contrôle la base de données, les fichiers d'origine, l'exactitude de chaque passage, les vecteurs et "
    "l'index lexical. Termine avec le code 1 si quelque chose ne va pas."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    settings = load_settings(data=arguments.data)
    from index.folder import DataFolder
    from index.verify import verify
    from service.typography import plural, typeset

    problems = verify(DataFolder(settings.data))
    if not problems:
        print("La base est intacte.")
        return 0
    found = plural(len(problems), "problème trouvé", "problèmes trouvés")
    print(typeset("\n".join([f"{found} :", *(f"  {problem}" for problem in problems)])))
    return 1
