"""`sourcier-eval compare`: two runs on the same questions."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from eval.cli.outcome import PerQuestion, read_outcome
from eval.errors import EvalError
from eval.significance import Comparison, compare
from service.cli.execution import SUCCESS
from service.typography import typeset

HELP = "comparer deux résultats, question par question"
DESCRIPTION = (
    "Compare deux fichiers écrits avec --json sur le même jeu : moyennes, valeur p d'un test apparié par "
    "permutation, questions gagnées et perdues par le second."
)

SHOWN = 15
"""Questions named on each side; the files hold them all."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("first", type=Path, metavar="A.json", help="résultat de référence")
    parser.add_argument("second", type=Path, metavar="B.json", help="résultat à juger")


def run(arguments: argparse.Namespace) -> int:
    first, second = read_outcome(arguments.first), read_outcome(arguments.second)
    metrics = dict.fromkeys(m for row in (*first.values(), *second.values()) for m in row)
    done = [c for m in metrics if (c := compare(m, _of(first, m), _of(second, m)))]
    if not done:
        raise EvalError("Les deux résultats n'ont aucune question en commun.")
    print(f"{'mesure':<14}{'A':>9}{'B':>9}{'écart':>9}{'p':>8}  gagnées  perdues")
    for c in done:
        print(
            f"{c.metric:<14}{c.first:>9.4f}{c.second:>9.4f}{c.second - c.first:>+9.4f}{c.p_value:>8.4f}"
            f"  {len(c.won):>7}  {len(c.lost):>7}"
        )
    _name_questions(done[0])
    return SUCCESS


def _name_questions(comparison: Comparison) -> None:
    for label, questions in (("gagnées", comparison.won), ("perdues", comparison.lost)):
        if questions:
            print(typeset(f"{comparison.metric}, {label} :"), _some(questions))


def _some(questions: Sequence[str]) -> str:
    more = len(questions) - SHOWN
    return ", ".join(questions[:SHOWN]) + (f" et {more} autres" if more > 0 else "")


def _of(scores: PerQuestion, metric: str) -> dict[str, float]:
    return {question: row[metric] for question, row in scores.items() if metric in row}
