"""The sample gold set is well formed, varied, and every one of its quotes stands in its document."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from service.demo.sources.build import CORPUS
from tests.demo.extraction import squeeze, text_of

GOLD = Path(__file__).parents[2] / "eval" / "gold" / "sample.jsonl"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
ANSWERABLE = [row for row in ROWS if row["answerable"]]
SHAPES = {"number", "date", "who", "where", "list", "why_how", "definition", "table", "compare", "fact"}
TYPES = SHAPES | {"multi_passage", "followup", "typo", "keyword"}


def test_every_row_follows_the_format() -> None:
    assert [row["id"] for row in ROWS] == [f"smp-{n:03}" for n in range(1, len(ROWS) + 1)]
    for row in ROWS:
        assert set(row) == {"id", "question", "answerable", "type", "answers", "context", "evidence"}, row[
            "id"
        ]
        assert row["type"] in TYPES, row["id"]
        assert row["question"].strip() == row["question"] != "", row["id"]
        assert bool(row["answers"]) == bool(row["evidence"]) == row["answerable"], row["id"]
        assert (row["type"] == "followup") == bool(row["context"]), row["id"]
        assert row["context"] is None or 1 <= len(row["context"]) <= 2, row["id"]
        assert all(set(item) == {"source", "quote"} for item in row["evidence"]), row["id"]
        assert row["type"] != "multi_passage" or len(row["evidence"]) >= 2, row["id"]


def test_no_question_is_asked_twice() -> None:
    asked = Counter((row["question"], tuple(row["context"] or ())) for row in ROWS)
    assert [question for question, times in asked.items() if times > 1] == []


def test_kinds_are_numerous_enough_to_measure() -> None:
    types = Counter(row["type"] for row in ANSWERABLE)
    assert len(ROWS) >= 170
    assert len(ROWS) - len(ANSWERABLE) >= 40
    assert types["followup"] >= 40
    assert types["multi_passage"] >= 25
    assert types["typo"] + types["keyword"] >= 20
    assert set(types) == TYPES


def test_the_readme_gives_the_true_counts() -> None:
    readme = (GOLD.parent / "README.md").read_text(encoding="utf-8")
    for kind in sorted(TYPES):
        counts = [
            sum(row["type"] == kind and row["answerable"] is answer for row in ROWS)
            for answer in (True, False)
        ]
        assert f"| `{kind}` | {counts[0]} | {counts[1]} |" in readme
    assert f"| **all** | **{len(ANSWERABLE)}** | **{len(ROWS) - len(ANSWERABLE)}** |" in readme


def test_every_document_is_asked_about() -> None:
    assert {item["source"] for row in ROWS for item in row["evidence"]} == {
        path.name for path in CORPUS.iterdir()
    }


@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.name)
def test_quotes_are_in_their_document(path: Path) -> None:
    text = text_of(path)
    verbatim = path.suffix in {".txt", ".md"}
    quotes = [
        (row["id"], item["quote"]) for row in ROWS for item in row["evidence"] if item["source"] == path.name
    ]
    missing = [(key, quote) for key, quote in quotes if (quote if verbatim else squeeze(quote)) not in text]
    assert missing == []


@pytest.mark.parametrize("row", ANSWERABLE, ids=lambda row: row["id"])
def test_answers_are_in_the_evidence(row: dict[str, Any]) -> None:
    evidence = squeeze(" ".join(item["quote"] for item in row["evidence"]).replace("**", ""))
    assert [answer for answer in row["answers"] if answer not in evidence] == []
