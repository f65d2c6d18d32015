"""`sourcier-eval beir`: a retrieval set, through a scratch index."""

import argparse
import tempfile
from pathlib import Path

from tqdm import tqdm

from eval.beir import BeirScores, read_beir, score_beir, write_sources
from eval.cli.options import add_json, add_mode
from eval.cli.outcome import print_figures, write_outcome
from index.folder import DataFolder
from index.models import load_encoder, load_reader
from index.searcher import CANDIDATES, Searcher
from index.sync import synchronise
from index.types import Query
from service import asking
from service.cli.execution import SUCCESS
from service.cli.options import add_encoder
from service.cli.progress import progress
from service.settings import load_settings

HELP = "mesurer la recherche sur un jeu au format BEIR"
DESCRIPTION = (
    "Indexe les documents du jeu dans une base de travail, pose toutes les questions jugées et mesure "
    "nDCG@10, hit@1, recall@10, recall@100, MRR@10 et le temps de réponse. Le rang d'un document est "
    "celui de son meilleur passage."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", type=Path, metavar="DOSSIER", help="dossier avec corpus.jsonl, queries.jsonl et qrels"
    )
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help="garder la base de travail dans DIR, pour ne pas tout encoder à chaque mesure",
    )
    add_encoder(parser)
    add_mode(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    if arguments.data:
        scores = _measure(arguments, arguments.data)
    else:
        with tempfile.TemporaryDirectory(prefix="sourcier-eval-") as scratch:
            scores = _measure(arguments, Path(scratch))
    print_figures(scores.means)
    if arguments.json:
        told = {"set": arguments.folder.name, "mode": arguments.mode, "encoder": arguments.encoder}
        write_outcome(arguments.json, told, scores.means, scores.per_question)
    return SUCCESS


def _measure(arguments: argparse.Namespace, scratch: Path) -> BeirScores:
    beir = read_beir(arguments.folder)
    encoder = load_encoder(load_settings(encoder=arguments.encoder).encoder)
    folder = DataFolder(scratch / "base")
    names = write_sources(beir.documents, scratch / "sources")
    with progress() as watch:
        synchronise(folder, [scratch / "sources"], encoder, progress=watch)
    with Searcher(folder, encoder, load_reader()) as searcher:

        def search(question: str) -> list[str]:
            # Every candidate passage: several may belong to one document.
            hits = searcher.search(
                Query(asking.read(searcher, question).text), 2 * CANDIDATES, arguments.mode
            )
            return list(dict.fromkeys(names[source] for hit in hits for source in hit.document.sources))

        search("Quoi ?")  # the first question pays for loading the model; it is not counted
        with tqdm(total=len(beir.queries), desc="Questions", disable=None) as bar:
            return score_beir(beir, search, bar.update)
