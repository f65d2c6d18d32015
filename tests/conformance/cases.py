"""The cases of point 5, French as people type it, and the passages they are searched among."""

from dataclasses import dataclass
from itertools import product
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Case:
    rule: str
    typed: str
    history: tuple[str, ...]
    wanted: str
    """The passage that comes first."""


def _read() -> tuple[list[Case], list[str]]:
    """Cases, and every passage that stands beside them."""
    cases: list[Case] = []
    others: list[str] = []
    rule = ""
    typed: list[str] = []
    history: list[str] = []
    for line in (FOLDER / "cases.txt").read_text(encoding="utf-8").splitlines():
        mark, _, text = line.strip().partition(" ")
        if line.startswith("["):
            rule = line.strip("[]")
        elif mark == "«":
            typed.append(text.removesuffix("»").strip())
        elif mark == "après":
            history.append(text.strip("« »"))
        elif mark == "→":
            cases += (Case(rule, question, tuple(history), text) for question in typed)
            typed, history = [], []
        elif mark in ("≠", "+"):
            others.append(text)
        elif mark not in ("", "#"):
            raise ValueError(f"cases.txt: {line}")
    return cases, others


def _distractors() -> list[str]:
    """Each subject of the file with each of what may be said of it."""
    parts = (FOLDER / "distractors.txt").read_text(encoding="utf-8").split("\n\n")
    subjects, sayings = (
        [line for line in part.splitlines() if line and not line.startswith("#")] for part in parts
    )
    return [f"{subject} {saying}" for subject, saying in product(subjects, sayings)]


CASES, COMPETITORS = _read()
DISTRACTORS = _distractors()
# Wanted passages come last: no tie, which keys would settle, is ever in their favour.
PASSAGES = tuple(dict.fromkeys([*DISTRACTORS, *COMPETITORS, *(case.wanted for case in CASES)]))
