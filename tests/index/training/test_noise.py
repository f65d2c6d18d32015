from __future__ import annotations

import random
from difflib import SequenceMatcher

import pytest

from index.training.noise import framed, keywords, noisy, typing_error


@pytest.mark.parametrize("seed", range(20))
def test_a_typing_error_changes_one_place(seed: int) -> None:
    text = "Quel budget pour la recherche ?"
    changed = typing_error(text, random.Random(seed))
    assert abs(len(changed) - len(text)) <= 1
    assert SequenceMatcher(None, text, changed).ratio() > 0.93


def test_a_text_without_long_words_is_left_alone() -> None:
    assert typing_error("à la vie", random.Random(0)) in {"à la vie", "à la vei", "à la ve", "à la viie"}
    assert typing_error("où ?", random.Random(0)) == "où ?"


def test_keywords_keep_content_words_in_order() -> None:
    assert (
        keywords("Quel est le budget de la recherche en 2024 ?", random.Random(0)) == "budget recherche 2024"
    )
    assert keywords("Pourquoi ?", random.Random(0)) == "Pourquoi ?"


def test_a_title_is_framed_and_a_question_never() -> None:
    assert "carte grise" in framed("Carte grise", random.Random(0))
    questions = {noisy("Qui a gagné en 2003 ?", random.Random(seed)) for seed in range(40)}
    assert not any("infor" in question or "savoir" in question for question in questions)
