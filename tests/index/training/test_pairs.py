from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from index.training import pairs as sources
from index.training.pairs import READERS, Pair, held_out, windows
from tests.index.training.conftest import write_rows


@pytest.mark.parametrize("name", sorted(READERS))
def test_every_source_gives_pairs_of_two_texts(data: Path, name: str) -> None:
    pairs = list(READERS[name](data))
    if name not in ("definitions", "own_questions"):  # those are on passages that these data lack
        assert pairs
    assert all(pair.query.strip() and pair.passage.strip() for pair in pairs)


def test_articles_held_out_are_not_learnt_from(data: Path) -> None:
    learnt = {pair.topic for pair in READERS["piaf"](data)}
    kept = {f"sujet {i}" for i in range(10)} - learnt
    assert learnt
    assert all(held_out(title) for title in kept)
    assert not any(held_out(title) for title in learnt)


def test_numbering_is_no_part_of_a_heading(data: Path) -> None:
    assert next(READERS["codes"](data)).query == "Le grand sujet 0"


def test_windows_cover_the_text_without_cutting_a_sentence() -> None:
    text = "Une phrase. Une autre phrase ! Puis la fin ?\nEt une ligne"
    found = list(windows(text, size=30))
    assert all(len(window) <= 30 for window in found)
    assert "".join(found).replace("\n", "").replace(" ", "") == text.replace("\n", "").replace(" ", "")


def test_questions_written_on_passages_of_the_data_find_them(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = next(READERS["piaf"](data))
    rows = [
        {"sha256": sha256(text.encode()).hexdigest(), "asked": [["Qui ?", "numéro"]], "missed": ["Quand ?"]}
        for text in (asked.passage, "nulle part dans ces données")
    ]
    write_rows(tmp_path, "questions", rows)
    monkeypatch.setattr(sources, "WRITTEN", tmp_path)
    found = list(READERS["own_questions"](data))
    assert found == [Pair("Qui ?", asked.passage, asked.topic, "numéro", ("Quand ?",))]


def test_what_was_written_for_the_project_holds_its_answers(data: Path) -> None:
    found = list(READERS["own_documents"](data))
    assert len(found) > 1_000
    assert all(pair.answer in pair.passage and pair.topic for pair in found)
    assert not any(pair.query in pair.misses for pair in found)
