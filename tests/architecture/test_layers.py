"""Imports only ever point left: ingest ← index ← service ← eval."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAYERS = ("ingest", "index", "service", "eval")


def imported_layers(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return {name.split(".")[0] for name in names} & set(LAYERS)


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_imports_only_itself_and_those_to_its_left(layer: str) -> None:
    files = sorted((ROOT / layer).rglob("*.py"))
    assert files
    allowed = set(LAYERS[: LAYERS.index(layer) + 1])
    wrong = {str(f.relative_to(ROOT)): extra for f in files if (extra := imported_layers(f) - allowed)}
    assert not wrong


def test_the_check_sees_a_forbidden_import(tmp_path: Path) -> None:
    file = tmp_path / "bad.py"
    file.write_text("def f():\n    from service.types import Answer\n    import eval.metrics\n")
    assert imported_layers(file) == {"service", "eval"}


def test_eval_is_never_imported_bare() -> None:
    """`import eval` would hide the builtin of that name."""
    for layer in (*LAYERS, "tests"):
        for file in (ROOT / layer).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    assert all(alias.name != "eval" for alias in node.names), file


def test_answering_is_pure() -> None:
    """`service/answering` decides; it opens no file, socket or database."""
    forbidden = {"sqlite3", "socket", "pathlib", "os", "fastapi", "httpx", "subprocess"}
    for file in (ROOT / "service" / "answering").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names = {(node.module or "").split(".")[0]}
            else:
                continue
            assert not names & forbidden, file
