"""Reading a gold question set: JSON lines, as `eval/gold/README.md` describes them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from eval.errors import EvalError, GoldError, MissingSourceError, QuoteError
from eval.quotes import find_quote
from eval.types import Evidence, GoldQuestion
from index.store import Store
from ingest import system

TextOf = Callable[[str], str]
"""The text of the document named by a source; raises MissingSourceError when there is none."""


def read_gold(path: Path, text_of: TextOf) -> tuple[GoldQuestion, ...]:
    """Every question, its quotations resolved to ranges of the indexed documents' texts.

    Raises GoldError naming the line for anything malformed, QuoteError for a quotation that the
    source does not contain: a gold set that has drifted from its documents measures nothing.
    """
    questions = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise EvalError(f"Jeu de questions illisible : {path} ({system.reason(error)}).") from error
    except UnicodeDecodeError as error:
        raise EvalError(f"Jeu de questions illisible : {path} (ce n'est pas du texte en UTF-8).") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            questions.append(_question(line, str(path), number, text_of))
    if not questions:
        raise EvalError(f"Le jeu de questions {path} est vide.")
    return tuple(questions)


def texts_of(store: Store) -> TextOf:
    """Document texts by source name, as the gold set knows them."""
    texts: dict[str, str] = {}
    ids = {source: document.id for document in store.all_documents() for source in document.sources}

    def text_of(source: str) -> str:
        if source not in texts:
            content = store.content(ids[source]) if source in ids else None
            if content is None:
                raise MissingSourceError(source)
            texts[source] = content.text
        return texts[source]

    return text_of


def _question(line: str, path: str, number: int, text_of: TextOf) -> GoldQuestion:
    try:
        row = json.loads(line)
        question = GoldQuestion(
            id=str(row["id"]),
            question=str(row["question"]),
            answerable=bool(row["answerable"]),
            type=str(row["type"]),
            answers=tuple(row.get("answers") or ()),
            context=tuple(row.get("context") or ()),
            evidence=tuple(_evidence(e, str(row["id"]), text_of) for e in row.get("evidence") or ()),
        )
    except (json.JSONDecodeError, TypeError, KeyError) as error:
        raise GoldError(path, number, f"format inattendu ({error})") from error
    if question.answerable != bool(question.evidence):
        raise GoldError(path, number, "une question a des preuves si et seulement si elle a une réponse")
    return question


def _evidence(row: dict[str, Any], question: str, text_of: TextOf) -> Evidence:
    source = str(row["source"])
    text = text_of(source)
    if "start" in row:
        return Evidence(source, int(row["start"]), int(row["end"]))
    found = find_quote(text, row["quote"])
    if found is None:
        raise QuoteError(question, source, row["quote"])
    return Evidence(source, *found)
