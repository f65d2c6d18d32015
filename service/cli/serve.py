"""`sourcier serve`: the chat page, the viewer and the HTTP interface."""

import argparse

from service.cli.options import add_address, add_data, add_encoder
from service.settings import load_settings

HELP = "servir la page de questions et l'interface HTTP"
DESCRIPTION = (
    "Sert la page de questions, la visionneuse et l'interface HTTP (décrite à l'adresse /docs). N'écoute que "
    "sur cette machine, sauf avec --host ; il faut alors un jeton, dans la variable SOURCIER_TOKEN. Avec un "
    "autre modèle de langue que celui de la base (--encoder), répond avec celui de la base tant que tout "
    "n'est pas encodé par l'autre."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_data(parser)
    add_address(parser)
    add_encoder(parser)


def run(arguments: argparse.Namespace) -> int:
    settings = load_settings(
        data=arguments.data,
        host=arguments.host,
        port=arguments.port,
        root_path=arguments.root_path,
        encoder=arguments.encoder,
    )
    from service.http.server import listen, serve

    with listen(settings) as listening:
        serve(settings, listening)
    return 0
