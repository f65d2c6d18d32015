"""`sourcier-eval run`: a gold set against indexed documents."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tqdm import tqdm

from eval.cli.options import add_json, add_mode
from eval.cli.outcome import print_figures, write, write_outcome
from eval.cli.tables import print_tables
from eval.gold_set import read_gold, texts_of
from eval.report import html_report
from eval.run import run as run_gold
from eval.scores import score
from index.folder import DataFolder
from index.models import load_encoder, load_reader
from index.searcher import Searcher
from service import asking
from service.cli.execution import SUCCESS
from service.cli.options import add_data, add_encoder
from service.settings import load_settings
from service.types import Answer, Findings

HELP = "poser un jeu de questions aux documents indexés"
DESCRIPTION = (
    "Pose chaque question du jeu aux documents de la base et mesure la recherche, les réponses et les refus. "
    "Les suites de conversation sont posées avec leurs questions précédentes. Les réponses sont tirées de ce "
    "que trouve l'étage mesuré (--mode)."
)


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

        def find(question: str, history: Sequence[str]) -> Findings:
            return asking.find(searcher, question, history=history, mode=arguments.mode)

        def conclude(question: str, findings: Findings) -> Answer:
            return asking.conclude(searcher, question, findings)

        find("Quoi ?", ())  # the first question pays for loading the model; it is not counted
        results = list(
            tqdm(run_gold(questions, find, conclude), total=len(questions), desc="Questions", disable=None)
        )
    scores = score(results)
    print_figures(scores.means)
    print_tables(scores)
    if arguments.json:
        told = {"gold": arguments.gold.name, "mode": arguments.mode}
        more = {
            "types": {
                kind: {"questions": count} | scores.by_type[kind] for kind, count in scores.questions.items()
            },
            "reliability": [asdict(found) for found in scores.reliability],
            "coverage": [asdict(point) for point in scores.coverage],
        }
        write_outcome(arguments.json, told, scores.means, scores.per_question, more)
    if arguments.report:
        write(arguments.report, html_report(arguments.gold.name, results, scores))
    return SUCCESS
