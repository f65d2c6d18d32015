"""The second gold set: every quote stands once in its document, every answer in its quote."""

from collections import Counter
from pathlib import Path

import pytest

from eval.gold_set import read_gold
from eval.types import GoldQuestion

GOLD = Path(__file__).parents[2] / "eval" / "gold" / "administrations.jsonl"
DOCUMENTS = {
    path.name: path.read_text(encoding="utf-8") for path in sorted(GOLD.with_suffix("").glob("*.md"))
}


@pytest.fixture(scope="module")
def questions() -> tuple[GoldQuestion, ...]:
    """Reading them places every quote: one that stands twice or not at all is an error."""
    return read_gold(GOLD, DOCUMENTS.get)


def test_every_document_is_asked_about(questions: tuple[GoldQuestion, ...]) -> None:
    asked = Counter(item.source for question in questions for item in question.evidence)
    assert set(asked) == set(DOCUMENTS)
    assert min(asked.values()) >= 30


def test_answers_stand_in_their_evidence(questions: tuple[GoldQuestion, ...]) -> None:
    for question in questions:
        held = [DOCUMENTS[item.source][item.start : item.end] for item in question.evidence]
        assert question.answerable == bool(held)
        assert all(answer in held[0] for answer in question.answers), question.id


def test_a_third_ask_what_the_documents_do_not_say(questions: tuple[GoldQuestion, ...]) -> None:
    misses = sum(not question.answerable for question in questions)
    assert len(questions) / 4 < misses < len(questions) / 2
    assert len({question.id for question in questions}) == len(questions)


def test_the_readme_gives_the_true_counts(questions: tuple[GoldQuestion, ...]) -> None:
    readme = (GOLD.parent / "README.md").read_text(encoding="utf-8")
    answerable = sum(question.answerable for question in questions)
    assert f"{answerable} answerable questions and {len(questions) - answerable}" in " ".join(readme.split())
    assert f"{len(DOCUMENTS)} documents" in readme
