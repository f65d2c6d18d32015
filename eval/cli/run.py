"""`sourcier-eval run`: a gold set against indexed documents."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from eval.cli.options import add_json, add_mode
from eval.cli.outcome import print_figures, write, write_outcome
from eval.gold_set import read_gold, texts_of
from eval.report import html_report
from eval.run import run as run_gold
from eval.scores import score
from index.folder import DataFolder
from index.models import load_encoder, load_reader
from index.searcher import Searcher
from index.types import Hit, Query
from service import asking
from service.cli.execution import SUCCESS
from service.cli.options import add_data, add_encoder
from service.settings import load_settings
from service.types import Answer

HELP = "poser un jeu de questions aux documents indexés"
DESCRIPTION = (
    "Pose chaque question du jeu aux documents de la base et mesure la recherche, les réponses et les refus. "
    "Les suites de conversation sont posées avec leurs questions précédentes."
)

DEPTH = 20
"""Hits kept for each question: twice the deepest metric's."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("gold", type=Path, metavar="GOLD.jsonl", help="jeu de questions (JSON par lignes)")
    add_data(parser)
    add_encoder(parser)
    add_mode(parser)
    add_json(parser)
    parser.add_argument("--report", type=Path, metavar="FICHIER.html", help="écrire une page de résultats")


def run(arguments: argparse.Namespace) -> int:
    settings = load_settings(data=arguments.data, encoder=arguments.encoder)
    with Searcher(DataFolder(settings.data), load_encoder(settings.encoder), load_reader()) as searcher:
        questions = read_gold(arguments.gold, texts_of(searcher.store))

        def searched(question: str, history: Sequence[str]) -> list[Hit]:
            understood = asking.read(searcher, question, history)
            return searcher.search(Query(understood.text), DEPTH, arguments.mode)

        def asked(question: str, history: Sequence[str]) -> Answer:
            return asking.ask(searcher, question, history=history)

        asked("Quoi ?", ())  # the first question pays for loading the model; it is not counted
        results = list(
            tqdm(run_gold(questions, searched, asked), total=len(questions), desc="Questions", disable=None)
        )
    scores = score(results)
    print_figures(scores.means)
    if arguments.json:
        told = {"gold": arguments.gold.name, "mode": arguments.mode}
        write_outcome(arguments.json, told, scores.means, scores.per_question)
    if arguments.report:
        write(arguments.report, html_report(arguments.gold.name, results, scores))
    return SUCCESS
