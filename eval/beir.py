"""Measuring retrieval on a set in the BEIR layout: corpus.jsonl, queries.jsonl, qrels/*.tsv or qrels.tsv.

Each document of the set goes through the whole product (reader, chunking, index) as a file of its own;
a document's rank is that of its best passage.
"""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ir_measures
import numpy as np
from ir_measures import RR, R, Success, nDCG

from eval.errors import BeirError
from ingest import system

MEASURES = {
    "nDCG@10": nDCG @ 10,
    "hit@1": Success @ 1,
    "recall@10": R @ 10,
    "recall@100": R @ 100,
    "MRR@10": RR @ 10,
}

Search = Callable[[str], list[str]]
"""Sources found for a question, best first, each once."""


@dataclass(frozen=True, slots=True)
class BeirSet:
    documents: Mapping[str, str]
    """Content of the file that stands for a document, by identifier."""
    queries: Mapping[str, str]
    qrels: Mapping[str, Mapping[str, int]]
    """Graded judgments by query and document; only judged queries are asked."""


@dataclass(frozen=True, slots=True)
class BeirScores:
    means: dict[str, float]
    per_question: dict[str, dict[str, float]]


def read_beir(folder: Path) -> BeirSet:
    documents = {}
    for row in _rows(folder / "corpus.jsonl"):
        title = row.get("title") or ""
        documents[str(row["_id"])] = f"# {title}\n\n{row['text']}" if title else str(row["text"])
    queries = {str(row["_id"]): str(row["text"]) for row in _rows(folder / "queries.jsonl")}
    qrels = _qrels(folder)
    unknown = qrels.keys() - queries.keys()
    if unknown:
        raise BeirError(str(folder), f"question jugée mais absente de queries.jsonl : {min(unknown)}")
    return BeirSet(documents, {i: queries[i] for i in qrels}, qrels)


def write_sources(documents: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Write each document as a Markdown file; returns the identifier by source name.

    Identifiers may hold any character, so files are named by their position.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = {f"{number:07}.md": identifier for number, identifier in enumerate(documents)}
    for name, identifier in names.items():
        (folder / name).write_text(documents[identifier], encoding="utf-8")
    return names


def score_beir(beir: BeirSet, search: Search, progress: Callable[[], object]) -> BeirScores:
    """Ask every judged query once.

    ir_measures gives a query without any result zero and keeps it in the mean (pytrec_eval alone would
    drop it). Ranks decide, not scores: hits are given descending scores so that ties cannot reorder them.
    """
    run: dict[str, dict[str, float]] = {}
    times: list[float] = []
    for identifier, text in beir.queries.items():
        begun = time.perf_counter()
        found = search(text)
        times.append((time.perf_counter() - begun) * 1000)
        run[identifier] = {document: 1.0 / rank for rank, document in enumerate(found, start=1)}
        progress()
    names = {str(measure): name for name, measure in MEASURES.items()}
    per_question: dict[str, dict[str, float]] = {i: {} for i in beir.queries}
    qrels = {query: dict(judged) for query, judged in beir.qrels.items()}
    for metric in ir_measures.iter_calc(list(MEASURES.values()), qrels, run):
        per_question[metric.query_id][names[str(metric.measure)]] = float(metric.value)
    means = {name: float(np.mean([row[name] for row in per_question.values()])) for name in MEASURES}
    means["search_ms_p50"] = float(np.percentile(times, 50))
    means["search_ms_p99"] = float(np.percentile(times, 99))
    return BeirScores(means, per_question)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                try:
                    yield json.loads(line)
                except json.JSONDecodeError as error:
                    raise BeirError(str(path), f"ligne {number} : JSON invalide ({error})") from error
    except OSError as error:
        raise BeirError(str(path), f"lecture impossible ({system.reason(error)})") from error


def _qrels(folder: Path) -> dict[str, dict[str, int]]:
    path = folder / "qrels.tsv"
    if not path.exists():
        path = folder / "qrels" / "test.tsv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise BeirError(str(path), f"lecture impossible ({system.reason(error)})") from error
    qrels: dict[str, dict[str, int]] = {}
    for number, line in enumerate(lines[1:], start=2):
        try:
            query, document, grade = line.split("\t")
            qrels.setdefault(query, {})[document] = int(grade)
        except ValueError as error:
            raise BeirError(str(path), f"ligne {number} : trois colonnes attendues") from error
    return qrels
