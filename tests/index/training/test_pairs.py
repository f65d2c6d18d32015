from __future__ import annotations

from pathlib import Path

import pytest

from index.training.pairs import READERS, held_out, windows


@pytest.mark.parametrize("name", sorted(READERS))
def test_every_source_gives_pairs_of_two_texts(data: Path, name: str) -> None:
    pairs = list(READERS[name](data))
    if name != "definitions":
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
