"""The French analyser, case by case: `french.txt` is for linguists to read and correct."""

from pathlib import Path

import pytest

from index.lexical.analyser import analyse

CASES = [
    tuple(part.strip() for part in line.split("→"))
    for line in (Path(__file__).parent / "french.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_there_are_cases():
    assert len(CASES) >= 100


@pytest.mark.parametrize(("text", "terms"), CASES, ids=[text for text, _ in CASES])
def test_case(text, terms):
    assert analyse(text) == terms.split()
