"""What a run leaves behind: figures on the terminal, and a file that `compare` reads."""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from eval.errors import EvalError
from ingest import system

PerQuestion = Mapping[str, Mapping[str, float]]


def print_figures(means: Mapping[str, float]) -> None:
    width = max(map(len, means))
    for name, value in means.items():
        print(f"{name:<{width}}  {value:8.4f}" if abs(value) <= 1 else f"{name:<{width}}  {value:8.1f}")


def write_outcome(
    path: Path,
    settings: Mapping[str, Any],
    means: Mapping[str, float],
    per_question: PerQuestion,
    more: Mapping[str, Any] = MappingProxyType({}),
) -> None:
    """`more` is told beside what `compare` reads."""
    outcome = {"settings": settings, "means": means, **more, "questions": per_question}
    write(path, json.dumps(outcome, ensure_ascii=False, indent=1) + "\n")


def write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise EvalError(f"Écriture impossible : {path} ({system.reason(error)}).") from error


def read_outcome(path: Path) -> PerQuestion:
    """Scores by question, then by metric."""
    try:
        questions = json.loads(path.read_text(encoding="utf-8"))["questions"]
        return {str(i): {str(m): float(v) for m, v in row.items()} for i, row in questions.items()}
    except OSError as error:
        raise EvalError(f"Lecture impossible : {path} ({system.reason(error)}).") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise EvalError(f"{path} n'est pas un résultat de sourcier-eval.") from error
