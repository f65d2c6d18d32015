"""`sourcier ask`: one answer in the terminal."""

import argparse

from service.cli.options import add_data, add_encoder
from service.errors import UnusableQuestionError
from service.settings import load_settings

HELP = "poser une question et lire les extraits qui y répondent"
DESCRIPTION = (
    "Répond à une question par des extraits exacts des documents de la base. Dans un terminal, ce qui répond "
    "est surligné ; ailleurs (fichier, autre programme), c'est redit sous l'extrait, après « Surligné : »."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question", metavar="QUESTION", help="la question, entre guillemets")
    parser.add_argument("--json", action="store_true", help="afficher la réponse de /v1/ask, en JSON")
    add_data(parser)
    add_encoder(parser)


def run(arguments: argparse.Namespace) -> int:
    settings = load_settings(data=arguments.data, encoder=arguments.encoder)
    import sys
    import time

    from index.folder import DataFolder
    from index.models import load_reader
    from index.searcher import Searcher
    from service import asking
    from service.cli.answer_text import answer_text
    from service.encoder import chosen_encoder
    from service.http.presentation import Presenter, milliseconds_since
    from service.http.requests import QUESTION_LIMIT, AskIn

    question = arguments.question.encode(errors="replace").decode().strip()
    if not 0 < len(question) <= QUESTION_LIMIT:
        raise UnusableQuestionError(len(question), QUESTION_LIMIT)
    top_k = AskIn(question=question).top_k
    with Searcher(DataFolder(settings.data), chosen_encoder(settings), load_reader()) as searcher:
        begun = time.perf_counter()
        answer = asking.ask(searcher, question, top_k=top_k)
        took_ms = milliseconds_since(begun)
    if arguments.json:
        print(Presenter(settings.root_path).answer(answer, took_ms).model_dump_json(indent=2))
    else:
        print(answer_text(answer, coloured=sys.stdout.isatty()))
    return 0
