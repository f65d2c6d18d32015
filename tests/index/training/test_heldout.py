from __future__ import annotations

from pathlib import Path

import pytest

from index.training import recipe
from index.training.heldout import heldout_pairs, write_beir
from tests.index.training.conftest import write_rows

LONG = "x" * 80


def laws(data: Path) -> None:
    pairs = [("texte un", f"one {LONG}"), ("texte deux", f"two {LONG}"), ("texte trois", "too short")]
    trained = [(f"phrase apprise {n}", f"learnt sentence {n} {LONG}") for n in range(3)]
    write_rows(data, "laws_parallel", [{"fr": fr, "en": en} for fr, en in [*trained, *pairs]])
    write_rows(data, "general_parallel", [])
    notes = [("Note un", "texte un"), ("Note deux", "texte deux"), ("Note trois", "texte trois")]
    notes += [("Note apprise", trained[0][0]), ("Définitions", "texte un bis"), ("Ailleurs", "inconnu")]
    write_rows(data, "laws_notes", [{"note": n, "law": "l", "text": t} for n, t in notes])


def test_only_what_took_no_part_in_training_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laws(tmp_path)
    # Sentences past the training length take no part in it.
    monkeypatch.setattr(recipe, "PARALLEL_CAPS", {"laws": 6})
    assert heldout_pairs(tmp_path) == []
    monkeypatch.setattr(recipe, "PARALLEL_MAX_CHARACTERS", 20)
    assert sorted(heldout_pairs(tmp_path))[0] == ("Note apprise", f"learnt sentence 0 {LONG}")
    assert {note for note, _ in heldout_pairs(tmp_path)} == {"Note un", "Note deux", "Note apprise"}


def test_a_beir_folder_is_written(tmp_path: Path) -> None:
    write_beir([("Note un", "One."), ("Note deux", "Two.")], tmp_path)
    assert (tmp_path / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:] == ["p0\tp0\t1", "p1\tp1\t1"]
    assert len((tmp_path / "corpus.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    assert "Note deux" in (tmp_path / "queries.jsonl").read_text(encoding="utf-8")
