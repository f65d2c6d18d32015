"""Reading the training files: gzip JSON lines, one object a line."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.training import recipe


@dataclass(frozen=True, slots=True)
class ParallelSentence:
    """The same sentence in both languages."""

    en: str
    fr: str


def read_rows(data: Path, name: str) -> Iterator[dict[str, Any]]:
    """Rows of `data/name.jsonl.gz` in file order."""
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def generator(*parts: object) -> random.Random:
    """Random numbers that depend on the recipe's seed and `parts` alone."""
    return random.Random("-".join(map(str, (recipe.SEED, *parts))) if parts else recipe.SEED)  # noqa: S311


def parallel_passages(data: Path) -> list[ParallelSentence]:
    """Consecutive sentences of a document joined, in both languages, into passages of the product's size."""
    passages: list[ParallelSentence] = []
    english: list[str] = []
    french: list[str] = []
    length, source = 0, ""
    for row in read_rows(data, "general_parallel"):
        if row["src"] in recipe.UNORDERED_SOURCES:
            continue
        if french and (row["src"] != source or length >= recipe.PARALLEL_PASSAGE_CHARACTERS):
            passages.append(ParallelSentence("\n".join(english), "\n".join(french)))
            english, french, length = [], [], 0
        source = row["src"]
        english.append(row["en"])
        french.append(row["fr"])
        length += len(row["fr"]) + 1
    kept = [passage for passage in passages if len(passage.fr) <= 2 * recipe.PARALLEL_PASSAGE_CHARACTERS]
    generator().shuffle(kept)
    return kept
