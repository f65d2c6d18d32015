from __future__ import annotations

from pathlib import Path

from index.training.heldout import heldout_pairs, write_beir
from tests.index.training.conftest import write_rows

LONG = "x" * 80


def laws(data: Path) -> None:
    pairs = [("texte un", f"one {LONG}"), ("texte deux", f"two {LONG}"), ("texte trois", "too short")]
    write_rows(data, "laws_parallel", [{"fr": fr, "en": en} for fr, en in pairs])
    notes = [("Note un", "texte un"), ("Note deux", "texte deux"), ("Note trois", "texte trois")]
    notes += [("Définitions", "texte deux"), ("Ailleurs", "inconnu")]
    write_rows(data, "laws_notes", [{"note": n, "law": "l", "text": t} for n, t in notes])


def test_notes_are_paired_with_long_provisions_that_have_one_note(tmp_path: Path) -> None:
    laws(tmp_path)
    assert heldout_pairs(tmp_path) == [("Note un", f"one {LONG}")]


def test_a_beir_folder_is_written(tmp_path: Path) -> None:
    write_beir([("Note un", "One."), ("Note deux", "Two.")], tmp_path)
    assert (tmp_path / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:] == ["p0\tp0\t1", "p1\tp1\t1"]
    assert len((tmp_path / "corpus.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    assert "Note deux" in (tmp_path / "queries.jsonl").read_text(encoding="utf-8")
