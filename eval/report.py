"""A run as a page to read: figures, what confidence is worth, every question that went wrong.

Self-contained (no script, no outside address), in French like everything a user reads.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from eval import tables
from eval.matching import found_at
from eval.scores import Scores
from eval.types import GoldResult
from service.typography import typeset

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1f}
table{border-collapse:collapse;margin:1rem 0}
th,td{padding:.25rem .75rem;border-bottom:1px solid #d8d8de;text-align:left}
td+td{text-align:right;font-variant-numeric:tabular-nums}
.missed td+td{text-align:left}
"""


def html_report(gold: str, results: Sequence[GoldResult], scores: Scores) -> str:
    """The report as an HTML document; everything that comes from data is escaped."""
    title = f"{typeset('Évaluation :')} {escape(gold)}"
    answerable = [r for r in results if r.question.answerable]
    return "\n".join(
        (
            "<!doctype html>",
            f'<html lang="fr"><meta charset="utf-8"><title>{title}</title>',
            f"<style>{_STYLE}</style>",
            f"<h1>{title}</h1>",
            f"<p>{len(results)} questions, dont {len(answerable)} avec une réponse dans les documents.</p>",
            "<h2>Ensemble</h2>",
            _table(("mesure", "valeur"), ((n, _figure(v)) for n, v in scores.means.items())),
            f"<h2>{tables.BY_TYPE}</h2>",
            _table(*_head_and_rows(tables.by_type(scores))),
            f"<h2>{tables.RELIABILITY}</h2>",
            _table(*_head_and_rows(tables.reliability(scores))),
            f"<h2>{tables.COVERAGE}</h2>",
            _table(*_head_and_rows(tables.coverage(scores))),
            "<h2>Questions manquées</h2>",
            _table(
                ("question", typeset("ce qui s'est passé")),
                ((r.question.question, story) for r in results if (story := _story(r))),
                css="missed",
            ),
            "</html>\n",
        )
    )


def _story(result: GoldResult) -> str | None:
    """What went wrong with a question, None when nothing did."""
    if not result.question.answerable:
        return "réponse donnée alors que les documents ne la contiennent pas" if result.answered else None
    rank = found_at(result.question, result.hits)
    parts = []
    if rank is None:
        parts.append("preuve introuvable parmi les passages")
    elif rank > 1:
        parts.append(f"preuve au rang {rank}")
    if not result.answered:
        parts.append("réponse refusée à tort")
    return typeset(" ; ").join(parts) or None


def _head_and_rows(rows: Iterator[tables.Row]) -> tuple[tables.Row, Iterator[tables.Row]]:
    return next(rows), rows


def _figure(value: float) -> str:
    return tables.decimal(value, 3 if abs(value) <= 1 else 1)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], css: str = "") -> str:
    lines = [f'<table class="{css}"><tr>{"".join(f"<th>{escape(c)}</th>" for c in head)}</tr>']
    lines += [f"<tr>{''.join(f'<td>{escape(c)}</td>' for c in row)}</tr>" for row in rows]
    return "\n".join((*lines, "</table>"))
