import json
from pathlib import Path

import pytest

from eval.errors import EvalError, GoldError, MissingSourceError, QuoteError
from eval.gold_set import read_gold
from eval.types import Evidence

ROW = {
    "id": "q1",
    "question": "Combien ?",
    "answerable": True,
    "type": "number",
    "answers": ["trois"],
    "context": None,
    "evidence": [{"source": "note.txt", "quote": "trois jours"}],
}


def text_of(source: str) -> str:
    if source != "note.txt":
        raise MissingSourceError(source)
    return "Il y a trois\njours."


def write(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in rows), encoding="utf-8")
    return path


def test_quotes_become_ranges(tmp_path: Path) -> None:
    (question,) = read_gold(write(tmp_path / "g.jsonl", ROW, ""), text_of)
    assert question.evidence == (Evidence("note.txt", 7, 18),)
    assert question.context == ()


def test_ranges_are_taken_as_they_are(tmp_path: Path) -> None:
    row = ROW | {"evidence": [{"source": "note.txt", "start": 7, "end": 12}]}
    (question,) = read_gold(write(tmp_path / "g.jsonl", row), text_of)
    assert question.evidence == (Evidence("note.txt", 7, 12),)


@pytest.mark.parametrize(
    ("rows", "error", "says"),
    [
        ((ROW, "{"), GoldError, "ligne 2"),
        (({"id": "x"},), GoldError, "ligne 1"),
        ((ROW | {"evidence": []},), GoldError, "preuves"),
        ((ROW | {"answerable": False},), GoldError, "preuves"),
        ((ROW | {"evidence": [{"source": "note.txt", "quote": "dix"}]},), QuoteError, "q1"),
        ((ROW | {"evidence": [{"source": "autre.txt", "quote": "dix"}]},), MissingSourceError, "autre.txt"),
        ((), EvalError, "vide"),
    ],
)
def test_what_is_wrong_is_named(
    tmp_path: Path, rows: tuple[object, ...], error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        read_gold(write(tmp_path / "g.jsonl", *rows), text_of)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match="absent"):
        read_gold(tmp_path / "absent.jsonl", text_of)


def test_a_set_that_cannot_be_read_is_named_in_french(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"absent\.jsonl \(ce fichier ou son dossier n'existe pas\)"):
        read_gold(tmp_path / "absent.jsonl", text_of)
    (tmp_path / "latin.jsonl").write_bytes("déjà".encode("cp1252"))
    with pytest.raises(EvalError, match=r"latin\.jsonl \(ce n'est pas du texte en UTF-8\)"):
        read_gold(tmp_path / "latin.jsonl", text_of)
